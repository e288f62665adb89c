// What can be done with the thing under the mouse.
#pragma once

#include "app/action.h"
#include "app/desk.h"
#include "app/look.h"
#include "raft/sim/world.h"

namespace app {

// Draws the menu of desk.menu_of while it is open.
void context_menu(const Look& look, const Desk& desk, const sim::World& world, Actions& actions);

} // namespace app
