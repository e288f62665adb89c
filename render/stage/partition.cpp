#include "render/stage/partition.h"

namespace render {

namespace {

// Puts into `group` whatever `node` reaches or is reached by.
void spread(const sim::Cuts& cuts, int nodes, std::size_t node, int group, Groups& groups) {
    groups.of[node] = group;
    for (std::size_t other = 0; other < static_cast<std::size_t>(nodes); ++other) {
        const bool connected = !cuts[node][other] || !cuts[other][node];
        if (groups.of[other] < 0 && connected) spread(cuts, nodes, other, group, groups);
    }
}

} // namespace

Groups groups_of(const sim::Cuts& cuts, int nodes) {
    Groups groups;
    groups.count = 0;
    groups.of.fill(-1);
    for (std::size_t node = 0; node < static_cast<std::size_t>(nodes); ++node) {
        if (groups.of[node] < 0) spread(cuts, nodes, node, groups.count++, groups);
    }
    return groups;
}

Groups groups_of(const sim::World& world) {
    return groups_of(sim::cuts_of(world), world.node_count());
}

std::string group_names(const Groups& groups, int nodes) {
    std::string names;
    for (int group = 0; group < groups.count; ++group) {
        if (group > 0) names += " | ";
        bool first = true;
        for (int node = 0; node < nodes; ++node) {
            if (groups.of[static_cast<std::size_t>(node)] != group) continue;
            if (!first) names += ' ';
            names += raft::name_of(static_cast<raft::NodeId>(node));
            first = false;
        }
    }
    return names;
}

} // namespace render
