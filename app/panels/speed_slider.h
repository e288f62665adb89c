// The speed on a logarithmic scale.
#pragma once

#include "app/action.h"
#include "app/look.h"

namespace app {

void speed_slider(const Look& look, double speed, float width, Actions& actions);

} // namespace app
