#pragma once

#include "raft/sim/world.h"

namespace sim {

// A client whose request would be sent at once: one that waits for nothing, else the next one; 0 if there can be no
// more.
raft::ClientId free_client(const World& world);

} // namespace sim
