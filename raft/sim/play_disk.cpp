#include <algorithm>
#include <cassert>
#include <utility>

#include "raft/sim/play.h"

namespace sim {
namespace {

// The first write of a node that is not on disk yet: the one under way, or the next to begin.
auto first_unwritten(auto& writes, NodeId node) {
    return std::ranges::find_if(writes, [&](const DiskWrite& write) { return write.node == node && !write.written; });
}

// The last write of a node, nullptr if it has none.
DiskWrite* newest_write(std::vector<DiskWrite>& writes, NodeId node) {
    const auto newest =
        std::find_if(writes.rbegin(), writes.rend(), [&](const DiskWrite& write) { return write.node == node; });
    return newest == writes.rend() ? nullptr : &*newest;
}

} // namespace

NodeTimer earliest_write(const World& world) {
    NodeTimer earliest;
    for (const DiskWrite& write : world.writes) {
        if (!write.written && write.due < earliest.due) earliest = {write.due, write.node};
    }
    return earliest;
}

bool has_writes(const World& world, NodeId node) {
    return std::ranges::find(world.writes, node, &DiskWrite::node) != world.writes.end();
}

raft::Options options_of(const World& world, NodeId node) {
    raft::Options options = options_in_force(world.config);
    options.slow_disk = options.slow_disk || has_writes(world, node);
    return options;
}

void Play::write_slowly(const Server& server) {
    const raft::Node& node = server.node;
    const bool idle = first_unwritten(world_.writes, node.id) == world_.writes.end();
    DiskWrite* write = idle ? nullptr : newest_write(world_.writes, node.id);
    if (write == nullptr || write->due != kNever) {
        write = &world_.writes.emplace_back();
        write->node = node.id;
    }
    write->what = {node.current_term, node.voted_for, node.log};
    write->cause = cause_;
    if (idle) begin_write(*write);
}

void Play::begin_write(DiskWrite& write) {
    write.due = world_.now + world_.config.timing.disk;
    if (write.due < next_write_.due) next_write_ = {write.due, write.node};
}

// What a node says may rest on anything that it has persisted: nothing overtakes a write.
void Play::hold_messages(NodeId node) {
    DiskWrite* write = newest_write(world_.writes, node);
    for (raft::Message& message : effects_.messages)
        write->held.push_back({cause_, std::move(message)});
}

// The disk goes on working while the process is paused.
void Play::end_write(NodeId node) {
    const auto write = first_unwritten(world_.writes, node);
    assert(write != world_.writes.end() && write->due == world_.now);
    world_.servers[node].disk = write->what;
    write->written = true;
    write->cause = tell(
        node, DiskWritten{write->what.current_term, write->what.log.last_index(), write->what.voted_for}, write->cause);
    const auto next = first_unwritten(world_.writes, node);
    if (next != world_.writes.end()) begin_write(*next);
    next_write_ = earliest_write(world_);
    if (!world_.servers[node].paused) notice_write(node);
}

Time Play::unnoticed_write(NodeId node) const {
    const auto first = std::ranges::find(world_.writes, node, &DiskWrite::node);
    return first != world_.writes.end() && first->written ? first->due : kNever;
}

// What waited leaves, in order, and before anything that comes of the news.
void Play::notice_write(NodeId node) {
    const auto first = std::ranges::find(world_.writes, node, &DiskWrite::node);
    assert(first != world_.writes.end() && first->written);
    DiskWrite write = std::move(*first);
    world_.writes.erase(first);
    for (DiskWrite::Held& held : write.held) {
        cause_ = held.cause;
        send(std::move(held.message));
    }
    step(node, raft::Stored{write.what.current_term, write.what.log.last_index()}, write.cause);
    // A disk that was told to take no time any more does so once it has nothing to do.
    world_.servers[node].node.options = options_of(world_, node);
}

std::uint32_t Play::drop_writes(NodeId node) {
    std::uint32_t held = 0;
    std::erase_if(world_.writes, [&](const DiskWrite& write) {
        if (write.node != node) return false;
        held += static_cast<std::uint32_t>(write.held.size());
        return true;
    });
    return held;
}

} // namespace sim
