// Whether the five properties of Figure 3 hold so far.
#pragma once

#include <vector>

#include "app/action.h"
#include "app/look.h"
#include "app/safety_watch.h"

namespace app {

struct SafetyRowPlan {
    struct Item {
        check::Property property{};
        float x = 0;
        float y = 0;
        float width = 0;
    };
    std::vector<Item> items; // flowing into lines
    float line = 0;          // from one line to the next
    float width = 0;
    float height = 0;
};

SafetyRowPlan plan_safety_row(const Look& look, float width);

// From the cursor on.
void safety_row(const Look& look, const Safety& safety, const SafetyRowPlan& plan, Actions& actions);

} // namespace app
