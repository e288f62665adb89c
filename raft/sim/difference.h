// What is otherwise in a world than in another world of the same cluster: two futures of a run at one moment.
#pragma once

#include "raft/sim/target.h"
#include "raft/sim/world.h"

namespace sim {

// Would somebody who sees this thing in both worlds see something else? A thing that is only here is different. Of a
// node: whether it runs or is paused, its role and term, whom it votes for and who votes for it, what it knows to be
// committed and holds as its value; of a stopped one what its disk tells of that. Its entries are things of their own.
// Messages are the same that were sent alike at the same moment, whatever their numbers. A moment is no thing, and
// never different.
bool differs(const World& here, const World& there, const Target& target);

} // namespace sim
