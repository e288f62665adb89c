// The menu of lessons: which there are, their chapters with how far one has come, and how one wants to be led.
#pragma once

#include "app/action.h"
#include "app/look.h"
#include "app/shown.h"

namespace app {

// In a menu that is open.
void lesson_items(const Look& look, const Shown& shown, Actions& actions);

} // namespace app
