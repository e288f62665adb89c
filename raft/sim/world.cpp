#include "raft/sim/world.h"

#include <algorithm>
#include <cassert>

#include "raft/sim/play.h"

namespace sim {
namespace {

// Of several the one of the highest term: the others have not heard of it yet.
std::optional<NodeId> newest_leader(const World& world, auto counts) {
    const Server* leader = nullptr;
    for (const Server& server : world.servers) {
        if (!counts(server) || server.node.role != raft::Role::Leader) continue;
        if (leader == nullptr || server.node.current_term > leader->node.current_term) leader = &server;
    }
    return leader == nullptr ? std::nullopt : std::optional(leader->node.id);
}

} // namespace

World make_world(const Config& config) {
    assert(config.disks.empty() || config.disks.size() == config.options.nodes);
    World world;
    world.config = config;
    world.servers.resize(config.options.nodes);
    // Logs from a file hold the same entries, each in memory of its own.
    std::vector<raft::Disk>& disks = world.config.disks;
    for (std::size_t node = 0; node < disks.size(); ++node) {
        for (std::size_t before = 0; before < node; ++before)
            disks[node].log.share_with(disks[before].log);
        world.servers[node].disk = disks[node];
    }
    Play play(world, {});
    for (NodeId node = 0; node < config.options.nodes; ++node) {
        play.boot(node);
        play.start(node);
    }
    return world;
}

void advance(World& world, Time until, Listener listener) {
    assert(until >= world.now);
    Play play(world, listener);
    while (true) {
        const Time message = world.network.next_due();
        const NodeTimer timer = play.next_timer();
        const Time retry = world.retries.next_due();
        const NodeTimer write = play.next_write();
        const Time next = std::min({message, timer.due, retry, write.due});
        if (next > until || next == kNever) break;

        world.now = next;
        if (write.due == next) [[unlikely]] {
            play.end_write(write.node);
        } else if (message == next) {
            play.arrive(world.network.take_next());
        } else if (timer.due == next) {
            play.fire_timer(timer.node);
        } else {
            play.try_again(world.retries.next_client());
        }
    }
    world.now = until;
}

Time next_due(const World& world) {
    return std::min(
        {world.network.next_due(), earliest_timer(world).due, world.retries.next_due(), earliest_write(world).due});
}

std::optional<NodeId> current_leader(const World& world) {
    return newest_leader(world, [](const Server& server) { return server.up && !server.paused; });
}

std::optional<NodeId> leader_even_if_paused(const World& world) {
    return newest_leader(world, [](const Server& server) { return server.up; });
}

const Client* find_client(const World& world, raft::ClientId id) {
    const auto place = std::ranges::lower_bound(world.clients, id, {}, &Client::id);
    return place != world.clients.end() && place->id == id ? &*place : nullptr;
}

} // namespace sim
