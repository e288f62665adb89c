// A cluster as somebody types it: texts that may be wrong, and what becomes of them. No window.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "app/words/notice.h"
#include "raft/sim/config.h"

namespace app {

// The numbers of a cluster, each with a field of its own.
enum class ClusterField : std::uint8_t {
    ElectionLeast,
    ElectionMost,
    Heartbeat,
    LatencyLeast,
    LatencyMost,
    Disk,
    Loss,
    Seed
};
inline constexpr std::size_t kClusterFields = 8;

struct ClusterDraft {
    int nodes = 5;
    raft::Replicate replicate = raft::Replicate::Heartbeat;
    std::array<std::string, kClusterFields> texts; // times in ms

    std::string& text(ClusterField field) { return texts[static_cast<std::size_t>(field)]; }
    const std::string& text(ClusterField field) const { return texts[static_cast<std::size_t>(field)]; }
};

struct Cluster {
    sim::Config config;
    int loss_percent = 0;

    friend bool operator==(const Cluster&, const Cluster&) = default;
};

// What is wrong with a draft, and the field that it is about.
struct DraftProblem {
    ClusterField field;
    Notice notice;
};

ClusterDraft draft_of(const Cluster& cluster);

// The cluster that the draft means; what no field says is as in `others`. Or the first thing that is wrong.
std::variant<Cluster, DraftProblem> read_draft(const ClusterDraft& draft, const sim::Config& others);

// The same of its timing alone: no other field is looked at.
std::variant<Cluster, DraftProblem> read_timing(const ClusterDraft& draft, const sim::Config& others);

// One step up or down, within what the field may hold; what is no number becomes the least one.
void step(ClusterDraft& draft, ClusterField field, int direction);

// Another seed, short enough to be said in a class. The same one follows the same one.
void roll_seed(ClusterDraft& draft);

} // namespace app
