// Timing as a scenario and its "timing" inputs have it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "raft/file/field.h"
#include "raft/file/json_text.h"
#include "raft/sim/config.h"

namespace file {

// What one place says of the timing; the rest stays as it was.
struct TimingChange {
    std::optional<sim::Range> election;
    std::optional<sim::Time> heartbeat;
    std::optional<sim::Range> latency;
    std::optional<sim::Time> disk;
    std::optional<std::uint32_t> max_entries;
    std::optional<raft::BackUp> back_up;

    sim::Timing on(const sim::Timing& before) const {
        return {.election = election.value_or(before.election),
                .heartbeat = heartbeat.value_or(before.heartbeat),
                .latency = latency.value_or(before.latency),
                .disk = disk.value_or(before.disk),
                .max_entries = max_entries.value_or(before.max_entries),
                .back_up = back_up.value_or(before.back_up)};
    }
};

inline constexpr std::array<std::string_view, 6> kTimingKeys{"election_ms", "heartbeat_ms", "latency_ms",
                                                             "disk_ms",     "max_entries",  "back_up"};

// Those keys of an object that may have others.
TimingChange read_timing(const Fields& fields);

// Adds the keys with their values; in a scenario's own timing, what is off unless asked for is left out.
void add_timing(Json& object, const sim::Timing& timing);
void add_whole_timing(Json& object, const sim::Timing& timing);

// [8, 15]
Json range_json(const sim::Range& range);

// Of link latencies; the least that timers may be is a millisecond.
sim::Range read_latency(const Field& field);

} // namespace file
