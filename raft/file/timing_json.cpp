#include "raft/file/timing_json.h"

#include "raft/file/milliseconds.h"

namespace file {

TimingChange read_timing(const Fields& fields) {
    TimingChange change;
    const Field election = fields["election_ms"];
    const Field heartbeat = fields["heartbeat_ms"];
    const Field latency = fields["latency_ms"];
    if (election.present()) change.election = election.range(sim::kMillisecond, sim::kLongestTiming);
    if (heartbeat.present()) change.heartbeat = heartbeat.time(sim::kMillisecond, sim::kLongestTiming);
    if (latency.present()) change.latency = read_latency(latency);
    return change;
}

std::string write_timing(const sim::Timing& timing) {
    return "\"election_ms\": " + write_range(timing.election) +
           ", \"heartbeat_ms\": " + write_milliseconds(timing.heartbeat) +
           ", \"latency_ms\": " + write_range(timing.latency);
}

std::string write_range(const sim::Range& range) {
    return '[' + write_milliseconds(range.least) + ", " + write_milliseconds(range.most) + ']';
}

sim::Range read_latency(const Field& field) {
    return field.range(0, sim::kLongestTiming);
}

} // namespace file
