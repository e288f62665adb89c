#include "app/panels/help.h"

#include <algorithm>
#include <array>
#include <numbers>
#include <vector>

#include "app/keys.h"
#include "app/panels/controls.h"
#include "app/panels/dialog_window.h"
#include "app/wrapped.h"
#include "third_party/imgui/outlines.h"

namespace app {
namespace {

void heading(const Look& look, std::string_view key) {
    const TextStyle style(look, kSmall, render::Weight::Bold);
    text(look.word(key), look.theme.muted_text);
    ImGui::Dummy({0, look.em * 0.1F});
}

float key_cap_width(const Look& look, std::string_view shown) {
    const TextStyle style(look, kSmall, render::Weight::SemiBold);
    return text_width(shown) + look.em * 0.7F;
}

void key_cap(const Look& look, std::string_view shown) {
    const TextStyle style(look, kSmall, render::Weight::SemiBold);
    const float em = look.em;
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const ImVec2 size{key_cap_width(look, shown), ImGui::GetTextLineHeight() + em * 0.1F};
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddRectFilled(corner, {corner.x + size.x, corner.y + size.y}, packed(look.theme.sunken), em * 0.3F);
    outlines::rect(draw, corner, {corner.x + size.x, corner.y + size.y}, packed(look.theme.border), em * 0.3F);
    draw.AddText({corner.x + em * 0.35F, corner.y + em * 0.05F}, packed(look.theme.text), shown.data(),
                 shown.data() + shown.size());
    ImGui::Dummy(size);
}

void keys(const Look& look) {
    heading(look, "help.keys");
    std::vector<const KeyBinding*> shown;
    for (const KeyBinding& binding : key_bindings()) {
        if (!binding.shown.empty()) shown.push_back(&binding);
    }
    // In columns beside each other, read downwards: all of them fit into the smallest window.
    constexpr std::size_t kColumns = 3;
    const std::size_t rows = (shown.size() + kColumns - 1) / kColumns;
    // Rows ask for the padding as they begin, not only the table.
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {look.em * 0.4F, look.em * 0.03F});
    if (ImGui::BeginTable("###keys", 2 * kColumns)) {
        for (std::size_t column = 0; column < kColumns; ++column) {
            float widest = look.em * 5;
            for (std::size_t i = column * rows; i < std::min(shown.size(), (column + 1) * rows); ++i)
                widest = std::max(widest, key_cap_width(look, shown[i]->shown) + look.em * 0.4F);
            ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthFixed, widest);
            ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthFixed, look.em * 16);
        }
        for (std::size_t row = 0; row < rows; ++row) {
            ImGui::TableNextRow();
            for (std::size_t i = row; i < shown.size(); i += rows) {
                ImGui::TableNextColumn();
                key_cap(look, shown[i]->shown);
                ImGui::TableNextColumn();
                const TextStyle style(look, kSmall);
                text_wrapped(look.word(shown[i]->words_key), look.theme.text);
            }
        }
        ImGui::EndTable();
    }
    ImGui::PopStyleVar();
}

// One sign of the picture's vocabulary, drawn small.
enum class Sign {
    Follower,
    Candidate,
    Leader,
    Stopped,
    Request,
    Reply,
    Entry,
    UnknownEntry,
    OpenEntry,
    Commit,
    Cut,
    Client,
    Disk,
    Tally
};

void dashed_circle(ImDrawList& draw, ImVec2 center, float radius, ImU32 color, float width) {
    constexpr int kDashes = 8;
    for (int i = 0; i < kDashes; ++i) {
        const float from = static_cast<float>(i) * 2 * std::numbers::pi_v<float> / kDashes;
        draw.PathArcTo(center, radius, from, from + std::numbers::pi_v<float> / kDashes * 1.2F);
        outlines::path(draw, color, width);
    }
}

void dashed_box(ImDrawList& draw, ImVec2 least, ImVec2 most, ImU32 color, float width) {
    constexpr int kDashes = 4;
    const float dash = (most.x - least.x) / (2 * kDashes - 1);
    for (int i = 0; i < kDashes; ++i) {
        const float from = least.x + 2 * dash * static_cast<float>(i);
        for (const float y : {least.y, most.y})
            draw.AddLine({from, y}, {from + dash, y}, color, width);
    }
    const float part = (most.y - least.y) / 3;
    for (const float x : {least.x, most.x}) {
        draw.AddLine({x, least.y}, {x, least.y + part}, color, width);
        draw.AddLine({x, most.y - part}, {x, most.y}, color, width);
    }
}

void draw_sign(const Look& look, Sign sign, ImVec2 center) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const render::Theme& theme = look.theme;
    const float r = look.em * 0.55F;
    const float thin = std::max(1.0F, look.em * 0.1F);
    const ImVec2 least{center.x - r * 1.5F, center.y - r * 0.8F};
    const ImVec2 most{center.x + r * 1.5F, center.y + r * 0.8F};
    switch (sign) {
        case Sign::Follower: draw.AddCircle(center, r, packed(theme.follower), 32, thin); break;
        case Sign::Candidate: dashed_circle(draw, center, r, packed(theme.candidate), thin * 1.6F); break;
        case Sign::Leader: draw.AddCircle(center, r, packed(theme.leader), 32, thin * 2.4F); break;
        case Sign::Stopped:
            draw.AddCircleFilled(center, r, packed(theme.stopped_fill), 32);
            draw.AddCircle(center, r, packed(theme.stopped), 32, thin);
            for (const float shift : {-0.5F, 0.0F, 0.5F}) {
                draw.AddLine({center.x + (shift - 0.4F) * r, center.y + (shift + 0.4F) * r},
                             {center.x + (shift + 0.4F) * r, center.y + (shift - 0.4F) * r}, packed(theme.stopped),
                             thin);
            }
            break;
        case Sign::Request: draw.AddCircleFilled(center, r * 0.7F, packed(theme.leader), 32); break;
        case Sign::Reply: draw.AddCircle(center, r * 0.7F, packed(theme.follower), 32, thin * 1.6F); break;
        case Sign::Entry: draw.AddRectFilled(least, most, packed(theme.terms[0].fill), look.em * 0.25F); break;
        case Sign::UnknownEntry:
            draw.AddRectFilled(least, most, packed(render::pale(theme, theme.terms[0])), look.em * 0.25F);
            outlines::rect(draw, least, most, packed(theme.terms[0].fill), look.em * 0.25F, thin);
            break;
        case Sign::OpenEntry: dashed_box(draw, least, most, packed(theme.terms[0].fill), thin); break;
        case Sign::Commit:
            draw.AddLine({least.x, center.y}, {most.x, center.y}, packed(theme.leader), thin * 2.4F);
            draw.AddQuadFilled({center.x - r * 0.8F, center.y}, {center.x, center.y - r},
                               {center.x + r * 0.8F, center.y}, {center.x, center.y + r}, packed(theme.surface));
            draw.AddQuadFilled({center.x - r * 0.55F, center.y}, {center.x, center.y - r * 0.7F},
                               {center.x + r * 0.55F, center.y}, {center.x, center.y + r * 0.7F}, packed(theme.text));
            break;
        case Sign::Cut:
            draw.AddLine({center.x - r * 0.5F, center.y - r * 0.5F}, {center.x + r * 0.5F, center.y + r * 0.5F},
                         packed(theme.trouble), thin * 1.5F);
            draw.AddLine({center.x - r * 0.5F, center.y + r * 0.5F}, {center.x + r * 0.5F, center.y - r * 0.5F},
                         packed(theme.trouble), thin * 1.5F);
            break;
        case Sign::Tally: {
            const float pitch = r * 0.62F;
            for (int i = 0; i < 5; ++i) {
                const ImVec2 pip{center.x + pitch * static_cast<float>(i - 2), center.y};
                if (i < 3) draw.AddCircleFilled(pip, r * 0.18F, packed(theme.text), 16);
                draw.AddCircle(pip, r * 0.18F, packed(theme.text), 16, thin * 0.6F);
            }
            const float mark = center.x + pitch * 0.5F;
            draw.AddLine({mark, center.y - r * 0.6F}, {mark, center.y + r * 0.6F}, packed(theme.text), thin);
            break;
        }
        case Sign::Disk:
            draw.AddCircleFilled(center, r, packed(theme.text), 32);
            draw.AddRectFilled({center.x - r * 0.5F, center.y - r * 0.55F}, {center.x + r * 0.5F, center.y + r * 0.55F},
                               packed(theme.surface), r * 0.25F);
            for (const float down : {-0.28F, 0.12F}) {
                draw.AddLine({center.x - r * 0.5F, center.y + down * r}, {center.x + r * 0.5F, center.y + down * r},
                             packed(theme.text), thin);
            }
            break;
        case Sign::Client: draw.AddCircle(center, r, packed(theme.client), 32, thin * 1.6F); break;
    }
}

void legend(const Look& look) {
    heading(look, "help.legend");
    constexpr std::array<std::pair<Sign, std::string_view>, 14> kSigns{{{Sign::Follower, "help.sign_follower"},
                                                                        {Sign::Candidate, "help.sign_candidate"},
                                                                        {Sign::Leader, "help.sign_leader"},
                                                                        {Sign::Stopped, "help.sign_stopped"},
                                                                        {Sign::Disk, "help.sign_disk"},
                                                                        {Sign::Request, "help.sign_request"},
                                                                        {Sign::Reply, "help.sign_reply"},
                                                                        {Sign::Entry, "help.sign_entry"},
                                                                        {Sign::UnknownEntry, "help.sign_unknown_entry"},
                                                                        {Sign::OpenEntry, "help.sign_open_entry"},
                                                                        {Sign::Tally, "help.sign_tally"},
                                                                        {Sign::Commit, "help.sign_commit"},
                                                                        {Sign::Cut, "help.sign_cut"},
                                                                        {Sign::Client, "help.sign_client"}}};
    const TextStyle style(look, kSmall);
    for (const auto& [sign, key] : kSigns) {
        const ImVec2 corner = ImGui::GetCursorScreenPos();
        const float left = ImGui::GetCursorPosX();
        draw_sign(look, sign, {corner.x + look.em, corner.y + ImGui::GetTextLineHeight() / 2});
        ImGui::SetCursorPosX(left + look.em * 2.3F);
        text_wrapped(look.word(key), look.theme.text);
    }
}

void things_to_try(const Look& look) {
    heading(look, "help.try");
    const TextStyle style(look, kSmall);
    for (const std::string_view key : {"help.try_kill", "help.try_request", "help.try_partition", "help.try_link",
                                       "help.try_slash", "help.try_lasso", "help.try_slow", "help.try_rewind"}) {
        text("•", look.theme.muted_text);
        ImGui::SameLine(0, look.em * 0.5F);
        text_wrapped(look.word(key), look.theme.text);
    }
}

// Here and not in a menu: who needs it sets it once.
void motion_switch(const Look& look, Actions& actions) {
    const TextStyle style(look, kSmall);
    bool on = look.reduced_motion;
    if (check_box(look, look.labelled("help.reduced_motion", "reduced_motion").c_str(), &on)) {
        actions.emplace_back(SwitchMotion{});
    }
}

void page(const Look& look, float width, Actions& actions) {
    if (!begin_dialog(look, look.word("help.title"), "help_window", width, actions)) return;
    keys(look);
    ImGui::Dummy({0, look.em * 0.2F});
    if (ImGui::BeginTable("###help_columns", 2)) {
        ImGui::TableSetupColumn("###left", ImGuiTableColumnFlags_WidthStretch);
        ImGui::TableSetupColumn("###right", ImGuiTableColumnFlags_WidthStretch);
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        legend(look);
        ImGui::TableNextColumn();
        things_to_try(look);
        ImGui::Dummy({0, look.em * 0.6F});
        motion_switch(look, actions);
        ImGui::EndTable();
    }
    end_dialog();
}

} // namespace

void help(const Look& all, Actions& actions) {
    // Never too large for its window: nobody looks for what is below its edge.
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    constexpr ImVec2 kPage{80, 51.5F}; // em
    Look look = all;
    look.em = std::min({look.em, screen.x / kPage.x, screen.y / kPage.y});
    look.presenting = false;
    const TextStyle ordinary(look, kNormal);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {look.em * 0.55F, look.em * 0.45F});
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {look.em * 0.75F, look.em * 0.36F});
    page(look, kPage.x - 4, actions);
    ImGui::PopStyleVar(2);
}

} // namespace app
