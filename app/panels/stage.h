// The stage: the world as a picture that answers to the mouse.
#pragma once

#include "app/action.h"
#include "app/desk.h"
#include "app/lesson/lesson_focus.h"
#include "app/look.h"
#include "raft/sim/world.h"
#include "render/scene.h"

namespace app {

// Fills the window it stands in, `height` high. The scene it painted comes back, laid out at the origin, for whoever
// wants to know what is where.
render::Scene stage(const Look& look, const Desk& desk, const sim::World& world, double speed, const Focus& focus,
                    float height, Actions& actions);

// The view that a picture of this run has.
render::View view_of(const Look& look, const Desk& desk, double speed, const Focus& focus = {});

} // namespace app
