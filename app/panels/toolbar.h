// The bar at the top: what is shown, transport, speed, time, menus.
#pragma once

#include "app/action.h"
#include "app/look.h"
#include "app/shown.h"

namespace app {

float toolbar_height(const Look& look);

void toolbar(const Look& look, const Shown& shown, Actions& actions);

} // namespace app
