// What the cluster has committed, whoever knows of it. A node learns late that an entry is committed, and forgets when
// it stops; the entry stays committed all the same.
#pragma once

#include <cstdint>

#include "raft/sim/world.h"

namespace sim {

enum class Commitment : std::uint8_t {
    No,
    NotKnownHere, // committed, but this node has not heard of it, or not again since it started
    Known,
};

// Of all entries of a world. It is good until the world changes.
class Commitments {
  public:
    explicit Commitments(const World& world);

    // Of an entry that the node holds: in its log, or on its disk where it is stopped.
    Commitment of(raft::NodeId node, raft::Index index) const;

  private:
    const World& world_;
    const raft::Log* committed_ = nullptr; // a log with all that was ever committed; none where nobody holds it
};

} // namespace sim
