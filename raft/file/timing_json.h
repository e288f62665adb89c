// Timing as a scenario and its "timing" inputs have it.
#pragma once

#include <optional>
#include <string>

#include "raft/file/field.h"
#include "raft/sim/config.h"

namespace file {

// What one place says of the timing; the rest stays as it was.
struct TimingChange {
    std::optional<sim::Range> election;
    std::optional<sim::Time> heartbeat;
    std::optional<sim::Range> latency;

    sim::Timing on(const sim::Timing& before) const {
        return {election.value_or(before.election), heartbeat.value_or(before.heartbeat),
                latency.value_or(before.latency)};
    }
};

// The keys "election_ms", "heartbeat_ms" and "latency_ms" of an object that may have others.
TimingChange read_timing(const Fields& fields);

// The three keys with their values, without braces.
std::string write_timing(const sim::Timing& timing);

// "[8, 15]"
std::string write_range(const sim::Range& range);

// Of link latencies; the least that timers may be is a millisecond.
sim::Range read_latency(const Field& field);

} // namespace file
