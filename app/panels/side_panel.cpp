#include "app/panels/side_panel.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/panels/cluster_table.h"
#include "app/panels/controls.h"
#include "app/panels/event_list.h"
#include "app/panels/node_detail.h"
#include "app/panels/safety_row.h"
#include "app/wrapped.h"

namespace app {
namespace {

struct TabName {
    Tab tab;
    std::string_view key;
    const char* id;
};
constexpr std::array<TabName, kTabCount> kTabs{
    {{Tab::Events, "panel.events", "###tab_events"}, {Tab::Node, "panel.node", "###tab_node"}}};

void tabs(const Look& look, const SidePanelPlan& plan, Tab shown, Actions& actions) {
    const float em = look.em;
    const float height = plan.tabs_height;
    for (const TabName& tab : kTabs) {
        if (!plan.tabs.has(tab.tab)) continue;
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
void small_events_switch(const Look& look, const SidePanelPlan& plan, bool shown, Actions& actions) {
    const TextStyle style(look, kSmall);
    const std::string label = look.labelled("panel.small_events", "small_events");
    const float box = ImGui::GetTextLineHeight() + look.em * 0.3F;
    const float width = text_width(look.word("panel.small_events")) + box + look.em * 0.4F;
    ImGui::SetCursorPos({ImGui::GetWindowWidth() - plan.margin - width, std::round(plan.tabs_top + look.em * 0.7F)});
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {look.em * 0.15F, look.em * 0.15F});
    ImGui::PushStyleColor(ImGuiCol_Text, packed(look.theme.muted_text));
    bool on = shown;
    if (check_box(look, label.c_str(), &on)) actions.emplace_back(ToggleSmallEvents{});
    ImGui::PopStyleColor();
    ImGui::PopStyleVar();
    explain(look, look.word("help.small_events"));
}

void tell_what_comes(const Look& look, bool playing) {
    ImGui::Spacing();
    text_wrapped(look.word("panel.no_events"), look.theme.muted_text);
    if (!playing) text_wrapped(look.word("panel.press_play"), look.theme.muted_text);
}

} // namespace

float side_panel_width(const Look& look, float window_width) {
    return std::round(std::clamp(window_width * 0.294F, look.em * 21, look.em * 34));
}

SidePanelPlan plan_side_panel(const Look& look, SidePanelTabs tabs, float window_width) {
    const float em = look.em;
    SidePanelPlan plan{.tabs = tabs,
                       .width = side_panel_width(look, window_width),
                       .margin = std::round(em * 1.1F),
                       .tabs_top = std::round(em * 0.25F),
                       .tabs_height = std::round(em * 2.7F),
                       .top = std::round(em * 3.2F),
                       .safety = {},
                       .safety_above = em * 0.55F};
    plan.safety = plan_safety_row(look, plan.width - plan.margin * 2);
    plan.footer = plan.safety.height + plan.safety_above * 2;
    return plan;
}

void side_panel(const Look& look, const Shown& shown, const SidePanelPlan& plan, const EventFeed& feed,
                std::span<const Sentence> here, EventCards& cards, bool pointed, Actions& actions) {
    const Desk& desk = shown.desk;
    const Tab other = desk.tab == Tab::Events ? Tab::Node : Tab::Events;
    const Tab tab = plan.tabs.has(desk.tab) ? desk.tab : other;
    ImGui::SetCursorPos({plan.margin, plan.tabs_top});
    ImGui::BeginGroup();
    tabs(look, plan, tab, actions);
    ImGui::EndGroup();
    if (tab == Tab::Events) small_events_switch(look, plan, desk.small_events, actions);

    const float bottom = ImGui::GetWindowHeight() - plan.footer;
    ImGui::SetCursorPos({0, plan.top});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {plan.margin, look.em * 0.4F});
    const char* const id = tab == Tab::Events ? "###events" : "###node";
    if (ImGui::BeginChild(id, {0, std::max(1.0F, bottom - plan.top)},
                          ImGuiChildFlags_AlwaysUseWindowPadding | ImGuiChildFlags_NavFlattened)) {
        const auto node = desk.selected_node();
        // A lesson that points here speaks of what the leader knows of the others.
        const auto leader = pointed ? sim::leader_even_if_paused(shown.world) : std::nullopt;
        if (tab == Tab::Events && feed.events().empty() && here.empty()) {
            tell_what_comes(look, shown.session.playing());
        } else if (tab == Tab::Events) {
            cards.show(look, {feed.events(), feed.reading(), here, desk.unfolded}, actions);
        } else if (node && *node < shown.world.node_count()) {
            node_detail(look, shown.world, *node, pointed ? DetailOrder::RoleFirst : DetailOrder::AsInThePaper);
        } else if (leader) {
            node_detail(look, shown.world, *leader, DetailOrder::RoleFirst);
        } else {
            cluster_table(look, desk, shown.world, actions);
        }
    }
    ImGui::EndChild();
    ImGui::PopStyleVar();
    const ImVec2 corner = ImGui::GetWindowPos();
    ImGui::GetWindowDrawList()->AddLine({corner.x + plan.margin, corner.y + bottom},
                                        {corner.x + ImGui::GetWindowWidth() - plan.margin, corner.y + bottom},
                                        packed(look.theme.border));
    ImGui::SetCursorPos({plan.margin, bottom + plan.safety_above});
    ImGui::BeginGroup();
    const bool nothing_yet = feed.events().empty() && here.empty() && shown.session.safety().complete();
    safety_row(look, {shown.session.safety(), shown.session.now(), nothing_yet}, plan.safety, actions);
    ImGui::EndGroup();
}

} // namespace app
