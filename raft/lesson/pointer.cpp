#include "raft/lesson/pointer.h"

#include <algorithm>

namespace lesson {
namespace {

struct Resolve {
    const sim::World& world;
    Pointed& pointed;

    template <class Act>
    void for_members(const Group& group, const Act& act) const {
        const raft::NodeSet nodes = members(group, world);
        for (const sim::Server& server : world.servers) {
            if (nodes.contains(server.node.id)) act(server);
        }
    }

    void operator()(const PointNodes& pointer) const {
        for_members(pointer.group, [&](const sim::Server& server) {
            if (pointer.part == sim::NodePart::Node) return mean(sim::NodeTarget{server.node.id});
            if (pointer.part == sim::NodePart::Timer && server.timer_due == sim::kNever) return;
            if (pointer.part == sim::NodePart::Votes && server.node.role != raft::Role::Candidate) return;
            pointed.things.emplace_back(sim::PartTarget{server.node.id, pointer.part});
        });
    }
    void operator()(const PointEntry& pointer) const {
        for_members(pointer.group, [&](const sim::Server& server) {
            if (server.node.log.last_index() >= pointer.index) mean(sim::EntryTarget{server.node.id, pointer.index});
        });
    }
    void operator()(const PointMessages& pointer) const {
        for (const sim::InFlight* in_flight : world.network.in_flight()) {
            if (matches(pointer.message, in_flight->message, world)) mean(sim::MessageTarget{in_flight->id});
        }
    }
    void operator()(const PointLink& pointer) const {
        mean(sim::LinkTarget{std::min(pointer.from, pointer.to), std::max(pointer.from, pointer.to)});
    }
    void operator()(const PointClient& pointer) const {
        if (sim::find_client(world, pointer.client) != nullptr) mean(sim::ClientTarget{pointer.client});
    }
    void operator()(const PointPart& pointer) const { pointed.parts.push_back(pointer.name); }
    void mean(const sim::Target& target) const { pointed.things.emplace_back(target); }
};

} // namespace

Pointed resolve(std::span<const Pointer> pointers, const sim::World& world) {
    Pointed pointed;
    for (const Pointer& pointer : pointers)
        std::visit(Resolve{world, pointed}, pointer);
    return pointed;
}

} // namespace lesson
