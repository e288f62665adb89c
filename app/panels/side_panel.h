// The panel on the right: its tabs, and whichever is shown.
#pragma once

#include "app/action.h"
#include "app/event_feed.h"
#include "app/look.h"
#include "app/panels/event_list.h"
#include "app/panels/safety_row.h"
#include "app/shown.h"

namespace app {

// What of it a lesson leaves to be seen; one of the two at least.
struct SidePanelTabs {
    bool events = true;
    bool node = true;

    bool has(Tab tab) const { return tab == Tab::Events ? events : node; }
};

// Tabs, what the tab shows, which takes what is left, and the safety row.
struct SidePanelPlan {
    SidePanelTabs tabs;
    float width = 0;
    float margin = 0; // left and right
    float tabs_top = 0;
    float tabs_height = 0;
    float top = 0; // of what the tab shows
    SafetyRowPlan safety;
    float safety_above = 0;
    float footer = 0; // the safety row with the room around it
};

float side_panel_width(const Look& look, float window_width);

SidePanelPlan plan_side_panel(const Look& look, SidePanelTabs tabs, float window_width);

// Fills the window it stands in, which is as wide as the plan says. Where a lesson points at it, it shows what the
// lesson speaks of.
void side_panel(const Look& look, const Shown& shown, const SidePanelPlan& plan, const EventFeed& feed,
                std::span<const Sentence> here, EventCards& cards, bool pointed, Actions& actions);

} // namespace app
