// The menu of faults that concern the whole cluster.
#pragma once

#include "app/action.h"
#include "app/look.h"
#include "raft/sim/world.h"

namespace app {

// In a menu that is open.
void faults_items(const Look& look, const sim::World& world, Actions& actions);

// A menu entry for an input, greyed out where the world would not change.
void input_item(const std::string& label, const sim::World& world, const sim::Input& input, Actions& actions,
                const char* shortcut = nullptr);

} // namespace app
