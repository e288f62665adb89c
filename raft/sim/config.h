// What a world is made from.
#pragma once

#include <cstdint>
#include <vector>

#include "raft/core/node.h"
#include "raft/sim/time.h"

namespace sim {

// A range of times, both ends included.
struct Range {
    Time least = 0;
    Time most = 0;

    friend bool operator==(const Range&, const Range&) = default;
};

// The defaults are those of the paper's examples: election timeouts of 150 to 300 ms (§5.2, §9.3).
struct Timing {
    Range election{150 * kMillisecond, 300 * kMillisecond};
    Time heartbeat = 50 * kMillisecond;
    Range latency{8 * kMillisecond, 15 * kMillisecond};
    Time disk = 0; // how long a write takes before what rests on it may leave; by hand, none

    // What a leader sends, see raft::Options.
    std::uint32_t max_entries = 0;
    raft::BackUp back_up = raft::BackUp::ByOne;

    friend bool operator==(const Timing&, const Timing&) = default;
};

// The longest time that any of them may name, so that random draws stay within 32 bits: an hour.
inline constexpr Time kLongestTiming = 3600 * kSecond;

// Are all ranges in order and within bounds: timers of 1 ms or more, latency and disk of 0 or more, nothing over an
// hour?
bool valid(const Timing& timing);

enum class Pace : std::uint8_t {
    Timed,  // latency and timers elapse
    ByHand, // messages wait until somebody delivers or drops them, timers until somebody fires them
};

struct Config {
    raft::Options options;
    std::uint64_t seed = 1;
    Timing timing;
    Pace pace = Pace::Timed;

    // What each node finds on its disk at time 0, in order of the nodes, so that a run can begin in the midst of a
    // story. Empty: nothing on any.
    std::vector<raft::Disk> disks;

    friend bool operator==(const Config&, const Config&) = default;
};

// The options of the nodes, with what the timing in force says of them.
inline raft::Options options_in_force(const Config& config) {
    raft::Options options = config.options;
    options.max_entries = config.timing.max_entries;
    options.back_up = config.timing.back_up;
    options.slow_disk = config.timing.disk > 0 && config.pace == Pace::Timed;
    return options;
}

} // namespace sim
