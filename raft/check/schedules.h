// Random fault schedules: runs in which everything goes wrong that can, and a calm end in which all is well again.
#pragma once

#include <cstdint>
#include <vector>

#include "raft/sim/config.h"
#include "raft/sim/input.h"
#include "raft/sim/time.h"

namespace check {

// The client that asks in the calm; no other schedule's client has this number.
inline constexpr raft::ClientId kCalmClient = 900;

// Raft promises to be safe while it storms, and to make progress once it is calm.
struct Schedule {
    sim::Config config;
    std::vector<sim::TimedInput> inputs; // in order of time
    sim::Time calm = 0;                  // from here on every node runs, every link works and nothing is lost
    sim::Time peace = 0; // by then a leader reigns and all who asked before are answered; kCalmClient asks
    sim::Time until = 0; // the end; kCalmClient is answered by then
};

// The same seed makes the same schedule everywhere: 1 to 9 nodes, both ways to replicate, some of them by hand.
Schedule random_schedule(std::uint64_t seed, raft::RuleSet switched_off = {});

} // namespace check
