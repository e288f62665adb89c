#include "raft/file/timing_json.h"

#include "raft/file/milliseconds.h"

namespace file {
namespace {

constexpr std::int64_t kMostEntries = 1'000'000;
constexpr std::string_view kBackUps = "\"one\" or \"term\"";

std::string write_timing(const sim::Timing& timing, bool whole) {
    return "\"election_ms\": " + write_range(timing.election) +
           ", \"heartbeat_ms\": " + write_milliseconds(timing.heartbeat) +
           ", \"latency_ms\": " + write_range(timing.latency) +
           (whole || timing.max_entries != 0 ? ", \"max_entries\": " + std::to_string(timing.max_entries) : "") +
           (timing.back_up == raft::BackUp::ByTerm ? ", \"back_up\": \"term\""
            : whole                                ? ", \"back_up\": \"one\""
                                                   : "");
}

} // namespace

TimingChange read_timing(const Fields& fields) {
    TimingChange change;
    const Field election = fields["election_ms"];
    const Field heartbeat = fields["heartbeat_ms"];
    const Field latency = fields["latency_ms"];
    if (election.present()) change.election = election.range(sim::kMillisecond, sim::kLongestTiming);
    if (heartbeat.present()) change.heartbeat = heartbeat.time(sim::kMillisecond, sim::kLongestTiming);
    if (latency.present()) change.latency = read_latency(latency);
    const Field max_entries = fields["max_entries"];
    const Field back_up = fields["back_up"];
    if (max_entries.present()) change.max_entries = static_cast<std::uint32_t>(max_entries.integer(0, kMostEntries));
    if (back_up.present()) {
        const std::string& name = back_up.text(kBackUps);
        if (name != "one" && name != "term") back_up.refuse(kBackUps);
        change.back_up = name == "term" ? raft::BackUp::ByTerm : raft::BackUp::ByOne;
    }
    return change;
}

std::string write_timing(const sim::Timing& timing) {
    return write_timing(timing, false);
}

std::string write_whole_timing(const sim::Timing& timing) {
    return write_timing(timing, true);
}

std::string write_range(const sim::Range& range) {
    return '[' + write_milliseconds(range.least) + ", " + write_milliseconds(range.most) + ']';
}

sim::Range read_latency(const Field& field) {
    return field.range(0, sim::kLongestTiming);
}

} // namespace file
