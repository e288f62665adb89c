// The bar at the top: what is shown, transport, speed, time, menus.
#pragma once

#include "app/action.h"
#include "app/look.h"
#include "app/shown.h"

namespace app {

// The widths of its parts, from left to right. Where not all of them fit, the least needed have none; the transport,
// the clock and the menus are always there.
struct ToolbarPlan {
    float height = 0;
    bool one_menu = false; // that holds all others

    float name = 0;
    float title = 0;
    float transport = 0;
    float speed_label = 0;
    float slider = 0;
    float speed = 0;
    float time = 0;
    float seed = 0;
    float menus = 0;
    float gap = 0; // between the four groups

    float total() const { return name + title + transport + speed_label + slider + speed + time + seed + menus; }
};

ToolbarPlan plan_toolbar(const Look& look, const Shown& shown, float width);

// Fills the window it stands in, which is as wide as was planned for, and as high as the plan says.
void toolbar(const Look& look, const Shown& shown, const ToolbarPlan& plan, Actions& actions);

} // namespace app
