// What a node tells about itself while it works: the judgements it made by the rules, and what came of them.
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "raft/core/rules.h"
#include "raft/core/types.h"

namespace raft {

// A number that a judgement looked at. The name is stable: files and translations use it.
enum class Fact : std::uint8_t {
    MessageTerm, // the term that a message carries
    CurrentTerm, // the node's own
    VotedFor,    // a node number, or kNobody
    Candidate,   // a node number
    Leader,      // a node number
    LastIndex,   // the judging node's log
    LastTerm,
    CandidateIndex, // the candidate's log
    CandidateTerm,
    PrevIndex, // AppendEntries' consistency check
    PrevTerm,
    FoundTerm,  // the term that stands at PrevIndex, 0 if nothing does
    EntryIndex, // an entry in question
    EntryTerm,
    Votes,
    Stored, // nodes that store the entry
    Needed, // how many make a majority
    LeaderCommit,
    CommitIndex,
    LastApplied,
    NextIndex,
    MatchIndex,
    Client,
    Request,
    AppliedRequest, // the newest request of the client that was applied
};

inline constexpr std::array<std::string_view, 25> kFactNames{
    "term",       "current_term", "voted_for",       "candidate",      "leader",
    "last_index", "last_term",    "candidate_index", "candidate_term", "prev_index",
    "prev_term",  "found_term",   "index",           "entry_term",     "votes",
    "stored",     "needed",       "leader_commit",   "commit_index",   "last_applied",
    "next_index", "match_index",  "client",          "request",        "applied_request"};

static_assert(kFactNames.size() == static_cast<std::size_t>(Fact::AppliedRequest) + 1);

constexpr std::string_view name_of(Fact fact) {
    return kFactNames[static_cast<std::size_t>(fact)];
}

constexpr bool names_a_node(Fact fact) {
    return fact == Fact::VotedFor || fact == Fact::Candidate || fact == Fact::Leader;
}

// In one word, since a step that is listened to writes down dozens of them: every number that a run can reach leaves
// room for the fact's name in the upper bits.
class FactValue {
  public:
    constexpr FactValue() = default;
    constexpr FactValue(Fact fact, std::uint64_t value) : word_(static_cast<std::uint64_t>(fact) << kShift | value) {
        assert(value < std::uint64_t{1} << kShift);
    }

    constexpr Fact fact() const { return static_cast<Fact>(word_ >> kShift); }
    constexpr std::uint64_t value() const { return word_ & ((std::uint64_t{1} << kShift) - 1); }

    // As it is kept by a record.
    constexpr std::uint64_t word() const { return word_; }
    static constexpr FactValue from_word(std::uint64_t word) {
        FactValue fact;
        fact.word_ = word;
        return fact;
    }

    friend bool operator==(const FactValue&, const FactValue&) = default;

  private:
    static constexpr unsigned kShift = 56;
    std::uint64_t word_ = ~std::uint64_t{0}; // none
};

// The few numbers behind one judgement, in the order in which a sentence would name them.
struct Why {
    FactValue a, b, c, d;
};

// One rule applied once: was its condition true, and what was looked at.
struct Judgement {
    Rule rule = Rule::StepDownOnHigherTerm;
    bool held = false;
    std::array<FactValue, 4> facts; // as many as there are, then none

    std::span<const FactValue> why() const {
        return std::span(facts).first(static_cast<std::size_t>(std::ranges::find(facts, FactValue()) - facts.begin()));
    }
};

enum class NodeEventKind : std::uint8_t {
    StartsElection,
    GrantsVote,
    RefusesVote,
    CountsVote,
    CountsRefusal,
    BecomesLeader,
    AdoptsTerm,
    StepsDown,
    SendsHeartbeat,
    AppendsRequest,
    RecognisesRetry,
    RedirectsClient,
    AcceptsHeartbeat,
    AppendsEntries,
    RejectsEntries,
    RemovesConflict,
    MatchAdvances,
    BacksUp,
    KeepsUncommitted, // it cannot yet conclude that the entry is committed; told where it learned more of that entry
    Commits,          // the leader, by counting
    LearnsCommit,     // a follower, from the leader
    Applies,
    AppliesWithoutEffect, // a copy of a request that, or one later than which, took effect before (§8)
    IgnoresStaleReply,    // of a term or a leadership that is over
    IgnoresLateVote,      // of its term, after the election was decided
    LeavesEntriesOut,     // where the rule that appends them was switched off
    IgnoresRule,          // one that is switched off, where no other event of the step tells that it was not kept to
};

inline constexpr std::array<std::string_view, 27> kNodeEventNames{"starts_election",
                                                                  "grants_vote",
                                                                  "refuses_vote",
                                                                  "counts_vote",
                                                                  "counts_refusal",
                                                                  "becomes_leader",
                                                                  "adopts_term",
                                                                  "steps_down",
                                                                  "sends_heartbeat",
                                                                  "appends_request",
                                                                  "recognises_retry",
                                                                  "redirects_client",
                                                                  "accepts_heartbeat",
                                                                  "appends_entries",
                                                                  "rejects_entries",
                                                                  "removes_conflict",
                                                                  "match_advances",
                                                                  "backs_up",
                                                                  "keeps_uncommitted",
                                                                  "commits",
                                                                  "learns_commit",
                                                                  "applies",
                                                                  "applies_without_effect",
                                                                  "ignores_stale_reply",
                                                                  "ignores_late_vote",
                                                                  "leaves_entries_out",
                                                                  "ignores_rule"};

static_assert(kNodeEventNames.size() == static_cast<std::size_t>(NodeEventKind::IgnoresRule) + 1);

constexpr std::string_view name_of(NodeEventKind kind) {
    return kNodeEventNames[static_cast<std::size_t>(kind)];
}

// Something a node did, with the judgement that decided it. `peer` is the other node involved or kNobody; `index`
// is the entry that it is about (the last of several), 0 if none.
struct NodeEvent {
    NodeEvent() = default;
    NodeEvent(NodeEventKind what, Term in_term, const Judgement& decided_by)
        : kind(what), term(in_term), by(decided_by) {}

    NodeEventKind kind = NodeEventKind::Applies;
    Term term = 0;
    NodeId peer = kNobody;
    Index index = 0;
    Index first = 0; // AppendsEntries, LeavesEntriesOut, Commits, LearnsCommit: the first of several, up to `index`
    Entry entry;     // Applies, AppliesWithoutEffect, AppendsRequest: the entry; otherwise empty
    std::int64_t result = 0;        // Applies: the state machine's answer
    std::optional<Rule> refused_by; // CountsRefusal: why the voter refused
    bool again = false;             // GrantsVote: it has told this candidate so before, in this term
    RuleSet ignored; // switched off, and they would have held the node back, or made it do something else
    Judgement by;
};

} // namespace raft
