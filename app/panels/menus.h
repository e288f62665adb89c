// The menus at the right end of the top bar, beside each other; where the bar has no room for all of them, one menu
// that holds them.
#pragma once

#include "app/action.h"
#include "app/look.h"
#include "app/shown.h"

namespace app {

float menus_width(const Look& look);
void menus(const Look& look, const Shown& shown, Actions& actions);

float one_menu_width(const Look& look);
void one_menu(const Look& look, const Shown& shown, Actions& actions);

} // namespace app
