#include "app/cluster/cluster_draft.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

#include "raft/file/milliseconds.h"
#include "raft/sim/random.h"

namespace app {
namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kLargestRolledSeed = 9999;

struct Bounds {
    bool time = true; // in ms, else a whole number
    std::int64_t least = 0;
    std::int64_t most = 0;
    std::int64_t step = 0;
};

Bounds bounds_of(ClusterField field) {
    constexpr sim::Time kMs = sim::kMillisecond;
    switch (field) {
        case ClusterField::ElectionLeast:
        case ClusterField::ElectionMost:
        case ClusterField::Heartbeat: return {true, kMs, sim::kLongestTiming, 10 * kMs};
        case ClusterField::LatencyLeast:
        case ClusterField::LatencyMost:
        case ClusterField::Disk: return {true, 0, sim::kLongestTiming, kMs};
        case ClusterField::Loss: return {false, 0, 100, 5};
        case ClusterField::Seed: return {false, 0, kMost, 1};
    }
    return {};
}

std::string written(const Bounds& bounds, std::int64_t number) {
    return bounds.time ? file::write_milliseconds(number) : std::to_string(number);
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

struct Number {
    std::optional<std::int64_t> value;
    bool is_number = true; // perhaps one that no field can hold
};

Number number_in(const Bounds& bounds, std::string_view text) {
    if (bounds.time) {
        const auto parsed = file::parse_milliseconds(text);
        if (const auto* time = std::get_if<sim::Time>(&parsed)) return {.value = *time};
        return {.is_number = std::get<file::MillisecondsError>(parsed) != file::MillisecondsError::NoNumber};
    }
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end != text.data() + text.size() || error == std::errc::invalid_argument) return {.is_number = false};
    if (error != std::errc{}) return {};
    return {.value = value};
}

std::vector<std::pair<std::string, std::string>> range_values(const Bounds& bounds, std::string_view text) {
    return {
        {"text", std::string(text)}, {"least", written(bounds, bounds.least)}, {"most", written(bounds, bounds.most)}};
}

// Reads field after field, until one is wrong.
class Reader {
  public:
    explicit Reader(const ClusterDraft& draft) : draft_(draft) {}

    std::int64_t number(ClusterField field) {
        const Bounds bounds = bounds_of(field);
        const std::string_view text = trimmed(draft_.text(field));
        const Number number = number_in(bounds, text);
        if (number.value && *number.value >= bounds.least && *number.value <= bounds.most) return *number.value;
        std::string key = "setup.out_of_range";
        if (text.empty()) {
            key = "setup.empty";
        } else if (!number.is_number) {
            key = bounds.time ? "setup.no_time" : "setup.no_number";
        }
        complain(field, std::move(key), range_values(bounds, text));
        return bounds.least;
    }

    sim::Range range(ClusterField least, ClusterField most) {
        const sim::Range range{number(least), number(most)};
        if (range.least > range.most) {
            complain(
                least, "setup.order",
                {{"least", file::write_milliseconds(range.least)}, {"most", file::write_milliseconds(range.most)}});
        }
        return range;
    }

    const std::optional<DraftProblem>& problem() const { return problem_; }

  private:
    void complain(ClusterField field, std::string key, std::vector<std::pair<std::string, std::string>> values) {
        if (!problem_)
            problem_ = DraftProblem{field, {.trouble = true, .key = std::move(key), .values = std::move(values)}};
    }

    const ClusterDraft& draft_;
    std::optional<DraftProblem> problem_;
};

void read_timing(Reader& reader, sim::Timing& timing) {
    timing.election = reader.range(ClusterField::ElectionLeast, ClusterField::ElectionMost);
    timing.heartbeat = reader.number(ClusterField::Heartbeat);
    timing.latency = reader.range(ClusterField::LatencyLeast, ClusterField::LatencyMost);
    timing.disk = reader.number(ClusterField::Disk);
}

} // namespace

ClusterDraft draft_of(const Cluster& cluster) {
    const sim::Timing& timing = cluster.config.timing;
    ClusterDraft draft{
        .nodes = cluster.config.options.nodes, .replicate = cluster.config.options.replicate, .texts = {}};
    const auto set = [&](ClusterField field, std::int64_t number) {
        draft.text(field) = written(bounds_of(field), number);
    };
    set(ClusterField::ElectionLeast, timing.election.least);
    set(ClusterField::ElectionMost, timing.election.most);
    set(ClusterField::Heartbeat, timing.heartbeat);
    set(ClusterField::LatencyLeast, timing.latency.least);
    set(ClusterField::LatencyMost, timing.latency.most);
    set(ClusterField::Disk, timing.disk);
    set(ClusterField::Loss, cluster.loss_percent);
    draft.text(ClusterField::Seed) = std::to_string(cluster.config.seed);
    return draft;
}

std::variant<Cluster, DraftProblem> read_draft(const ClusterDraft& draft, const sim::Config& others) {
    Reader reader(draft);
    Cluster cluster{.config = others};
    cluster.config.options.nodes = static_cast<std::uint8_t>(draft.nodes);
    cluster.config.options.replicate = draft.replicate;
    read_timing(reader, cluster.config.timing);
    cluster.loss_percent = static_cast<int>(reader.number(ClusterField::Loss));
    cluster.config.seed = static_cast<std::uint64_t>(reader.number(ClusterField::Seed));
    if (reader.problem()) return *reader.problem();
    return cluster;
}

std::variant<Cluster, DraftProblem> read_timing(const ClusterDraft& draft, const sim::Config& others) {
    Reader reader(draft);
    Cluster cluster{.config = others};
    read_timing(reader, cluster.config.timing);
    if (reader.problem()) return *reader.problem();
    return cluster;
}

void step(ClusterDraft& draft, ClusterField field, int direction) {
    const Bounds bounds = bounds_of(field);
    const Number now = number_in(bounds, trimmed(draft.text(field)));
    const std::int64_t value = std::clamp(now.value.value_or(bounds.least), bounds.least, bounds.most);
    // To the next whole step: from 1 ms to 10 ms, not to 11.
    std::int64_t next = value / bounds.step * bounds.step;
    if (direction > 0) next = next > bounds.most - bounds.step ? bounds.most : next + bounds.step;
    if (direction < 0 && next == value) next -= bounds.step;
    draft.text(field) = written(bounds, std::clamp(next, bounds.least, bounds.most));
}

void roll_seed(ClusterDraft& draft) {
    const Number now = number_in(bounds_of(ClusterField::Seed), trimmed(draft.text(ClusterField::Seed)));
    const auto old = now.value.value_or(0);
    sim::Random random(static_cast<std::uint64_t>(old));
    std::int64_t next = random.between(1, kLargestRolledSeed);
    while (next == old)
        next = random.between(1, kLargestRolledSeed);
    draft.text(ClusterField::Seed) = std::to_string(next);
}

} // namespace app
