// The rule registry: every rule of Raft that the engine applies, with its place in the extended Raft paper
// (Ongaro and Ousterhout, "In Search of an Understandable Consensus Algorithm", Figure 2 and the sections named).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace raft {

enum class Rule : std::uint8_t {
    StepDownOnHigherTerm,
    ApplyWhatIsCommitted,
    StartElectionOnTimeout,
    VoteOnlyInCurrentTerm,
    VoteOncePerTerm,
    VoteOnlyIfUpToDate,
    CountOnlyCurrentVotes,
    LeadWithMajority,
    FollowLeaderOfThisTerm,
    HeartbeatWhenDue,
    AppendOnlyAsLeader,
    AppendRequestOnce,
    AppendOnlyFromCurrentTerm,
    AppendOnlyIfPreviousMatches,
    RemoveConflicts,
    AppendMissing,
    CommitWhatLeaderCommitted,
    CountOnlyCurrentReplies,
    MatchWhatIsAcknowledged,
    BackUpOnMismatch,
    CommitOnlyOnMajority,
    CommitOnlyCurrentTerm,
};

inline constexpr int kRuleCount = static_cast<int>(Rule::CommitOnlyCurrentTerm) + 1;

// The boxes of Figure 2; Clients is §8, which has no box.
enum class Box : std::uint8_t { AllServers, Followers, Candidates, Leaders, RequestVote, AppendEntries, Clients };

// What happens when a class switches the rule off: a guard lets everything pass, a trigger never acts.
enum class RuleKind : std::uint8_t { Guard, Trigger };

struct RuleInfo {
    Rule rule;
    std::string_view id; // stable: files and translations use it
    Box box;
    int number;               // the line in the box of Figure 2 where it is numbered there, else 0
    std::string_view section; // of the extended paper
    RuleKind kind;
};

inline constexpr std::array<RuleInfo, kRuleCount> kRules{{
    {Rule::StepDownOnHigherTerm, "step_down_on_higher_term", Box::AllServers, 0, "5.1", RuleKind::Trigger},
    {Rule::ApplyWhatIsCommitted, "apply_what_is_committed", Box::AllServers, 0, "5.3", RuleKind::Trigger},
    {Rule::StartElectionOnTimeout, "start_election_on_timeout", Box::Followers, 0, "5.2", RuleKind::Trigger},
    {Rule::VoteOnlyInCurrentTerm, "vote_only_in_current_term", Box::RequestVote, 1, "5.1", RuleKind::Guard},
    {Rule::VoteOncePerTerm, "vote_once_per_term", Box::RequestVote, 2, "5.2", RuleKind::Guard},
    {Rule::VoteOnlyIfUpToDate, "vote_only_if_up_to_date", Box::RequestVote, 2, "5.4.1", RuleKind::Guard},
    {Rule::CountOnlyCurrentVotes, "count_only_current_votes", Box::Candidates, 0, "5.2", RuleKind::Guard},
    {Rule::LeadWithMajority, "lead_with_majority", Box::Candidates, 0, "5.2", RuleKind::Guard},
    {Rule::FollowLeaderOfThisTerm, "follow_leader_of_this_term", Box::Candidates, 0, "5.2", RuleKind::Trigger},
    {Rule::HeartbeatWhenDue, "heartbeat_when_due", Box::Leaders, 0, "5.2", RuleKind::Trigger},
    {Rule::AppendOnlyAsLeader, "append_only_as_leader", Box::Leaders, 0, "5.3", RuleKind::Guard},
    {Rule::AppendRequestOnce, "append_request_once", Box::Clients, 0, "8", RuleKind::Guard},
    {Rule::AppendOnlyFromCurrentTerm, "append_only_from_current_term", Box::AppendEntries, 1, "5.1", RuleKind::Guard},
    {Rule::AppendOnlyIfPreviousMatches, "append_only_if_previous_matches", Box::AppendEntries, 2, "5.3",
     RuleKind::Guard},
    {Rule::RemoveConflicts, "remove_conflicts", Box::AppendEntries, 3, "5.3", RuleKind::Trigger},
    {Rule::AppendMissing, "append_missing", Box::AppendEntries, 4, "5.3", RuleKind::Trigger},
    {Rule::CommitWhatLeaderCommitted, "commit_what_leader_committed", Box::AppendEntries, 5, "5.3", RuleKind::Trigger},
    {Rule::CountOnlyCurrentReplies, "count_only_current_replies", Box::Leaders, 0, "5.1", RuleKind::Guard},
    {Rule::MatchWhatIsAcknowledged, "match_what_is_acknowledged", Box::Leaders, 0, "5.3", RuleKind::Trigger},
    {Rule::BackUpOnMismatch, "back_up_on_mismatch", Box::Leaders, 0, "5.3", RuleKind::Trigger},
    {Rule::CommitOnlyOnMajority, "commit_only_on_majority", Box::Leaders, 0, "5.3", RuleKind::Guard},
    {Rule::CommitOnlyCurrentTerm, "commit_only_current_term", Box::Leaders, 0, "5.4.2", RuleKind::Guard},
}};

constexpr const RuleInfo& info(Rule rule) {
    return kRules[static_cast<std::size_t>(rule)];
}

// The rule with this stable id.
constexpr std::optional<Rule> find_rule(std::string_view id) {
    for (const RuleInfo& rule : kRules) {
        if (rule.id == id) return rule.rule;
    }
    return std::nullopt;
}

static_assert(
    [] {
        for (std::size_t i = 0; i < kRules.size(); ++i) {
            if (kRules[i].rule != static_cast<Rule>(i)) return false;
        }
        return true;
    }(),
    "kRules must list the rules in the order of their enumerators");

// A set of rules, for "which are switched off" and "which were seen".
class RuleSet {
  public:
    constexpr RuleSet() = default;
    constexpr explicit RuleSet(std::uint32_t bits) : bits_(bits) {}

    constexpr bool contains(Rule rule) const { return (bits_ & bit(rule)) != 0; }
    constexpr void insert(Rule rule) { bits_ |= bit(rule); }
    constexpr void erase(Rule rule) { bits_ &= ~bit(rule); }
    constexpr void insert_all(RuleSet others) { bits_ |= others.bits_; }
    constexpr bool empty() const { return bits_ == 0; }
    constexpr int size() const { return __builtin_popcount(bits_); }
    constexpr std::uint32_t bits() const { return bits_; }

    friend bool operator==(RuleSet, RuleSet) = default;

  private:
    static_assert(kRuleCount <= 32);
    static constexpr std::uint32_t bit(Rule rule) { return 1U << static_cast<unsigned>(rule); }
    std::uint32_t bits_ = 0;
};

} // namespace raft
