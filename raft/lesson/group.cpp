#include "raft/lesson/group.h"

namespace lesson {

raft::NodeSet members(const Group& group, const sim::World& world) {
    if (group.which == Group::Which::Named) return group.named;
    raft::NodeSet nodes;
    if (group.which == Group::Which::Leader) {
        if (const auto leader = sim::current_leader(world)) nodes.insert(*leader);
        return nodes;
    }
    for (const sim::Server& server : world.servers) {
        if (group.which != Group::Which::Running || server.up) nodes.insert(server.node.id);
    }
    return nodes;
}

} // namespace lesson
