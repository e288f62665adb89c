// A bar above the stage that says what to look for in a scenario that comes with the program.
#pragma once

#include <string>
#include <string_view>

#include "app/action.h"
#include "app/look.h"

namespace app {

struct LookForPlan {
    float height = 0;
    std::string words;
    float wrap = 0;  // the width of its lines
    float lines = 0; // and their height
};
LookForPlan plan_look_for(const Look& look, std::string_view words, float width);
void look_for(const Look& look, const LookForPlan& plan, Actions& actions);

} // namespace app
