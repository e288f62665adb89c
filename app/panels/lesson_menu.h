// The menu of lessons: which there are, their chapters with how far one has come, and how one wants to be led.
#pragma once

#include "app/action.h"
#include "app/look.h"
#include "app/shown.h"

namespace app {

void lesson_menu(const Look& look, const Shown& shown, Actions& actions);

} // namespace app
