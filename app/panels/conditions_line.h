// Below the stage: under which conditions the cluster runs, where they are not the usual ones.
#pragma once

#include <string>
#include <vector>

#include "app/look.h"

namespace app {

struct ConditionsPlan {
    float height = 0;
    std::vector<std::string> shown; // as many as there is room for; the last one counts those that are left
    std::vector<std::string> all;
};

ConditionsPlan plan_conditions(const Look& look, std::vector<std::string> told, float width);

// From the cursor on, in the middle of the width.
void conditions_line(const Look& look, const ConditionsPlan& plan, float width);

} // namespace app
