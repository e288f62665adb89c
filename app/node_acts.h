// What keys and menus do to one node or to several, each as one act. Empty where it would change nothing.
#pragma once

#include <vector>

#include "raft/core/node.h"
#include "raft/sim/world.h"

namespace app {

using Inputs = std::vector<sim::Input>;

std::vector<raft::NodeId> nodes_in(raft::NodeSet nodes);

Inputs kill_all(const sim::World& world, raft::NodeSet nodes);
Inputs restart_all(const sim::World& world, raft::NodeSet nodes);
Inputs pause_all(const sim::World& world, raft::NodeSet nodes);
Inputs resume_all(const sim::World& world, raft::NodeSet nodes);
Inputs fire_timers(const sim::World& world, raft::NodeSet nodes);
Inputs isolate_all(const sim::World& world, raft::NodeSet nodes);
Inputs rejoin_all(const sim::World& world, raft::NodeSet nodes); // every link of theirs is mended

// Nothing passes between them and the others any more. Who was parted before stays so: there may be three groups then,
// or more.
Inputs separate(const sim::World& world, raft::NodeSet nodes);
// All links between them and the others work again.
Inputs reunite(const sim::World& world, raft::NodeSet nodes);

// The first of the two that changes anything.
Inputs kill_or_restart(const sim::World& world, raft::NodeSet nodes);
Inputs pause_or_resume(const sim::World& world, raft::NodeSet nodes);
Inputs isolate_or_rejoin(const sim::World& world, raft::NodeSet nodes);
Inputs separate_or_reunite(const sim::World& world, raft::NodeSet nodes);

} // namespace app
