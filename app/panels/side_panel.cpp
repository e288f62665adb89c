#include "app/panels/side_panel.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/panels/cluster_table.h"
#include "app/panels/event_list.h"
#include "app/panels/node_detail.h"

namespace app {
namespace {

struct TabName {
    Tab tab;
    std::string_view key;
    const char* id;
};
constexpr std::array<TabName, kTabCount> kTabs{
    {{Tab::Events, "panel.events", "###tab_events"}, {Tab::Node, "panel.node", "###tab_node"}}};

void tabs(const Look& look, Tab shown, Actions& actions) {
    const float em = look.em;
    const float height = std::round(em * 2.7F);
    for (const TabName& tab : kTabs) {
        const bool is_shown = tab.tab == shown;
        const TextStyle style(look, kNormal, is_shown ? render::Weight::Bold : render::Weight::SemiBold);
        const std::string_view words = look.word(tab.key);
        const ImVec2 corner = ImGui::GetCursorScreenPos();
        const float width = text_width(words);
        if (ImGui::InvisibleButton(tab.id, {width + em * 1.6F, height}, ImGuiButtonFlags_EnableNav)) {
            actions.emplace_back(ShowTab{tab.tab});
        }
        const bool strong = is_shown || ImGui::IsItemHovered();
        ImDrawList& draw = *ImGui::GetWindowDrawList();
        const float x = corner.x + em * 0.3F;
        draw.AddText({x, corner.y + (height - ImGui::GetTextLineHeight()) / 2},
                     packed(strong ? look.theme.text : look.theme.muted_text), words.data(),
                     words.data() + words.size());
        if (is_shown) {
            draw.AddRectFilled({x, corner.y + height - em * 0.35F}, {x + width, corner.y + height - em * 0.15F},
                               packed(look.theme.text), em * 0.1F);
        }
        ImGui::SameLine(0, em * 0.6F);
    }
    ImGui::NewLine();
}

} // namespace

float side_panel_width(const Look& look, float window_width) {
    return std::round(std::clamp(window_width * 0.294F, look.em * 21, look.em * 34));
}

void side_panel(const Look& look, const Desk& desk, const sim::World& world, std::span<const Sentence> events,
                Actions& actions) {
    const float margin = std::round(look.em * 1.1F);
    ImGui::SetCursorPos({margin, std::round(look.em * 0.25F)});
    ImGui::BeginGroup();
    tabs(look, desk.tab, actions);
    ImGui::EndGroup();

    ImGui::SetCursorPosX(0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {margin, look.em * 0.4F});
    const char* const id = desk.tab == Tab::Events ? "###events" : "###node";
    if (ImGui::BeginChild(id, {0, 0}, ImGuiChildFlags_AlwaysUseWindowPadding | ImGuiChildFlags_NavFlattened)) {
        const auto node = desk.selected_node();
        if (desk.tab == Tab::Events) {
            event_list(look, desk, events, actions);
        } else if (node && *node < world.node_count()) {
            node_detail(look, world, *node);
        } else {
            cluster_table(look, desk, world, actions);
        }
    }
    ImGui::EndChild();
    ImGui::PopStyleVar();
}

} // namespace app
