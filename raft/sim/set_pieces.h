// Situations that a class asks for by name, brought about in a cluster as it stands: which inputs, all at this moment,
// do it. What they promise was tried on a copy of the world.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "raft/sim/world.h"

namespace sim {

enum class SetPiece : std::uint8_t {
    SplitVote,          // servers stand in one term, and none of them gets a majority (§5.2)
    KillAfterFirstCopy, // the leader crashes when just one other server has its newest entry (§5.3)
    DropInFlight,       // every message under way is lost
};

// The inputs, in order; nothing where it cannot be done now. A leader that stands in the way of a split vote is killed;
// where the leader has no entry of its own that nobody else has, a client asks it for one.
std::optional<std::vector<Input>> inputs_for(SetPiece piece, const World& world);

} // namespace sim
