// Links of a node and whole patterns of them, as menus and keys speak of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/action.h"
#include "raft/sim/world.h"

namespace app {

// Is every link of the node cut in both directions? Never in a cluster of one.
bool is_isolated(const sim::World& world, raft::NodeId node);

// Mends every link of the node that is cut.
std::vector<sim::Input> rejoin(const sim::World& world, raft::NodeId node);

enum class LinkState { Whole, CutForth, CutBack, Cut }; // forth: from the first to the second
LinkState link_state(const sim::World& world, raft::NodeId from, raft::NodeId to);

// What a double click on a link asks for: a whole one is cut, any other mended.
sim::Input toggled(const sim::World& world, raft::NodeId from, raft::NodeId to);

// The same for what one of its nodes sends to the other.
sim::Input toggled_one_way(const sim::World& world, raft::NodeId from, raft::NodeId to);

// Partitions worth a menu entry: the leader in a minority, the leader alone, followers in a minority, everybody alone.
struct PartitionPreset {
    std::string id;                          // "leader_in_minority"…: also the key of its words, faults.…
    std::optional<sim::Partition> partition; // nothing: it speaks of a leader, and nobody leads
};
std::vector<PartitionPreset> partition_presets(const sim::World& world);

} // namespace app
