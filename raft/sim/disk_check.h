// Could one run of Raft have left these disks? A run may begin in the midst of a story, but only in the midst of a
// possible one: from disks that no run leaves, Raft promises nothing.
//
// What is refused is impossible; what is accepted is safe to start from. In between lies what a history of many
// elections might leave and perhaps does not: it is accepted.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "raft/core/node.h"
#include "raft/sim/config.h"

namespace sim {

enum class DiskFault : std::uint8_t {
    Count,              // there is not one disk for each node, nor none at all
    TermTooLarge,       // above kLargestTerm
    EntryTerm,          // an entry's term is below the one before it, or 0
    OwnTerm,            // the node's term is below that of its last entry
    VoteForNoNode,      // for a node that the cluster does not have
    VoteInTermZero,     // nobody stands for election in term 0
    CandidateBehind,    // the vote is for a node that never reached the term
    CandidateElsewhere, // the vote is for a node that voted for another in that term, so that it did not stand
    CandidateOutdated,  // the vote is for a node whose log was less up to date (§5.4.1)
    NobodyStood,        // nobody reached the highest term by standing for election: such a node votes for itself
    LogsDiffer,         // entries of one index and term, and what is before them is not the same (Log Matching)
    TwoLeaders,         // entries of one term behind different entries: a term has one leader, which only appends
    TooFewReached,      // too few nodes reached the entry's term to elect its leader
    NoLeader,           // by terms, votes and logs none of the nodes can have been the leader of the entry's term
    TooFewVotes,        // whoever it was, too few nodes can have voted for it: by their votes and logs
    NoHistory,          // each election could have been, but not one after the other
};

// What is wrong and where. What does not apply to the fault is 0 or nobody.
struct DiskProblem {
    DiskFault fault = DiskFault::Count;
    raft::NodeId node = raft::kNobody;
    raft::Index index = 0;              // the entry on its disk
    raft::NodeId other = raft::kNobody; // whose disk contradicts; the candidate
    raft::Term term = 0;                // the election's
    int found = 0;                      // nodes, where too few are
    int needed = 0;

    friend bool operator==(const DiskProblem&, const DiskProblem&) = default;
};

// A term is counted up by each election; from here it never wraps. Every reader of JSON keeps such a number exactly.
inline constexpr raft::Term kLargestTerm = 1'000'000'000'000;

// What is wrong with the disks, if anything. Where rules are switched off, what they would have prevented is possible.
std::optional<DiskProblem> find_problem(const Config& config);

// The same where only the votes of some nodes are known. The others become what a run would have left: a vote for the
// leader of the node's term where it can have been one, otherwise for nobody.
std::optional<DiskProblem> complete_votes(Config& config, raft::NodeSet known);

} // namespace sim
