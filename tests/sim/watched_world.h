// A world and the list of what happened in it.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "raft/sim/world.h"

namespace sim::testing {

inline constexpr NodeId A = 0;
inline constexpr NodeId B = 1;
inline constexpr NodeId C = 2;
inline constexpr NodeId D = 3;
inline constexpr NodeId E = 4;

// An event as far as tests ask; messages do not outlive the telling.
struct Told {
    Time at = 0;
    std::uint64_t number = 0;
    std::uint64_t cause = 0;
    NodeId node = raft::kNobody;
    std::string name;
    MessageId message = 0;
    NodeId from = raft::kNobody;
    NodeId to = raft::kNobody;
    Time due = 0;
    bool duplicate = false;
    bool will_be_lost = false;
    raft::ClientId client = 0;

    friend bool operator==(const Told&, const Told&) = default;
};

inline Told told_of(const TraceEvent& event) {
    Told told{.at = event.at,
              .number = event.number,
              .cause = event.cause,
              .node = event.node,
              .name = std::string(name_of(event))};
    if (const auto* message = std::get_if<MessageEvent>(&event.what)) {
        told.message = message->in_flight.id;
        told.from = message->in_flight.message.from;
        told.to = message->in_flight.message.to;
        told.due = message->in_flight.due;
        told.duplicate = message->in_flight.duplicate;
        told.will_be_lost = message->in_flight.lost;
    }
    if (const auto* client = std::get_if<ClientEvent>(&event.what)) {
        told.client = client->client;
        told.to = client->node;
    }
    return told;
}

class WatchedWorld {
  public:
    explicit WatchedWorld(const Config& config) : world(make_world(config)) {}

    World world;
    std::vector<Told> told;

    void apply(const Input& input) { sim::apply(world, input, *this); }
    void advance(Time by) { sim::advance(world, world.now + by, *this); }

    const raft::Node& node(NodeId id) const { return world.servers[id].node; }
    const Client& client(raft::ClientId id) const { return *find_client(world, id); }

    // `id` stands now, and the others elect it.
    void elect(NodeId id) {
        apply(FireTimer{id});
        advance(60 * kMillisecond);
        ASSERT_EQ(current_leader(world), id);
    }

    // What was told since the last call.
    std::vector<Told> news() { return std::exchange(told, {}); }

    // The names of all events told so far of messages between these nodes, in order: "message_sent"…
    std::vector<Told> of_link(NodeId from, NodeId to, std::string_view name) const {
        std::vector<Told> found;
        std::ranges::copy_if(told, std::back_inserter(found), [&](const Told& event) {
            return event.from == from && event.to == to && event.name == name;
        });
        return found;
    }

    std::vector<Told> named(std::string_view name) const {
        std::vector<Told> found;
        std::ranges::copy_if(told, std::back_inserter(found), [&](const Told& event) { return event.name == name; });
        return found;
    }

    // So that it is the listener of its own world.
    void operator()(const World& now, const TraceEvent& event) {
        EXPECT_EQ(&now, &world);
        told.push_back(told_of(event));
    }
};

inline Config config_for(int nodes, std::uint64_t seed = 1) {
    Config config;
    config.options.nodes = static_cast<std::uint8_t>(nodes);
    config.seed = seed;
    return config;
}

} // namespace sim::testing
