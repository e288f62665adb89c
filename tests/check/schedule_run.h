// Schedules and what came of them, in the words of the tests.
#pragma once

#include <algorithm>
#include <string>

#include "raft/check/schedules.h"
#include "raft/check/shrink.h"
#include "raft/check/trial.h"
#include "raft/sim/trace.h"

namespace check::testing {

inline bool breaks(const Trial& trial, Property property) {
    return std::ranges::find(trial.violations, property, &Violation::property) != trial.violations.end();
}

// What to look at, as far as a test can show it; `raftarium check` writes it as a scenario.
inline std::string describe(const Shrunk& shrunk) {
    const sim::Config& config = shrunk.schedule.config;
    std::string text = std::string(shrunk.finding.broken) + " at " + std::to_string(shrunk.finding.at) + " µs, event " +
                       std::to_string(shrunk.finding.event) + "; smallest: " + std::to_string(config.options.nodes) +
                       " nodes, seed " + std::to_string(config.seed);
    for (const sim::TimedInput& input : shrunk.schedule.inputs)
        text += "\n  " + std::to_string(input.at) + " µs " + std::string(sim::name_of(input.input));
    return text;
}

} // namespace check::testing
