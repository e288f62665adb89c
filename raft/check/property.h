// What must hold of every run, and how it is told that something does not.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "raft/core/types.h"
#include "raft/sim/time.h"

namespace check {

using raft::NodeId;

enum class Property : std::uint8_t {
    // Figure 3 of the paper.
    ElectionSafety,     // at most one leader is elected in a term (§5.2)
    LeaderAppendOnly,   // a leader never overwrites or deletes entries of its log (§5.3)
    LogMatching,        // logs with an entry of the same index and term are the same up to it (§5.3)
    LeaderCompleteness, // an entry committed in a term is in the log of every leader of a higher term (§5.4)
    StateMachineSafety, // no two servers ever apply different entries at the same index (§5.4.3)

    // What they rest on.
    OneVotePerTerm,    // a node votes at most once in a term, crashes or not (§5.2)
    TermsOnlyGrow,     // a node's term never goes back, crashes or not (§5.1)
    ElectedByMajority, // every leader was voted for by a majority (§5.2)
    StoredByMajority,  // what is committed is on the disks of a majority, and stays there (§5.3)
    StoredBeforeSent,  // what a node says rests on its disk: the term, its vote, the entries it acknowledges (Figure 2)
    NodeInOrder,       // applied ≤ committed ≤ log and match < next inside a node, and nothing of it goes back
};

// So many of them are Figure 3's; they come first.
inline constexpr std::size_t kFigure3 = 5;

// Stable: files and translations use them.
inline constexpr std::array<std::string_view, 11> kPropertyIds{
    "election_safety",      "leader_append_only", "log_matching",    "leader_completeness",
    "state_machine_safety", "one_vote_per_term",  "terms_only_grow", "elected_by_majority",
    "stored_by_majority",   "stored_before_sent", "node_in_order"};

static_assert(kPropertyIds.size() == static_cast<std::size_t>(Property::NodeInOrder) + 1);
static_assert(kFigure3 == static_cast<std::size_t>(Property::StateMachineSafety) + 1);

constexpr std::string_view id_of(Property property) {
    return kPropertyIds[static_cast<std::size_t>(property)];
}

// A property that does not hold any more, with what shows it.
struct Violation {
    Property property = Property::ElectionSafety;
    sim::Time at = 0;
    std::uint64_t event = 0;      // the number of the event after which it was seen
    NodeId node = raft::kNobody;  // whose change broke it
    NodeId other = raft::kNobody; // ElectionSafety: the first leader of the term; LogMatching: whose log differs;
                                  // LeaderCompleteness, StateMachineSafety: who committed the entry, kNobody if that
                                  // was long ago; OneVotePerTerm: whom it voted for before
    raft::Term term = 0;          // of `node`; LeaderCompleteness: of the leader that lacks the entry
    raft::Index index = 0;        // where the entries differ; StoredByMajority: of the entry; else 0
    raft::Entry expected;         // what should stand there: the earlier, committed or other node's entry
    raft::Entry found;            // what does; term 0 if nothing does

    friend bool operator==(const Violation&, const Violation&) = default;
};

} // namespace check
