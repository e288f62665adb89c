// A client's request, made by hand.
#pragma once

#include "app/action.h"
#include "app/look.h"
#include "app/shown.h"
#include "render/geometry.h"

namespace app {

struct RequestBoxPlan {
    float height = 0;   // with the room around it
    render::Rect frame; // from the upper left corner of that
    // Of its parts.
    float title = 0; // 0: there is no room for it
    float op = 0;
    float number = 0;
    float target = 0;
};

// The narrowest that it can be, all of its controls shown.
float least_request_box(const Look& look);

RequestBoxPlan plan_request_box(const Look& look, float width);

// From the cursor on.
void request_box(const Look& look, const Shown& shown, const RequestBoxPlan& plan, Actions& actions);

} // namespace app
