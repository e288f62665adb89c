#include <algorithm>
#include <cassert>
#include <utility>

#include "raft/sim/cuts.h"
#include "raft/sim/play.h"
#include "raft/sim/world.h"

namespace sim {
namespace {

bool in_range(const Range& range, Time least_allowed) {
    return least_allowed <= range.least && range.least <= range.most && range.most <= kLongestTiming;
}

bool in_range(int percent) {
    return percent >= 0 && percent <= 100;
}

// Calls `act` with every directed link that `from` and `to` mean; nothing stands for every node.
template <class Act>
void for_links(int nodes, std::optional<NodeId> from, std::optional<NodeId> to, Act act) {
    for (NodeId a = 0; a < nodes; ++a) {
        for (NodeId b = 0; b < nodes; ++b) {
            if (a != b && (!from || *from == a) && (!to || *to == b)) act(a, b);
        }
    }
}

struct Valid {
    const World& world;

    bool node(NodeId id) const { return id < world.node_count() || id == kTheLeader; }
    bool node(std::optional<NodeId> id) const { return !id || node(*id); }
    bool link(std::optional<NodeId> from, std::optional<NodeId> to) const {
        return node(from) && node(to) && !(from && to && *from == *to);
    }

    bool operator()(const Kill& input) const { return node(input.node); }
    bool operator()(const Restart& input) const { return node(input.node); }
    bool operator()(const Pause& input) const { return node(input.node); }
    bool operator()(const Resume& input) const { return node(input.node); }
    bool operator()(const FireTimer& input) const { return node(input.node); }
    bool operator()(const Cut& input) const { return link(input.from, input.to); }
    bool operator()(const Mend& input) const { return link(input.from, input.to); }
    bool operator()(const Partition&) const { return true; }
    bool operator()(const Isolate& input) const { return node(input.node); }
    bool operator()(const Heal&) const { return true; }
    bool operator()(const Loss& input) const { return in_range(input.percent) && link(input.from, input.to); }
    bool operator()(const Latency& input) const { return in_range(input.range, 0) && link(input.from, input.to); }
    bool operator()(const Duplicate& input) const { return in_range(input.percent); }
    bool operator()(const Deliver& input) const { return input.message > 0; }
    bool operator()(const Drop& input) const { return input.message > 0; }
    bool operator()(const Delay& input) const {
        return input.message > 0 && input.by > 0 && input.by <= kLongestTiming;
    }
    bool operator()(const Copy& input) const { return input.message > 0; }
    bool operator()(const Request& input) const {
        return input.client >= 1 && input.client <= kLargestClient && (!input.to || *input.to < world.node_count());
    }
    bool operator()(const Retry& input) const { return input.client >= 1 && input.client <= kLargestClient; }
    bool operator()(const SetTiming& input) const { return sim::valid(input.timing); }
};

template <class T>
concept NamesNode = requires(T input) {
    input.node;
};
template <class T>
concept NamesEnds = requires(T input) {
    input.from;
    input.to;
};

// The input with a node's name wherever it says "the leader"; nothing where nobody leads, or where a link would lead
// from the leader to itself.
std::optional<Input> resolved(const World& world, Input input) {
    const std::optional<NodeId> leader = leader_even_if_paused(world);
    bool possible = true;
    const auto resolve = [&](auto& node) {
        if (node != kTheLeader) return;
        possible = possible && leader;
        if (leader) node = *leader;
    };
    std::visit(
        [&]<class T>(T& one) {
            if constexpr (NamesNode<T>) resolve(one.node);
            if constexpr (NamesEnds<T>) {
                resolve(one.from);
                resolve(one.to);
                possible = possible && std::visit(Valid{world}, Input(one));
            }
        },
        input);
    if (!possible) return std::nullopt;
    return input;
}

struct Changes {
    const World& world;

    const Server& server(NodeId node) const { return world.servers[node]; }
    const Range& latency_of(NodeId from, NodeId to) const {
        const Range* own = world.network.latency(from, to);
        return own != nullptr ? *own : world.config.timing.latency;
    }

    template <ChangesLinks T>
    bool operator()(const T& input) const {
        const Cuts now = cuts_of(world);
        return CutsAfter{now, world.node_count()}(input) != now;
    }
    bool operator()(const Kill& input) const { return server(input.node).up; }
    bool operator()(const Restart& input) const { return !server(input.node).up; }
    bool operator()(const Pause& input) const { return server(input.node).up && !server(input.node).paused; }
    bool operator()(const Resume& input) const { return server(input.node).paused; }
    bool operator()(const FireTimer& input) const { return server(input.node).up && !server(input.node).paused; }
    bool operator()(const Loss& input) const {
        bool changes = !input.from && !input.to && world.network.client_loss_percent != input.percent;
        for_links(world.node_count(), input.from, input.to,
                  [&](NodeId a, NodeId b) { changes |= world.network.link(a, b).loss_percent != input.percent; });
        return changes;
    }
    bool operator()(const Latency& input) const {
        if (!input.from && !input.to && world.config.timing.latency != input.range) return true;
        bool changes = false;
        for_links(world.node_count(), input.from, input.to,
                  [&](NodeId a, NodeId b) { changes |= latency_of(a, b) != input.range; });
        return changes;
    }
    bool operator()(const Duplicate& input) const { return world.network.duplicate_percent != input.percent; }
    bool operator()(const Deliver& input) const { return world.network.find(input.message) != nullptr; }
    bool operator()(const Drop& input) const { return world.network.find(input.message) != nullptr; }
    bool operator()(const Delay& input) const {
        const InFlight* in_flight = world.network.find(input.message);
        return in_flight != nullptr && in_flight->due != kNever;
    }
    bool operator()(const Copy& input) const {
        const InFlight* in_flight = world.network.find(input.message);
        if (in_flight == nullptr) return false;
        const raft::Message& message = in_flight->message;
        return message.from != raft::kClientSide && message.to != raft::kClientSide;
    }
    bool operator()(const Request&) const { return true; }
    bool operator()(const Retry& input) const {
        const Client* client = find_client(world, input.client);
        return client != nullptr && client->state == Client::State::Waiting;
    }
    bool operator()(const SetTiming& input) const { return world.config.timing != input.timing; }
};

// Changes the world as the input says, tells of it, and lets follow what follows.
struct Apply {
    World& world;
    Play& play;
    NodeId whose;

    void told(const Input& input) const { play.tell_input(whose, input); }

    template <ChangesLinks T>
    void operator()(const T& input, const Input& whole) const {
        const Cuts now = cuts_of(world);
        const Cuts cuts = CutsAfter{now, world.node_count()}(input);
        for_links(world.node_count(), {}, {}, [&](NodeId a, NodeId b) { world.network.link(a, b).cut = cuts[a][b]; });
        told(whole);
        play.lose_on_cut_links();
    }
    void operator()(const Kill& input, const Input& whole) const {
        const Undone undone = play.stop(input.node);
        play.tell_input(whose, whole, undone);
        play.blame_for_losses(input.node);
    }
    void operator()(const Restart& input, const Input& whole) const {
        play.boot(input.node);
        told(whole);
        play.start(input.node);
    }
    void operator()(const Pause& input, const Input& whole) const {
        world.servers[input.node].paused = true;
        told(whole);
    }
    void operator()(const Resume& input, const Input& whole) const {
        world.servers[input.node].paused = false;
        told(whole);
        play.catch_up(input.node);
    }
    void operator()(const FireTimer& input, const Input& whole) const {
        told(whole);
        play.fire_timer_by_hand(input.node);
    }
    void operator()(const Loss& input, const Input& whole) const {
        const auto percent = static_cast<std::uint8_t>(input.percent);
        if (!input.from && !input.to) world.network.client_loss_percent = percent;
        for_links(world.node_count(), input.from, input.to,
                  [&](NodeId a, NodeId b) { world.network.link(a, b).loss_percent = percent; });
        told(whole);
    }
    void operator()(const Latency& input, const Input& whole) const {
        const bool everywhere = !input.from && !input.to;
        if (everywhere) world.config.timing.latency = input.range;
        for_links(world.node_count(), input.from, input.to, [&](NodeId a, NodeId b) {
            world.network.set_latency(a, b, everywhere ? std::nullopt : std::optional(input.range));
        });
        told(whole);
    }
    void operator()(const Duplicate& input, const Input& whole) const {
        world.network.duplicate_percent = static_cast<std::uint8_t>(input.percent);
        told(whole);
    }
    void operator()(const Deliver& input, const Input& whole) const {
        InFlight in_flight = *world.network.take(input.message);
        told(whole);
        play.arrive(in_flight);
    }
    void operator()(const Drop& input, const Input& whole) const {
        const InFlight in_flight = *world.network.take(input.message);
        told(whole);
        play.drop(in_flight);
    }
    void operator()(const Delay& input, const Input& whole) const {
        world.network.delay(input.message, input.by);
        told(whole);
    }
    void operator()(const Copy& input, const Input& whole) const {
        raft::Message message = world.network.find(input.message)->message;
        told(whole);
        play.send_copy(std::move(message));
    }
    void operator()(const Request& input, const Input& whole) const {
        told(whole);
        play.ask(input);
    }
    void operator()(const Retry& input, const Input& whole) const {
        told(whole);
        play.retry_by_hand(input.client);
    }
    void operator()(const SetTiming& input, const Input& whole) const {
        world.config.timing = input.timing;
        for (Server& server : world.servers)
            server.node.options = options_of(world, server.node.id);
        told(whole);
    }
};

// The node that an input happens to, if it happens to one.
struct WhoseInput {
    NodeId operator()(const auto& input) const {
        if constexpr (requires { input.node; }) return input.node;
        return raft::kNobody;
    }
};

} // namespace

bool valid(const Timing& timing) {
    return in_range(timing.election, kMillisecond) && in_range(timing.latency, 0) && timing.heartbeat >= kMillisecond &&
           timing.heartbeat <= kLongestTiming && timing.disk >= 0 && timing.disk <= kLongestTiming;
}

bool valid(const World& world, const Input& input) {
    return std::visit(Valid{world}, input);
}

bool changes(const World& world, const Input& input) {
    if (!valid(world, input)) return false;
    const std::optional<Input> named = resolved(world, input);
    return named && std::visit(Changes{world}, *named);
}

void apply(World& world, const Input& input, Listener listener) {
    assert(valid(world, input));
    const std::optional<Input> named = resolved(world, input);
    if (!named || !std::visit(Changes{world}, *named)) return;
    Play play(world, listener);
    const Apply act{world, play, std::visit(WhoseInput{}, *named)};
    std::visit([&](const auto& one) { act(one, *named); }, *named);
}

} // namespace sim
