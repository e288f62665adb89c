#include "raft/sim/timing_doubts.h"

namespace sim {

std::vector<TimingDoubt> doubts_about(const Timing& timing, int nodes) {
    std::vector<TimingDoubt> doubts;
    if (nodes < 2) return doubts;
    const auto doubt = [&](TimingDoubtKind kind, Time takes, Time waits) {
        doubts.push_back({.kind = kind, .takes = takes, .waits = waits});
    };

    // A candidate asks when its own vote is on disk, and a voter answers when its vote is.
    const Time fastest_vote = 2 * (timing.latency.least + timing.disk);
    const Time slowest_vote = 2 * (timing.latency.most + timing.disk);
    if (fastest_vote > timing.election.most) {
        doubt(TimingDoubtKind::NobodyIsElected, fastest_vote, timing.election.most);
    } else if (slowest_vote > timing.election.least) {
        doubt(TimingDoubtKind::VotesMayBeLate, slowest_vote, timing.election.least);
    }

    // The first of two heartbeats may come early and the second one late.
    const Time drift = timing.latency.most - timing.latency.least;
    if (timing.heartbeat + drift > timing.election.least) {
        doubt(TimingDoubtKind::HeartbeatsLate, timing.heartbeat + drift, timing.election.least);
    } else if (2 * timing.heartbeat + drift > timing.election.least) {
        doubt(TimingDoubtKind::OneLossIsEnough, 2 * timing.heartbeat + drift, timing.election.least);
    }

    const Time apart = timing.election.most - timing.election.least;
    if (apart < timing.latency.most + timing.disk) {
        doubt(TimingDoubtKind::TimeoutsAlike, timing.latency.most + timing.disk, apart);
    }
    return doubts;
}

} // namespace sim
