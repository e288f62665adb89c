// What a timing makes unlikely or impossible, by its numbers alone. Raft's times must be far apart: broadcast time ≪
// election timeout (§5.6).
#pragma once

#include <cstdint>
#include <vector>

#include "raft/sim/config.h"

namespace sim {

// Of a network that loses nothing and has no link with a latency of its own.
enum class TimingDoubtKind : std::uint8_t {
    NobodyIsElected, // the fastest answer to RequestVote takes longer than any candidate waits
    VotesMayBeLate,  // the slowest one takes longer than some candidate waits
    HeartbeatsLate,  // a follower may time out between two heartbeats that both arrive
    OneLossIsEnough, // … or where one heartbeat is lost
    TimeoutsAlike,   // they differ by less than a message may take, so that several servers may stand before they hear
                     // of each other
};

struct TimingDoubt {
    TimingDoubtKind kind;
    Time takes = 0; // how long what is waited for takes, or of TimeoutsAlike: may take
    Time waits = 0; // how long somebody waits for it, or of TimeoutsAlike: by how much they differ

    friend bool operator==(const TimingDoubt&, const TimingDoubt&) = default;
};

// The worst first; none where everything goes its way. One server alone waits for nobody.
std::vector<TimingDoubt> doubts_about(const Timing& timing, int nodes);

} // namespace sim
