// The whole cluster at a glance, where no single node is selected.
#pragma once

#include "app/action.h"
#include "app/desk.h"
#include "app/look.h"
#include "raft/sim/world.h"

namespace app {

void cluster_table(const Look& look, const Desk& desk, const sim::World& world, Actions& actions);

} // namespace app
