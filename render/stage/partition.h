// A partition, recognised from the links alone: groups of nodes between which nothing gets through in any direction.
#pragma once

#include <array>
#include <string>

#include "raft/sim/cuts.h"

namespace render {

struct Groups {
    int count = 1;
    std::array<int, raft::kMaxNodes> of{}; // the group of each node, counted in the order of their first nodes
};

Groups groups_of(const sim::Cuts& cuts, int nodes);
Groups groups_of(const sim::World& world);

// "A B | C D E".
std::string group_names(const Groups& groups, int nodes);

} // namespace render
