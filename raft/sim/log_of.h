// The log that a node shows.
#pragma once

#include "raft/sim/world.h"

namespace sim {

// Of a stopped node that on its disk.
inline const raft::Log& log_of(const Server& server) {
    return server.up ? server.node.log : server.disk.log;
}

} // namespace sim
