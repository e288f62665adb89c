// Which nodes still talk to each other.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>

#include "raft/core/types.h"

namespace sim {

using Cuts = std::array<std::bitset<raft::kMaxNodes>, raft::kMaxNodes>; // by sender, then receiver

// A partition, recognised from the links alone: between groups nothing gets through in any direction.
struct Groups {
    std::uint8_t count = 1;
    std::array<std::uint8_t, raft::kMaxNodes> of{}; // the group of each node, counted in the order of their first nodes

    friend bool operator==(const Groups&, const Groups&) = default;
};

Groups groups_of(const Cuts& cuts, int nodes);

} // namespace sim
