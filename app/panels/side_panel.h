// The panel on the right: its tabs, and whichever is shown.
#pragma once

#include <span>

#include "app/action.h"
#include "app/desk.h"
#include "app/look.h"
#include "app/safety_watch.h"
#include "app/words/sentence.h"
#include "raft/sim/world.h"

namespace app {

float side_panel_width(const Look& look, float window_width);

// What of it a lesson leaves to be seen; one of the two at least.
struct SidePanelTabs {
    bool events = true;
    bool node = true;

    bool has(Tab tab) const { return tab == Tab::Events ? events : node; }
};

void side_panel(const Look& look, SidePanelTabs offered, const Desk& desk, const sim::World& world,
                std::span<const Sentence> events, const Safety& safety, Actions& actions);

} // namespace app
