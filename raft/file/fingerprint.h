// What a world is to whoever looks at it, as one number: by it a recording says whether it plays elsewhere as it did.
#pragma once

#include <cstdint>

#include "raft/sim/world.h"

namespace file {

// Of the nodes (processes, roles, terms, votes, logs, what is committed and applied, values), of the messages under
// way, of the clients' requests and of what slow disks have to write; not of bookkeeping that no rule of Raft knows, so
// that a version that keeps more of it still agrees. FNV-1a (Fowler, Noll and Vo) over 64-bit words.
std::uint64_t fingerprint(const sim::World& world);

} // namespace file
