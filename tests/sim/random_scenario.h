// Random configurations and inputs, for what must be true of every run.
#pragma once

#include <algorithm>
#include <vector>

#include "raft/sim/cursor.h"
#include "raft/sim/random.h"

namespace sim::testing {

struct RandomScenario {
    Config config;
    std::vector<TimedInput> inputs; // in order of time
};

inline constexpr Time kScenarioLength = 3 * kSecond;

inline Timing random_timing(Random& random) {
    Timing timing;
    timing.election = {random.between(50, 150) * kMillisecond, random.between(150, 300) * kMillisecond};
    timing.heartbeat = random.between(10, 60) * kMillisecond;
    timing.latency = {random.between(0, 5'000), random.between(5'000, 20'000)};
    timing.max_entries = static_cast<std::uint32_t>(random.between(0, 2));
    timing.back_up = random.chance(50) ? raft::BackUp::ByTerm : raft::BackUp::ByOne;
    timing.disk = random.chance(50) ? 0 : random.between(0, 30) * kMillisecond;
    return timing;
}

inline Partition random_partition(Random& random) {
    Partition partition;
    for (std::uint8_t& group : partition.group)
        group = static_cast<std::uint8_t>(random.between(1, 3));
    return partition;
}

// Every kind there is but those below; what names a message may name one that is long gone.
inline Input random_input(Random& random, int nodes) {
    const auto one = static_cast<NodeId>(random.between(0, nodes - 1));
    const auto other = static_cast<NodeId>((one + 1) % nodes);
    const NodeId node = random.chance(20) ? kTheLeader : one;
    const auto client = static_cast<raft::ClientId>(random.between(1, 3));
    switch (random.between(0, 19)) {
        case 0: return Kill{node};
        case 1: return Restart{node};
        case 2: return Pause{node};
        case 3: return Resume{node};
        case 4: return FireTimer{node};
        case 5: return nodes > 1 ? Input{Cut{one, other, random.chance(50)}} : Input{Heal{}};
        case 6: return Isolate{node};
        case 7: return Heal{};
        case 8: return Loss{static_cast<int>(random.between(0, 50)), {}, {}};
        case 9: return Duplicate{static_cast<int>(random.between(0, 50))};
        case 10: return Latency{{random.between(0, 5'000), random.between(5'000, 60'000)}, {}, {}};
        case 11: return nodes > 1 ? Input{Mend{one, other, random.chance(50)}} : Input{Heal{}};
        case 12: return random_partition(random);
        case 13: return SetTiming{random_timing(random)};
        case 14: return Deliver{static_cast<MessageId>(random.between(1, 400))};
        case 15: return Drop{static_cast<MessageId>(random.between(1, 400))};
        case 16: return Retry{client};
        case 17: return Request{client, std::nullopt, {raft::Op::Set, random.between(0, 9)}};
        default: return Request{client, one, {raft::Op::Add, random.between(0, 9)}};
    }
}

// One message is held back, or sent once more.
inline Input random_message_fault(Random& random) {
    const auto message = static_cast<MessageId>(random.between(1, 400));
    if (random.chance(50)) return Copy{message};
    return Delay{message, random.between(1, 200'000)};
}

inline RandomScenario random_scenario(std::uint64_t seed) {
    Random random(seed);
    RandomScenario scenario;
    scenario.config.options.nodes = static_cast<std::uint8_t>(random.between(1, raft::kMaxNodes));
    scenario.config.options.replicate = random.chance(50) ? raft::Replicate::Heartbeat : raft::Replicate::AtOnce;
    scenario.config.seed = random.next();
    for (std::int64_t i = random.between(0, 40); i > 0; --i) {
        scenario.inputs.push_back(
            {random.between(0, kScenarioLength), random_input(random, scenario.config.options.nodes)});
    }
    // Drawn apart, and not in every run: the others stay what they were.
    if (seed % 4 == 3) {
        Random more(~seed);
        for (int i = 0; i < 30; ++i)
            scenario.inputs.push_back({more.between(0, kScenarioLength), random_message_fault(more)});
    }
    std::ranges::stable_sort(scenario.inputs, {}, &TimedInput::at);
    return scenario;
}

// The world after playing straight from the beginning to `until`, told to `observer`.
inline World play(const RandomScenario& scenario, Time until, Listener observer = {}) {
    Cursor cursor(scenario.config);
    cursor.play(Line(scenario.inputs), until, observer);
    return cursor.world();
}

} // namespace sim::testing
