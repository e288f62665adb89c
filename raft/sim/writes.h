// What a slow disk has to do.
#pragma once

#include <algorithm>
#include <vector>

#include "raft/sim/disk_write.h"
#include "raft/sim/world.h"

namespace sim {

// The write that a node's disk is busy with, nullptr if with none.
inline const DiskWrite* write_under_way(const World& world, NodeId node) {
    const auto busy = std::ranges::find_if(world.writes, [node](const DiskWrite& write) {
        return write.node == node && !write.written && write.due != kNever;
    });
    return busy == world.writes.end() ? nullptr : &*busy;
}

// The one that begins when that has ended, nullptr if there is nothing more to write.
inline const DiskWrite* write_that_waits(const World& world, NodeId node) {
    const auto next = std::ranges::find_if(world.writes, [node](const DiskWrite& write) {
        return write.node == node && !write.written && write.due == kNever;
    });
    return next == world.writes.end() ? nullptr : &*next;
}

// How many messages leave only when all that the node has persisted is on disk.
inline std::size_t messages_held(const World& world, NodeId node) {
    std::size_t held = 0;
    for (const DiskWrite& write : world.writes) {
        if (write.node == node) held += write.held.size();
    }
    return held;
}

} // namespace sim
