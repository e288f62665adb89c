#include "raft/check/schedules.h"

#include <algorithm>
#include <utility>

#include "raft/sim/random.h"
#include "raft/sim/world.h"

namespace check {
namespace {

using raft::NodeId;
using sim::kMillisecond;
using sim::kSecond;
using sim::Time;

constexpr Time kStorm = 3 * kSecond;
// An election needs one or two timeouts; splits of the vote, a few more. Then clients ask again, and each has a queue.
constexpr Time kUntilPeace = 4 * kSecond;
constexpr Time kAnswerInPeace = 2 * kSecond;

constexpr int kClients = 3;
constexpr int kMostDeliveries = 2000;

class Dice {
  public:
    explicit Dice(std::uint64_t seed) : random_(seed) {}

    int between(int least, int most) { return static_cast<int>(random_.between(least, most)); }
    Time between(Time least, Time most) { return random_.between(least, most); }
    bool chance(int percent) { return random_.chance(percent); }
    NodeId node(int nodes) { return static_cast<NodeId>(between(0, nodes - 1)); }
    NodeId node_or_leader(int nodes) { return chance(15) ? sim::kTheLeader : node(nodes); }
    std::uint64_t word() { return random_.next(); }

  private:
    sim::Random random_;
};

sim::Range random_range(Dice& dice, Time least, Time most) {
    const Time one = dice.between(least, most);
    const Time two = dice.between(least, most);
    return {std::min(one, two), std::max(one, two)};
}

sim::Timing random_timing(Dice& dice) {
    sim::Timing timing;
    if (dice.chance(50)) return timing;
    timing.election = random_range(dice, 50 * kMillisecond, 400 * kMillisecond);
    timing.heartbeat = dice.between(10 * kMillisecond, 100 * kMillisecond);
    timing.latency = random_range(dice, 0, 60 * kMillisecond);
    if (dice.chance(40)) timing.disk = dice.between(Time{0}, 50 * kMillisecond);
    if (dice.chance(40)) timing.max_entries = static_cast<std::uint32_t>(dice.between(1, 4));
    if (dice.chance(40)) timing.back_up = raft::BackUp::ByTerm;
    return timing;
}

sim::Config random_config(Dice& dice, raft::RuleSet switched_off) {
    sim::Config config;
    config.options.nodes = static_cast<std::uint8_t>(dice.chance(70) ? dice.between(3, 5) : dice.between(1, 9));
    config.options.replicate = dice.chance(50) ? raft::Replicate::Heartbeat : raft::Replicate::AtOnce;
    config.options.switched_off = switched_off;
    config.seed = dice.word();
    config.timing = random_timing(dice);
    return config;
}

raft::Command random_command(Dice& dice) {
    const auto op = static_cast<raft::Op>(dice.between(0, 2));
    return {op, op == raft::Op::Get ? 0 : dice.between(-100, 100)};
}

sim::Request random_request(Dice& dice, int nodes) {
    std::optional<NodeId> to;
    if (dice.chance(50)) to = dice.node(nodes);
    return {static_cast<raft::ClientId>(dice.between(1, kClients)), to, random_command(dice)};
}

sim::Partition random_partition(Dice& dice) {
    sim::Partition partition;
    const int groups = dice.chance(80) ? 2 : 3;
    for (std::uint8_t& group : partition.group)
        group = static_cast<std::uint8_t>(dice.between(1, groups));
    return partition;
}

// From one node to another, or without one of them to or from all; never from a node to itself.
struct Ends {
    std::optional<NodeId> from;
    std::optional<NodeId> to;
};

Ends random_ends(Dice& dice, int nodes) {
    Ends ends;
    if (dice.chance(50)) ends.from = dice.node_or_leader(nodes);
    if (dice.chance(30)) ends.to = dice.node_or_leader(nodes);
    if (ends.from == ends.to) ends.to.reset();
    return ends;
}

sim::Input random_link_fault(Dice& dice, int nodes) {
    const NodeId from = dice.node(nodes);
    const auto to = static_cast<NodeId>((from + dice.between(1, std::max(1, nodes - 1))) % nodes);
    if (from == to) return sim::Heal{};
    if (dice.chance(60)) return sim::Cut{from, to, dice.chance(50)};
    return sim::Mend{from, to, dice.chance(50)};
}

sim::Input random_network_fault(Dice& dice, int nodes) {
    const Ends ends = random_ends(dice, nodes);
    switch (dice.between(0, 3)) {
        case 0: return sim::Duplicate{dice.chance(30) ? 0 : dice.between(1, 50)};
        case 1: return sim::Latency{random_range(dice, 0, 120 * kMillisecond), ends.from, ends.to};
        case 2: return sim::SetTiming{random_timing(dice)};
        default: return sim::Loss{dice.chance(30) ? 0 : dice.between(1, 60), ends.from, ends.to};
    }
}

// Of some message; most numbers name one that has arrived by then, or that never comes to be.
sim::Input random_message_fault(Dice& dice) {
    const auto message = static_cast<sim::MessageId>(dice.between(1, 600));
    if (dice.chance(50)) return sim::Copy{message};
    return sim::Delay{message, dice.between(Time{1}, 400 * kMillisecond)};
}

sim::Input random_input(Dice& dice, int nodes) {
    const int kind = dice.between(1, 100);
    if (kind <= 3) return random_message_fault(dice);
    if (kind <= 40) return random_request(dice, nodes);
    if (kind <= 48) return sim::Kill{dice.node_or_leader(nodes)};
    if (kind <= 58) return sim::Restart{dice.node(nodes)};
    if (kind <= 63) return sim::Pause{dice.node_or_leader(nodes)};
    if (kind <= 69) return sim::Resume{dice.node_or_leader(nodes)};
    if (kind <= 76) return sim::FireTimer{dice.node_or_leader(nodes)};
    if (kind <= 80) return random_partition(dice);
    if (kind <= 83) return sim::Isolate{dice.node_or_leader(nodes)};
    if (kind <= 87) return sim::Heal{};
    if (kind <= 88) return sim::Retry{static_cast<raft::ClientId>(dice.between(1, kClients))};
    if (kind <= 93) return random_link_fault(dice, nodes);
    return random_network_fault(dice, nodes);
}

// Everything that ends a storm.
std::vector<sim::Input> calming_inputs(int nodes) {
    const sim::Timing usual;
    std::vector<sim::Input> inputs{sim::Heal{}, sim::Loss{0, {}, {}}, sim::Duplicate{0}, sim::SetTiming{usual},
                                   sim::Latency{usual.latency, {}, {}}};
    for (NodeId node = 0; node < nodes; ++node) {
        inputs.emplace_back(sim::Restart{node});
        inputs.emplace_back(sim::Resume{node});
    }
    return inputs;
}

Schedule timed_schedule(Dice& dice, Schedule schedule) {
    const int nodes = schedule.config.options.nodes;
    const int count = dice.between(5, 60);
    for (int i = 0; i < count; ++i)
        schedule.inputs.push_back({dice.between(Time{0}, kStorm), random_input(dice, nodes)});
    std::ranges::stable_sort(schedule.inputs, {}, &sim::TimedInput::at);

    schedule.calm = kStorm;
    for (const sim::Input& input : calming_inputs(nodes))
        schedule.inputs.push_back({schedule.calm, input});
    schedule.peace = schedule.calm + kUntilPeace;
    schedule.inputs.push_back({schedule.peace, sim::Request{kCalmClient, std::nullopt, {raft::Op::Add, 1}}});
    schedule.until = schedule.peace + kAnswerInPeace;
    return schedule;
}

// What a hand can do depends on what is under way, so the world is played along.
class HandPlayer {
  public:
    HandPlayer(Dice& dice, Schedule& schedule)
        : dice_(dice), schedule_(schedule), world_(sim::make_world(schedule.config)) {}

    void storm(int steps) {
        for (int i = 0; i < steps; ++i) {
            const sim::MessagesUnderWay& under_way = world_.network.in_flight();
            if (!under_way.empty() && dice_.chance(75)) {
                const sim::MessageId id = (*std::next(under_way.begin(), pick(under_way.size())))->id;
                const int way = dice_.between(1, 100);
                act(way <= 80   ? sim::Input{sim::Deliver{id}}
                    : way <= 95 ? sim::Input{sim::Drop{id}}
                                : sim::Input{sim::Copy{id}});
            } else {
                act(dice_.chance(40) ? sim::Input{sim::FireTimer{dice_.node(world_.node_count())}}
                                     : random_input(dice_, world_.node_count()));
            }
        }
    }

    // Patiently: one node stands at a time, and every message arrives.
    void calm() {
        schedule_.calm = world_.now;
        for (const sim::Input& input : calming_inputs(world_.node_count()))
            act(input);
        deliver_all();
        for (int node = 0; node < 2 * world_.node_count(); ++node) {
            act(sim::FireTimer{static_cast<NodeId>(node % world_.node_count())});
            deliver_all();
        }
        schedule_.peace = world_.now;
        act(sim::Request{kCalmClient, std::nullopt, {raft::Op::Add, 1}});
        deliver_all();
        if (const auto leader = sim::current_leader(world_)) act(sim::FireTimer{*leader});
        deliver_all();
        schedule_.until = world_.now;
    }

  private:
    int pick(std::size_t count) { return dice_.between(0, static_cast<int>(count) - 1); }

    void act(const sim::Input& input) {
        sim::advance(world_, world_.now + (dice_.chance(50) ? kMillisecond : 0));
        schedule_.inputs.push_back({world_.now, input});
        sim::apply(world_, input);
    }

    // Bounded, because with rules switched off nodes may talk for ever.
    void deliver_all() {
        for (int i = 0; i < kMostDeliveries && world_.network.in_flight_count() > 0; ++i)
            act(sim::Deliver{world_.network.in_flight().front()->id});
    }

    Dice& dice_;
    Schedule& schedule_;
    sim::World world_;
};

Schedule schedule_by_hand(Dice& dice, Schedule schedule) {
    schedule.config.pace = sim::Pace::ByHand;
    HandPlayer player(dice, schedule);
    player.storm(dice.between(100, 400));
    player.calm();
    return schedule;
}

} // namespace

Schedule random_schedule(std::uint64_t seed, raft::RuleSet switched_off) {
    Dice dice(seed);
    Schedule schedule;
    schedule.config = random_config(dice, switched_off);
    return dice.chance(10) ? schedule_by_hand(dice, std::move(schedule)) : timed_schedule(dice, std::move(schedule));
}

} // namespace check
