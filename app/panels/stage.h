// The stage: the world as a picture that answers to the mouse.
#pragma once

#include "app/action.h"
#include "app/lesson/lesson_focus.h"
#include "app/look.h"
#include "app/panels/stage_gesture.h"
#include "app/shown.h"
#include "render/scene.h"
#include "render/stage/node_places.h"

namespace app {

// What it keeps from frame to frame.
struct StageMemory {
    render::RememberedPlaces& places;
    StageGesture& gesture;
};

// Has this size, from the cursor on. The scene it painted comes back, laid out at the origin, for whoever wants to know
// what is where.
render::Scene stage(const Look& look, const Shown& shown, const Focus& focus, ImVec2 size, const StageMemory& memory,
                    Actions& actions);

// The view that a picture of this run has.
render::View view_of(const Look& look, const Desk& desk, double speed, const Focus& focus = {});

} // namespace app
