// Did the clients see one register? A history is linearizable if every operation can be thought to take effect at one
// moment between its asking and its answer, so that all results come out as they did (Herlihy and Wing, 1990).
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "raft/core/types.h"
#include "raft/sim/trace.h"

namespace check {

inline constexpr std::uint64_t kNotAnswered = std::numeric_limits<std::uint64_t>::max();

// What a client asked for and was told. Moments are the numbers of events.
struct Operation {
    raft::ClientId client = 0;
    raft::RequestNumber request = 0;
    raft::Command command;
    std::uint64_t asked = 0;
    std::uint64_t answered = kNotAnswered; // without an answer it may take effect at any later moment, or never
    std::int64_t result = 0;               // of an answered one

    friend bool operator==(const Operation&, const Operation&) = default;
};

// Gathers the operations of a run from its events. What was told to have failed must never take effect, so it is left
// out: if it does, the others' results tell.
class ClientHistory {
  public:
    void look(const sim::TraceEvent& event);

    // In order of asking.
    std::vector<Operation> operations() const;

  private:
    struct Told {
        Operation operation;
        bool failed = false;
    };
    std::vector<Told> told_;
};

// The search of Wing and Gong (1993), which remembers where it has been (Lowe, 2017). `operations` are in order of
// asking; the register holds `initial` before the first. Says yes where the search would become too long.
bool is_linearizable(std::span<const Operation> operations, std::int64_t initial = 0);

} // namespace check
