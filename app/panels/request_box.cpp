#include "app/panels/request_box.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/panels/controls.h"
#include "app/whole_links.h"
#include "app/words/phrase.h"
#include "third_party/imgui/outlines.h"

namespace app {
namespace {

constexpr std::array<std::pair<raft::Op, const char*>, 3> kOps{
    {{raft::Op::Set, "SET"}, {raft::Op::Add, "ADD"}, {raft::Op::Get, "GET"}}};

constexpr float kTargetWidth = 8.2F; // "no leader: A"

bool choose_op(const Look& look, raft::Op& op) {
    bool changed = false;
    if (begin_choice(look, "###op", kOps[static_cast<std::size_t>(op)].second, look.em * 4.6F)) {
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

bool choose_target(const Look& look, const sim::World& world, std::optional<raft::NodeId>& to) {
    bool changed = false;
    const std::string leader = leader_text(look, world);
    const std::string shown = to ? node_name(*to, look.words) : leader;
    if (begin_choice(look, "###to", shown.c_str(), look.em * kTargetWidth)) {
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

float box_width(const Look& look) {
    const float send = text_width(look.word("request.send")) + look.em * 2.4F;
    return text_width(look.word("request.title")) + look.em * (4.6F + 6 + kTargetWidth + 5.4F) + send;
}

} // namespace

RequestBoxPlan plan_request_box(const Look& look, float width) {
    const float em = look.em;
    const float above = std::round(em * 0.2F);
    const float height = std::round(ImGui::GetFrameHeight() + em * 1.5F);
    const float wide = std::min(box_width(look), width - em);
    return {.height = height + above, .frame = {std::round((width - wide) / 2), above, wide, height - em * 0.7F}};
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

    ImGui::SetCursorScreenPos({least.x + em, std::round((least.y + most.y - ImGui::GetFrameHeight()) / 2)});
    ImGui::AlignTextToFramePadding();
    text(look.word("request.title"), look.theme.muted_text);
    ImGui::SameLine(0, em * 0.7F);

    DraftRequest draft = desk.draft;
    bool changed = choose_op(look, draft.command.op);
    ImGui::SameLine();
    const bool has_number = draft.command.op != raft::Op::Get;
    ImGui::BeginDisabled(!has_number);
    ImGui::SetNextItemWidth(em * 6);
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
    changed |= choose_target(look, world, draft.to);
    ImGui::SameLine(0, em * 0.8F);

    const raft::Command command{draft.command.op, number};
    const sim::Request request{free_client(world), draft.to, command};
    const bool possible = request.client != 0 && sim::valid(world, request);
    const bool pressed = primary_button(look, look.labelled("request.send", "send").c_str(), possible);
    if (changed) actions.emplace_back(draft);
    if (possible && (pressed || entered)) actions.emplace_back(Do{request});
}

} // namespace app
