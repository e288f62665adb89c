// What can be done with the thing under the mouse.
#pragma once

#include "app/action.h"
#include "app/look.h"
#include "app/shown.h"

namespace app {

// Draws the desk's menu while it is open.
void context_menu(const Look& look, const Shown& shown, Actions& actions);

} // namespace app
