#include "app/panels/side_panel.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/panels/cluster_table.h"
#include "app/panels/controls.h"
#include "app/panels/event_list.h"
#include "app/panels/node_detail.h"
#include "app/panels/safety_row.h"

namespace app {
namespace {

struct TabName {
    Tab tab;
    std::string_view key;
    const char* id;
};
constexpr std::array<TabName, kTabCount> kTabs{
    {{Tab::Events, "panel.events", "###tab_events"}, {Tab::Node, "panel.node", "###tab_node"}}};

void tabs(const Look& look, SidePanelTabs offered, Tab shown, Actions& actions) {
    const float em = look.em;
    const float height = std::round(em * 2.7F);
    for (const TabName& tab : kTabs) {
        if (!offered.has(tab.tab)) continue;
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

// At the right end of the tabs: whether small events are listed, too.
void small_events_switch(const Look& look, const Desk& desk, float margin, Actions& actions) {
    const TextStyle style(look, kSmall);
    const std::string label = look.labelled("panel.small_events", "small_events");
    const float box = ImGui::GetTextLineHeight() + look.em * 0.3F;
    const float width = text_width(look.word("panel.small_events")) + box + look.em * 0.4F;
    ImGui::SetCursorPos({ImGui::GetWindowWidth() - margin - width, std::round(look.em * 0.95F)});
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {look.em * 0.15F, look.em * 0.15F});
    ImGui::PushStyleVar(ImGuiStyleVar_FrameRounding, look.em * 0.25F);
    ImGui::PushStyleColor(ImGuiCol_Text, packed(look.theme.muted_text));
    bool on = desk.small_events;
    if (ImGui::Checkbox(label.c_str(), &on)) actions.emplace_back(ToggleSmallEvents{});
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
    explain(look, look.word("help.small_events"));
}

} // namespace

float side_panel_width(const Look& look, float window_width) {
    return std::round(std::clamp(window_width * 0.294F, look.em * 21, look.em * 34));
}

void side_panel(const Look& look, SidePanelTabs offered, const Desk& desk, const sim::World& world,
                std::span<const Sentence> events, const Safety& safety, Actions& actions) {
    const Tab other = desk.tab == Tab::Events ? Tab::Node : Tab::Events;
    const Tab shown = offered.has(desk.tab) ? desk.tab : other;
    const float margin = std::round(look.em * 1.1F);
    ImGui::SetCursorPos({margin, std::round(look.em * 0.25F)});
    ImGui::BeginGroup();
    tabs(look, offered, shown, actions);
    ImGui::EndGroup();
    if (shown == Tab::Events) small_events_switch(look, desk, margin, actions);

    const float width = ImGui::GetWindowWidth() - margin * 2;
    const float footer = safety_row_height(look, width) + look.em * 1.1F;
    const float top = std::round(look.em * 3.2F);
    ImGui::SetCursorPos({0, top});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {margin, look.em * 0.4F});
    const char* const id = shown == Tab::Events ? "###events" : "###node";
    if (ImGui::BeginChild(id, {0, std::max(1.0F, ImGui::GetWindowHeight() - top - footer)},
                          ImGuiChildFlags_AlwaysUseWindowPadding | ImGuiChildFlags_NavFlattened)) {
        const auto node = desk.selected_node();
        if (shown == Tab::Events) {
            event_list(look, events, actions);
        } else if (node && *node < world.node_count()) {
            node_detail(look, world, *node);
        } else {
            cluster_table(look, desk, world, actions);
        }
    }
    ImGui::EndChild();
    ImGui::PopStyleVar();
    const ImVec2 corner = ImGui::GetWindowPos();
    const float line = corner.y + ImGui::GetWindowHeight() - footer;
    ImGui::GetWindowDrawList()->AddLine({corner.x + margin, line}, {corner.x + ImGui::GetWindowWidth() - margin, line},
                                        packed(look.theme.border));
    ImGui::SetCursorPos({margin, ImGui::GetWindowHeight() - footer + look.em * 0.55F});
    ImGui::BeginGroup();
    safety_row(look, safety, actions);
    ImGui::EndGroup();
}

} // namespace app
