// What a hand does to several messages under way, as one act. Empty where it would change nothing.
#pragma once

#include <vector>

#include "raft/sim/world.h"

namespace app {

std::vector<sim::MessageId> messages_between(const sim::World& world, raft::NodeId one, raft::NodeId other);
std::vector<sim::MessageId> messages_of(const sim::World& world, raft::NodeId node); // from it and to it

// Will it arrive, at any time? Not where it is lost already, and not at a node that is stopped.
bool can_arrive(const sim::World& world, const sim::InFlight& message);

std::vector<sim::Input> deliver_all(const sim::World& world, const std::vector<sim::MessageId>& messages);
std::vector<sim::Input> drop_all(const std::vector<sim::MessageId>& messages);

} // namespace app
