#include "render/stage/partition.h"

namespace render {

namespace {

bool connected(const sim::World& world, int a, int b) {
    const auto from = static_cast<raft::NodeId>(a);
    const auto to = static_cast<raft::NodeId>(b);
    return !world.network.link(from, to).cut || !world.network.link(to, from).cut;
}

// Puts into `group` whatever `node` reaches.
void spread(const sim::World& world, int node, int group, Groups& groups) {
    groups.of[static_cast<std::size_t>(node)] = group;
    for (int other = 0; other < world.node_count(); ++other) {
        if (groups.of[static_cast<std::size_t>(other)] < 0 && connected(world, node, other)) {
            spread(world, other, group, groups);
        }
    }
}

} // namespace

Groups groups_of(const sim::World& world) {
    Groups groups;
    groups.count = 0;
    groups.of.fill(-1);
    for (int node = 0; node < world.node_count(); ++node) {
        if (groups.of[static_cast<std::size_t>(node)] < 0) spread(world, node, groups.count++, groups);
    }
    return groups;
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
