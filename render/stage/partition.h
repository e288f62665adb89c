// How the groups of a partition are written.
#pragma once

#include <string>

#include "raft/sim/cuts.h"

namespace render {

using sim::Groups;

// "A B | C D E".
std::string group_names(const Groups& groups, int nodes);

} // namespace render
