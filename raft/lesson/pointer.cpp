#include "raft/lesson/pointer.h"

#include <algorithm>

namespace lesson {
namespace {

struct Resolve {
    const sim::World& world;
    std::vector<Spot>& spots;

    template <class Act>
    void for_members(const Group& group, const Act& act) const {
        const raft::NodeSet nodes = members(group, world);
        for (const sim::Server& server : world.servers) {
            if (nodes.contains(server.node.id)) act(server);
        }
    }

    void operator()(const PointNodes& pointer) const {
        for_members(pointer.group, [&](const sim::Server& server) {
            if (pointer.part == Part::Ring && server.timer_due == sim::kNever) return;
            if (pointer.part == Part::Votes && server.node.role != raft::Role::Candidate) return;
            spots.emplace_back(NodeSpot{server.node.id, pointer.part});
        });
    }
    void operator()(const PointEntry& pointer) const {
        for_members(pointer.group, [&](const sim::Server& server) {
            if (server.node.log.last_index() >= pointer.index) {
                spots.emplace_back(EntrySpot{server.node.id, pointer.index});
            }
        });
    }
    void operator()(const PointMessages& pointer) const {
        for (const sim::InFlight* in_flight : world.network.in_flight()) {
            if (matches(pointer.message, in_flight->message, world)) spots.emplace_back(MessageSpot{in_flight->id});
        }
    }
    void operator()(const PointLink& pointer) const {
        spots.emplace_back(LinkSpot{std::min(pointer.from, pointer.to), std::max(pointer.from, pointer.to)});
    }
    void operator()(const PointClient& pointer) const {
        if (sim::find_client(world, pointer.client) != nullptr) spots.emplace_back(ClientSpot{pointer.client});
    }
    void operator()(const PointPanel& pointer) const { spots.emplace_back(PanelSpot{pointer.panel}); }
};

} // namespace

std::vector<Spot> resolve(const Pointer& pointer, const sim::World& world) {
    std::vector<Spot> spots;
    std::visit(Resolve{world, spots}, pointer);
    return spots;
}

std::vector<Spot> resolve(const std::vector<Pointer>& pointers, const sim::World& world) {
    std::vector<Spot> spots;
    for (const Pointer& pointer : pointers)
        std::visit(Resolve{world, spots}, pointer);
    return spots;
}

} // namespace lesson
