// What a node came to last and its present state no longer tells: the picture lets it be seen happening. It follows
// from the run, and nothing of the run follows from it.
#pragma once

#include <cstdint>

#include "raft/core/node.h"
#include "raft/sim/time.h"

namespace sim {

// It learned that entries are committed, and applied them.
struct RecentCommit {
    Time at = 0; // 0: of none, since its process started
    raft::Index first = 0;
    raft::Index last = 0;
    std::int64_t value_before = 0; // the value that they found

    friend bool operator==(const RecentCommit&, const RecentCommit&) = default;
};

// It became the leader by these votes. (As a leader it forgets them.)
struct RecentElection {
    raft::NodeSet granted;
    raft::NodeSet refused;
    raft::NodeId decided_by = raft::kNobody; // whose vote came last; itself, where it needs no other

    friend bool operator==(const RecentElection&, const RecentElection&) = default;
};

struct Recent {
    RecentCommit commit;
    RecentElection election;

    friend bool operator==(const Recent&, const Recent&) = default;
};

} // namespace sim
