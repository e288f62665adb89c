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

inline Input random_input(Random& random, int nodes) {
    const auto node = static_cast<NodeId>(random.between(0, nodes - 1));
    const auto other = static_cast<NodeId>((node + 1) % nodes);
    switch (random.between(0, 12)) {
        case 0: return Kill{node};
        case 1: return Restart{node};
        case 2: return Pause{node};
        case 3: return Resume{node};
        case 4: return FireTimer{node};
        case 5: return nodes > 1 ? Input{Cut{node, other, random.chance(50)}} : Input{Heal{}};
        case 6: return Isolate{node};
        case 7: return Heal{};
        case 8: return Loss{static_cast<int>(random.between(0, 50)), {}, {}};
        case 9: return Duplicate{static_cast<int>(random.between(0, 50))};
        case 10: return Latency{{random.between(0, 5'000), random.between(5'000, 60'000)}, {}, {}};
        default:
            return Request{
                static_cast<raft::ClientId>(random.between(1, 3)), node, {raft::Op::Add, random.between(0, 9)}};
    }
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
