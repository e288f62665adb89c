#include "raft/sim/groups.h"

#include <cstddef>

namespace sim {
namespace {

constexpr std::uint8_t kNone = raft::kMaxNodes; // more groups than nodes there are not

// Puts into `group` whatever `node` reaches or is reached by.
void spread(const Cuts& cuts, std::size_t nodes, std::size_t node, std::uint8_t group, Groups& groups) {
    groups.of[node] = group;
    for (std::size_t other = 0; other < nodes; ++other) {
        const bool connected = !cuts[node][other] || !cuts[other][node];
        if (groups.of[other] == kNone && connected) spread(cuts, nodes, other, group, groups);
    }
}

} // namespace

Groups groups_of(const Cuts& cuts, int nodes) {
    const auto count = static_cast<std::size_t>(nodes);
    Groups groups{.count = 0, .of = {}};
    for (std::size_t node = 0; node < count; ++node)
        groups.of[node] = kNone;
    for (std::size_t node = 0; node < count; ++node) {
        if (groups.of[node] == kNone) spread(cuts, count, node, groups.count++, groups);
    }
    return groups;
}

} // namespace sim
