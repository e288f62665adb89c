#include "raft/file/timing_json.h"

#include <nlohmann/json.hpp>

namespace file {
namespace {

constexpr std::int64_t kMostEntries = 1'000'000;
constexpr std::string_view kBackUps = "\"one\" or \"term\"";

void add_timing(Json& object, const sim::Timing& timing, bool whole) {
    object.emplace("election_ms", range_json(timing.election));
    object.emplace("heartbeat_ms", time_json(timing.heartbeat));
    object.emplace("latency_ms", range_json(timing.latency));
    const bool by_term = timing.back_up == raft::BackUp::ByTerm;
    if (whole || timing.disk != 0) object.emplace("disk_ms", time_json(timing.disk));
    if (whole || timing.max_entries != 0) object.emplace("max_entries", timing.max_entries);
    if (whole || by_term) object.emplace("back_up", by_term ? "term" : "one");
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
    const Field disk = fields["disk_ms"];
    if (disk.present()) change.disk = disk.time(0, sim::kLongestTiming);
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

void add_timing(Json& object, const sim::Timing& timing) {
    add_timing(object, timing, false);
}

void add_whole_timing(Json& object, const sim::Timing& timing) {
    add_timing(object, timing, true);
}

Json range_json(const sim::Range& range) {
    return Json::array({time_json(range.least), time_json(range.most)});
}

sim::Range read_latency(const Field& field) {
    return field.range(0, sim::kLongestTiming);
}

} // namespace file
