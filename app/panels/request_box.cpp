#include "app/panels/request_box.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/panels/controls.h"
#include "app/whole_links.h"
#include "app/words/phrase.h"
#include "raft/sim/free_client.h"
#include "third_party/imgui/outlines.h"

namespace app {
namespace {

constexpr std::array<std::pair<raft::Op, const char*>, 3> kOps{
    {{raft::Op::Set, "SET"}, {raft::Op::Add, "ADD"}, {raft::Op::Get, "GET"}}};

// Widths in em: as they are where there is room, and the least with which they can be used.
struct Width {
    float wanted;
    float least;
};
constexpr Width kOp{4.6F, 4};
constexpr Width kNumber{6, 3};
constexpr Width kTarget{8.2F, 4.5F}; // "no leader: A"
constexpr float kTitleGap = 0.7F;
constexpr float kSendGap = 0.8F;
constexpr float kMargin = 1; // left and right

bool choose_op(const Look& look, raft::Op& op, float width) {
    bool changed = false;
    if (begin_choice(look, "###op", kOps[static_cast<std::size_t>(op)].second, width)) {
        for (const auto& [value, name] : kOps) {
            if (!ImGui::Selectable(name, value == op)) continue;
            op = value;
            changed = true;
        }
        end_choice();
    }
    return changed;
}

// Whom a request for "the leader" asks first: where nobody leads, the node that the client asked last.
std::string leader_text(const Look& look, const sim::World& world) {
    if (sim::current_leader(world)) return std::string(look.word("request.leader"));
    const sim::Client* client = sim::find_client(world, free_client(world));
    return look.words.fill("request.no_leader",
                           {{"node", node_name(client == nullptr ? raft::NodeId{0} : client->target, look.words)}});
}

bool choose_target(const Look& look, const sim::World& world, std::optional<raft::NodeId>& to, float width) {
    bool changed = false;
    const std::string leader = leader_text(look, world);
    const std::string shown = to ? node_name(*to, look.words) : leader;
    if (begin_choice(look, "###to", shown.c_str(), width)) {
        if (ImGui::Selectable((leader + "###to_leader").c_str(), !to)) {
            to.reset();
            changed = true;
        }
        for (int node = 0; node < world.node_count(); ++node) {
            const auto id = static_cast<raft::NodeId>(node);
            const std::string name = node_name(id, look.words);
            if (!ImGui::Selectable((name + "###to_" + name).c_str(), to == id)) continue;
            to = id;
            changed = true;
        }
        end_choice();
    }
    return changed;
}

// What does not grow or shrink: the room at both ends, the arrow and the button.
float fixed_width(const Look& look) {
    const ImGuiStyle& style = ImGui::GetStyle();
    const float send = text_width(look.word("request.send")) + style.FramePadding.x * 2;
    return look.em * (2 * kMargin + kSendGap) + text_width("→") + style.ItemSpacing.x * 3 + send;
}

} // namespace

float least_request_box(const Look& look) {
    return std::ceil(fixed_width(look) + look.em * (kOp.least + kNumber.least + kTarget.least + 1));
}

// The title goes first; then what is chosen from is narrower.
RequestBoxPlan plan_request_box(const Look& look, float width) {
    const float em = look.em;
    const float above = std::round(em * 0.2F);
    const float height = std::round(ImGui::GetFrameHeight() + em * 1.5F);
    const float fixed = fixed_width(look);
    const float controls = em * (kOp.wanted + kNumber.wanted + kTarget.wanted);
    float title = text_width(look.word("request.title")) + em * kTitleGap;
    const float room = width - em;
    if (fixed + controls + title > room) title = 0;
    // 1: as wide as they want; 0: as narrow as they can be.
    const float least = em * (kOp.least + kNumber.least + kTarget.least);
    const float part = std::clamp((room - fixed - least) / (controls - least), 0.0F, 1.0F);
    const auto wide = [&](const Width& one) { return std::round(em * (one.least + part * (one.wanted - one.least))); };
    RequestBoxPlan plan{
        .height = height + above, .title = title, .op = wide(kOp), .number = wide(kNumber), .target = wide(kTarget)};
    const float whole = std::min(room, std::ceil(fixed + title + plan.op + plan.number + plan.target));
    plan.frame = {std::round((width - whole) / 2), above, whole, height - em * 0.7F};
    return plan;
}

void request_box(const Look& look, const Shown& shown, const RequestBoxPlan& plan, Actions& actions) {
    const Desk& desk = shown.desk;
    const sim::World& world = shown.world;
    const float em = look.em;
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const ImVec2 least{corner.x + plan.frame.x, corner.y + plan.frame.y};
    const ImVec2 most{least.x + plan.frame.width, least.y + plan.frame.height};
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddRectFilled(least, most, packed(look.theme.surface), em * 0.75F);
    outlines::rect(draw, least, most, packed(look.theme.border), em * 0.75F);

    ImGui::SetCursorScreenPos({least.x + em * kMargin, std::round((least.y + most.y - ImGui::GetFrameHeight()) / 2)});
    ImGui::AlignTextToFramePadding();
    if (plan.title > 0) {
        text(look.word("request.title"), look.theme.muted_text);
        ImGui::SameLine(0, em * kTitleGap);
    }

    DraftRequest draft = desk.draft;
    bool changed = choose_op(look, draft.command.op, plan.op);
    ImGui::SameLine();
    const bool has_number = draft.command.op != raft::Op::Get;
    ImGui::BeginDisabled(!has_number);
    ImGui::SetNextItemWidth(plan.number);
    if (desk.focus_request_box) ImGui::SetKeyboardFocusHere();
    std::int64_t number = has_number ? draft.command.number : 0;
    changed |= ImGui::InputScalar("###number", ImGuiDataType_S64, &number, nullptr, nullptr, "%lld",
                                  ImGuiInputTextFlags_CharsDecimal | ImGuiInputTextFlags_ParseEmptyRefVal);
    const bool entered = ImGui::IsItemDeactivated() && ImGui::IsKeyPressed(ImGuiKey_Enter, false);
    ImGui::EndDisabled();
    if (has_number) draft.command.number = number;
    ImGui::SameLine();
    text("→", look.theme.muted_text);
    ImGui::SameLine();
    changed |= choose_target(look, world, draft.to, plan.target);
    ImGui::SameLine(0, em * kSendGap);

    const raft::Command command{draft.command.op, number};
    const sim::Request request{free_client(world), draft.to, command};
    const bool possible = request.client != 0 && sim::valid(world, request);
    const bool pressed = primary_button(look, look.labelled("request.send", "send").c_str(), possible);
    if (changed) actions.emplace_back(draft);
    if (possible && (pressed || entered)) actions.emplace_back(Do{request});
}

} // namespace app
