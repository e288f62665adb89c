// All that several logs hold, as one tree: logs that obey Log Matching share their beginnings, and each term's entries
// are one chain, since only its leader made them.
#pragma once

#include <compare>
#include <optional>
#include <span>
#include <vector>

#include "raft/core/node.h"

namespace sim {

// A log, by its last entry: index and term of one entry say all that is before it (§5.3). Of two logs the greater one
// is more up to date (§5.4.1).
struct LogEnd {
    raft::Term term = 0;
    raft::Index index = 0;

    // clang-tidy 14 takes the zero that the compiler compares with for a null pointer.
    // NOLINTNEXTLINE(modernize-use-nullptr)
    friend auto operator<=>(const LogEnd&, const LogEnd&) = default;
};

inline LogEnd end_of(const raft::Log& log) {
    return {log.last_term(), log.last_index()};
}

// The entries of one term: the leader's log at its election ends at `base`, the last entry that is left at `top`.
struct Chain {
    raft::Term term = 0;
    raft::Index base = 0;
    raft::Index top = 0;
    raft::NodeId first = 0;  // a node that holds the first of them
    raft::NodeId holder = 0; // a node that holds them all
};

class LogTree {
  public:
    // Two entries of one term that do not stand in one chain.
    struct Fork {
        raft::NodeId node = raft::kNobody;
        raft::Index index = 0;
        raft::NodeId other = raft::kNobody;
    };

    // The disks stay where they are. Their logs obey Log Matching, and their terms go up.
    explicit LogTree(std::span<const raft::Disk> disks);

    // If some term's entries are no chain, the rest is of no use.
    const std::optional<Fork>& fork() const { return fork_; }

    // In order of term.
    const std::vector<Chain>& chains() const { return chains_; }

    // The leader's log at its election, and with all that is left of its own entries.
    LogEnd before(const Chain& chain) const { return prefix(whole(chain), chain.base); }
    static LogEnd whole(const Chain& chain) { return {chain.term, chain.top}; }

    // The first entries of a log; as many as two logs share; does the one begin with the other?
    LogEnd prefix(LogEnd log, raft::Index size) const { return {term_at(log, size), size}; }
    raft::Index shared(LogEnd a, LogEnd b) const;
    bool begins_with(LogEnd log, LogEnd beginning) const;

  private:
    raft::Term term_at(LogEnd log, raft::Index index) const;
    const Chain& chain_of(raft::Term term) const;

    std::span<const raft::Disk> disks_;
    std::vector<Chain> chains_;
    std::optional<Fork> fork_;
};

} // namespace sim
