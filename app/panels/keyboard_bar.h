// Says that the keyboard goes from control to control, and how to leave that.
#pragma once

#include <string>

#include "app/look.h"

namespace app {

struct KeyboardBarPlan {
    float height = 0;
    std::string words; // as much of them as fits
};
KeyboardBarPlan plan_keyboard_bar(const Look& look, float width);

// Fills the window it stands in.
void keyboard_bar(const Look& look, const KeyboardBarPlan& plan);

} // namespace app
