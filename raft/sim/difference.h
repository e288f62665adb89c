// What is otherwise in a world than in another world of the same cluster: two futures of a run at one moment.
#pragma once

#include "raft/sim/target.h"
#include "raft/sim/world.h"

namespace sim {

// Would somebody who sees this thing in both worlds see something else? A thing that is only here is different. Of a
// node: whether it runs, its role and term, what it voted, knows to be committed and holds as its value; its entries
// are things of their own. Messages are the same that were sent alike at the same moment, whatever their numbers.
// A moment is no thing, and never different.
bool differs(const World& here, const World& there, const Target& target);

} // namespace sim
