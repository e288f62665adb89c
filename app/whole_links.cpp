#include "app/whole_links.h"

#include <algorithm>

namespace app {
namespace {

raft::NodeId as_node(int number) {
    return static_cast<raft::NodeId>(number);
}

// The first `size` nodes counted from `first`, around the circle, against all others.
sim::Partition group_from(raft::NodeId first, int size, int nodes) {
    sim::Partition partition;
    for (int i = 0; i < nodes; ++i) {
        const auto node = static_cast<std::size_t>((first + i) % nodes);
        partition.group[node] = i < size ? 0 : 1;
    }
    return partition;
}

} // namespace

bool is_isolated(const sim::World& world, raft::NodeId node) {
    if (world.node_count() < 2) return false;
    for (int peer = 0; peer < world.node_count(); ++peer) {
        if (peer != node && link_state(world, node, as_node(peer)) != LinkState::Cut) return false;
    }
    return true;
}

std::vector<sim::Input> rejoin(const sim::World& world, raft::NodeId node) {
    std::vector<sim::Input> mends;
    for (int peer = 0; peer < world.node_count(); ++peer) {
        if (peer == node || link_state(world, node, as_node(peer)) == LinkState::Whole) continue;
        mends.emplace_back(sim::Mend{node, as_node(peer), true});
    }
    return mends;
}

LinkState link_state(const sim::World& world, raft::NodeId from, raft::NodeId to) {
    const bool forth = world.network.link(from, to).cut;
    const bool back = world.network.link(to, from).cut;
    if (forth && back) return LinkState::Cut;
    if (forth) return LinkState::CutForth;
    return back ? LinkState::CutBack : LinkState::Whole;
}

sim::Input toggled(const sim::World& world, raft::NodeId from, raft::NodeId to) {
    if (link_state(world, from, to) == LinkState::Whole) return sim::Cut{from, to, true};
    return sim::Mend{from, to, true};
}

sim::Input toggled_one_way(const sim::World& world, raft::NodeId from, raft::NodeId to) {
    if (world.network.link(from, to).cut) return sim::Mend{from, to, false};
    return sim::Cut{from, to, false};
}

std::vector<PartitionPreset> partition_presets(const sim::World& world) {
    const int nodes = world.node_count();
    if (nodes < 2) return {};
    const std::optional<raft::NodeId> leader = sim::leader_even_if_paused(world);
    const int minority = nodes - raft::majority_of(nodes);
    // The group that begins so many nodes behind the leader.
    const auto group = [&](int behind, int size) -> std::optional<sim::Partition> {
        if (!leader) return std::nullopt;
        return group_from(as_node((*leader + behind) % nodes), size, nodes);
    };

    std::vector<PartitionPreset> presets;
    if (minority >= 1) presets.push_back({"leader_in_minority", group(0, minority)});
    if (minority >= 2) presets.push_back({"leader_alone", group(0, 1)});
    if (minority >= 1) presets.push_back({"followers_in_minority", group(1, minority)});
    if (nodes >= 3) {
        sim::Partition alone;
        for (int node = 0; node < nodes; ++node) {
            alone.group[static_cast<std::size_t>(node)] = static_cast<std::uint8_t>(node);
        }
        presets.push_back({"everybody_alone", alone});
    }
    return presets;
}

} // namespace app
