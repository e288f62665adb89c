// A watched world in which the test decides which message arrives, and when.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "raft/check/invariants.h"
#include "raft/sim/world.h"

namespace check::testing {

inline constexpr NodeId A = 0;
inline constexpr NodeId B = 1;
inline constexpr NodeId C = 2;
inline constexpr NodeId D = 3;
inline constexpr NodeId E = 4;

class Hand {
  public:
    using Which = std::function<bool(const raft::Message&)>;

    explicit Hand(int nodes, std::optional<raft::Rule> off = {}) : world_(sim::make_world(config(nodes, off))) {}

    const raft::Node& node(NodeId id) const { return world_.servers[id].node; }
    const sim::World& world() const { return world_; }
    const std::vector<Violation>& violations() const { return monitor_.violations(); }

    bool leads(NodeId id) const { return node(id).role == raft::Role::Leader; }

    void apply(const sim::Input& input) {
        sim::apply(world_, input, [this](const auto& world, const auto& event) { monitor_.look(world, event); });
    }

    void fire(NodeId id) { apply(sim::FireTimer{id}); }
    void crash(NodeId id) {
        apply(sim::Kill{id});
        apply(sim::Restart{id});
    }
    // Every request is of a client of its own, so that none waits for another's end.
    void ask(NodeId id, std::int64_t number) {
        apply(sim::Request{++clients_, id, {raft::Op::Set, number}});
        deliver([](const raft::Message& message) { return message.from == raft::kClientSide; });
    }

    // Delivers what `which` names, and what follows from it; the rest waits on.
    void deliver(const Which& which) {
        while (const auto id = find(which))
            apply(sim::Deliver{*id});
    }

    // Within a group of nodes, "ABC"; what goes to or comes from others waits on.
    void deliver_within(std::string_view group) {
        deliver([&](const raft::Message& message) { return is_in(group, message.from) && is_in(group, message.to); });
    }

    void drop(const Which& which) {
        while (const auto id = find(which))
            apply(sim::Drop{*id});
    }
    void drop_all() {
        drop([](const raft::Message&) { return true; });
    }

    // `id` stands again and again until it leads by the votes of the group.
    void elect(NodeId id, std::string_view group) {
        for (int tries = 0; tries < 9 && !leads(id); ++tries) {
            fire(id);
            deliver_within(group);
        }
    }

  private:
    static sim::Config config(int nodes, std::optional<raft::Rule> off) {
        sim::Config config;
        config.options.nodes = static_cast<std::uint8_t>(nodes);
        if (off) config.options.switched_off.insert(*off);
        config.pace = sim::Pace::ByHand;
        return config;
    }

    static bool is_in(std::string_view group, NodeId node) {
        return group.find(raft::name_of(node)) != std::string_view::npos;
    }

    std::optional<sim::MessageId> find(const Which& which) const {
        for (const sim::InFlight* in_flight : world_.network.in_flight()) {
            if (which(in_flight->message)) return in_flight->id;
        }
        return std::nullopt;
    }

    sim::World world_;
    Monitor monitor_{world_};
    raft::ClientId clients_ = 0;
};

} // namespace check::testing
