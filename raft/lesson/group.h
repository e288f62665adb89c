// Which nodes a lesson speaks of: by their names, or by what they are at that moment.
#pragma once

#include <cstdint>

#include "raft/core/node.h"
#include "raft/sim/world.h"

namespace lesson {

struct Group {
    enum class Which : std::uint8_t {
        Named,
        Leader,   // the running leader of the highest term; nobody where there is none
        Running,  // every process that runs
        All,      // every node of the cluster
        Majority, // at least a majority of the cluster, whichever nodes; of use in conditions only
    };
    Which which = Which::Named;
    raft::NodeSet named;

    friend bool operator==(const Group&, const Group&) = default;
};

// Everybody who belongs to the group in this world; for Majority, all nodes.
raft::NodeSet members(const Group& group, const sim::World& world);

} // namespace lesson
