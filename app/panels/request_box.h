// A client's request, made by hand.
#pragma once

#include "app/action.h"
#include "app/desk.h"
#include "app/look.h"
#include "raft/sim/world.h"

namespace app {

float request_box_height(const Look& look);

void request_box(const Look& look, const Desk& desk, const sim::World& world, Actions& actions);

} // namespace app
