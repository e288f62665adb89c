#include "raft/sim/disk_check.h"

#include <algorithm>
#include <functional>
#include <span>

#include "raft/sim/disk_elections.h"
#include "raft/sim/disk_history.h"

namespace sim {
namespace {

using raft::NodeId;
using raft::Rule;
using raft::Term;

constexpr raft::RuleSet rules(std::initializer_list<Rule> list) {
    raft::RuleSet set;
    for (const Rule rule : list)
        set.insert(rule);
    return set;
}

// With one of these switched off, nodes still leave only what Raft leaves: they concern what is committed, applied and
// answered, or make a node do less.
constexpr raft::RuleSet kNoneOfTheDisksBusiness = rules(
    {Rule::ApplyWhatIsCommitted, Rule::StartElectionOnTimeout, Rule::FollowLeaderOfThisTerm, Rule::HeartbeatWhenDue,
     Rule::AppendRequestOnce, Rule::CommitWhatLeaderCommitted, Rule::CountOnlyCurrentReplies,
     Rule::MatchWhatIsAcknowledged, Rule::BackUpOnMismatch, Rule::CommitOnlyOnMajority, Rule::CommitOnlyCurrentTerm});

// What rests on which rules besides.
constexpr raft::RuleSet kForOwnTerms = rules({Rule::StepDownOnHigherTerm});
constexpr raft::RuleSet kForEntryTerms =
    rules({Rule::StepDownOnHigherTerm, Rule::AppendOnlyIfPreviousMatches, Rule::RemoveConflicts});
constexpr raft::RuleSet kForVotes =
    rules({Rule::StepDownOnHigherTerm, Rule::VoteOnlyInCurrentTerm, Rule::VoteOncePerTerm});
constexpr raft::RuleSet kForOneLeader =
    rules({Rule::StepDownOnHigherTerm, Rule::VoteOncePerTerm, Rule::CountOnlyCurrentVotes, Rule::LeadWithMajority,
           Rule::AppendOnlyAsLeader});

class DiskCheck {
  public:
    DiskCheck(const Config& config, raft::NodeSet unknown)
        : disks_(config.disks), nodes_(config.options.nodes), off_(config.options.switched_off), unknown_(unknown) {}

    std::optional<DiskProblem> find_problem() {
        if (disks_.empty()) return std::nullopt;
        if (static_cast<int>(disks_.size()) != nodes_) return DiskProblem{.fault = DiskFault::Count};
        if (auto problem = each(&DiskCheck::in_terms)) return problem;
        if (auto problem = each(&DiskCheck::in_vote)) return problem;
        if (!rest_on(kForVotes)) return std::nullopt;
        if (auto problem = in_highest_term()) return problem;
        if (!rest_on(kForEntryTerms) || !rest_on(kForOneLeader)) return std::nullopt;
        if (auto problem = in_matching()) return problem;
        return in_elections();
    }

    // Of terms that entries speak of and in which nodes still are, a leader and its voters, once no problem was found.
    struct Election {
        Term term = 0;
        NodeId leader = raft::kNobody;
        raft::NodeSet voters;
    };
    const Election* election_in(Term term) const {
        const auto known = std::ranges::find(elections_, term, &Election::term);
        return known == elections_.end() ? nullptr : &*known;
    }

  private:
    // Are all of these rules in force?
    bool rest_on(raft::RuleSet needed) const { return (needed.bits() & off_.bits()) == 0; }

    template <class Find>
    std::optional<DiskProblem> each(Find find) {
        for (NodeId node = 0; node < nodes_; ++node) {
            if (auto problem = (this->*find)(node)) return problem;
        }
        return std::nullopt;
    }

    std::optional<DiskProblem> in_terms(NodeId node) {
        const raft::Disk& disk = disks_[node];
        if (disk.current_term > kLargestTerm) return DiskProblem{.fault = DiskFault::TermTooLarge, .node = node};
        Term newest = rest_on(rules({Rule::AppendOnlyAsLeader})) ? 1 : 0; // in term 0 nobody leads
        raft::Index index = 0;
        for (const raft::Entry& entry : disk.log.entries()) {
            ++index;
            if (entry.term > kLargestTerm) return DiskProblem{DiskFault::TermTooLarge, node, index};
            if (entry.term < newest && rest_on(kForEntryTerms)) return DiskProblem{DiskFault::EntryTerm, node, index};
            newest = std::max(newest, entry.term);
        }
        if (index > 0 && newest > disk.current_term && rest_on(kForOwnTerms))
            return DiskProblem{DiskFault::OwnTerm, node, index};
        return std::nullopt;
    }

    std::optional<DiskProblem> in_vote(NodeId node) {
        const raft::Disk& disk = disks_[node];
        const NodeId candidate = disk.voted_for;
        if (candidate == raft::kNobody) return std::nullopt;
        DiskProblem problem{.node = node, .other = candidate, .term = disk.current_term};
        const auto with = [&](DiskFault fault) {
            problem.fault = fault;
            return problem;
        };
        if (candidate >= nodes_) return with(DiskFault::VoteForNoNode);
        if (!rest_on(kForVotes)) return std::nullopt;
        if (disk.current_term == 0) return with(DiskFault::VoteInTermZero);
        const raft::Disk& other = disks_[candidate];
        if (other.current_term < disk.current_term) return with(DiskFault::CandidateBehind);
        if (other.current_term == disk.current_term && other.voted_for != candidate && !unknown_.contains(candidate))
            return with(DiskFault::CandidateElsewhere);
        return std::nullopt;
    }

    std::optional<DiskProblem> in_highest_term() {
        NodeId highest = 0;
        for (NodeId node = 0; node < nodes_; ++node) {
            if (disks_[node].current_term > disks_[highest].current_term) highest = node;
        }
        const Term term = disks_[highest].current_term;
        if (term == 0) return std::nullopt;
        for (NodeId node = 0; node < nodes_; ++node) {
            const bool stood = disks_[node].voted_for == node || unknown_.contains(node);
            if (disks_[node].current_term == term && stood) return std::nullopt;
        }
        return DiskProblem{.fault = DiskFault::NobodyStood, .node = highest, .term = term};
    }

    std::optional<DiskProblem> in_matching() {
        for (NodeId a = 0; a < nodes_; ++a) {
            for (NodeId b = 0; b < a; ++b) {
                if (const raft::Index index = mismatch(disks_[a].log, disks_[b].log); index != 0)
                    return DiskProblem{.fault = DiskFault::LogsDiffer, .node = a, .index = index, .other = b};
            }
        }
        return std::nullopt;
    }

    // The first entry of equal index and term that is not the same, with all before it; 0 if there is none.
    static raft::Index mismatch(const raft::Log& a, const raft::Log& b) {
        if (a == b) return 0;
        const auto entries = b.entries();
        auto other = entries.begin();
        bool same = true;
        raft::Index index = 0;
        for (const raft::Entry& entry : a.entries()) {
            if (other == entries.end()) return 0;
            ++index;
            same = same && entry == *other;
            if (!same && entry.term == (*other).term) return index;
            ++other;
        }
        return 0;
    }

    std::optional<DiskProblem> in_elections() {
        const DiskElections elections(disks_, unknown_);
        if (const auto& fork = elections.tree().fork()) {
            return DiskProblem{
                .fault = DiskFault::TwoLeaders, .node = fork->node, .index = fork->index, .other = fork->other};
        }
        if ((off_.bits() & ~kNoneOfTheDisksBusiness.bits()) != 0) return std::nullopt;
        for (const Chain& chain : elections.tree().chains()) {
            if (auto problem = elections.find_problem(chain)) return problem;
        }
        if (auto problem = each_vote_in(elections)) return problem;
        const DiskHistory history = find_history(elections);
        if (history.answer == DiskHistory::Answer::Impossible) {
            const Chain& chain = elections.tree().chains()[history.chain];
            return DiskProblem{
                .fault = DiskFault::NoHistory, .node = chain.first, .index = chain.base + 1, .term = chain.term};
        }
        note_elections(elections, history);
        return std::nullopt;
    }

    // A vote that is still to be seen was given to a log as up to date as the voter's own.
    std::optional<DiskProblem> each_vote_in(const DiskElections& elections) const {
        for (NodeId node = 0; node < nodes_; ++node) {
            const raft::Disk& disk = disks_[node];
            const NodeId candidate = disk.voted_for;
            if (candidate == raft::kNobody || candidate == node) continue;
            const Term term = disk.current_term;
            if (disks_[candidate].current_term != term) continue;
            if (elections.may_have_changed_in(node, term)) continue;
            if (const auto log = elections.log_of_candidate(candidate); log && end_of(disk.log) > *log) {
                return DiskProblem{
                    .fault = DiskFault::CandidateOutdated, .node = node, .other = candidate, .term = term};
            }
        }
        return std::nullopt;
    }

    // Without a history, the first who may have led, and all who may have voted.
    void note_elections(const DiskElections& elections, const DiskHistory& history) {
        const auto& chains = elections.tree().chains();
        for (std::size_t i = 0; i < chains.size(); ++i) {
            if (std::ranges::find(disks_, chains[i].term, &raft::Disk::current_term) == disks_.end()) continue;
            if (i < history.leaders.size()) {
                elections_.push_back({chains[i].term, history.leaders[i], history.voters[i]});
            } else {
                const NodeId leader = elections.first_leader(chains[i]);
                elections_.push_back({chains[i].term, leader, elections.voters(chains[i], leader)});
            }
        }
    }

    std::span<const raft::Disk> disks_;
    const int nodes_;
    const raft::RuleSet off_;
    const raft::NodeSet unknown_;
    std::vector<Election> elections_;
};

// Fills in the votes that are not known.
class Votes {
  public:
    Votes(Config& config, raft::NodeSet unknown) : config_(config), unknown_(unknown) {}

    std::optional<DiskProblem> complete() {
        let_candidates_vote_for_themselves();
        DiskCheck check(config_, unknown_);
        if (auto problem = check.find_problem()) return problem;

        std::vector<Term> without_entries;
        each_unknown([&](NodeId node, raft::Disk& disk) {
            const auto* election = check.election_in(disk.current_term);
            if (election != nullptr) {
                if (election->voters.contains(node)) disk.voted_for = election->leader;
            } else if (disk.current_term > 0 &&
                       std::ranges::find(without_entries, disk.current_term) == without_entries.end()) {
                without_entries.push_back(disk.current_term);
            }
        });
        std::ranges::sort(without_entries, std::greater());
        return try_candidates(without_entries);
    }

  private:
    template <class Act>
    void each_unknown(Act act) {
        for (NodeId node = 0; node < config_.disks.size(); ++node) {
            if (unknown_.contains(node)) act(node, config_.disks[node]);
        }
    }

    void let_candidates_vote_for_themselves() {
        raft::NodeSet still;
        each_unknown([&](NodeId node, raft::Disk& disk) {
            const bool stood = std::ranges::any_of(config_.disks, [&](const raft::Disk& voter) {
                return voter.voted_for == node && voter.current_term == disk.current_term && disk.current_term > 0;
            });
            if (stood) disk.voted_for = node;
            if (!stood) still.insert(node);
        });
        unknown_ = still;
    }

    // In terms that left no entries, newest first: nobody voted if that will do, otherwise all for one candidate. Of
    // the highest term somebody must have voted, for itself. Where there are more ways than can be tried nothing is
    // proven, so the votes that do least are taken: without them a term that left nothing may elect again, which is
    // harmless.
    std::optional<DiskProblem> try_candidates(const std::vector<Term>& terms) {
        std::optional<DiskProblem> first;
        std::vector<NodeId> choice(terms.size(), 0); // 0 is nobody, 1 the first node
        for (int tries = 0; tries < kMostTries; ++tries) {
            for (std::size_t i = 0; i < terms.size(); ++i)
                vote_in(terms[i], choice[i]);
            const auto problem = find_problem(config_);
            if (!problem) return std::nullopt;
            if (!first) first = problem;
            std::size_t digit = 0;
            while (digit < choice.size() && ++choice[digit] > config_.disks.size())
                choice[digit++] = 0;
            if (digit == choice.size()) return first;
        }
        let_only_highest_stand();
        return std::nullopt;
    }

    void let_only_highest_stand() {
        const Term highest = std::ranges::max_element(config_.disks, {}, &raft::Disk::current_term)->current_term;
        each_unknown([&](NodeId node, raft::Disk& disk) {
            const bool stands = disk.current_term == highest && highest > 0;
            disk.voted_for = stands ? node : raft::kNobody;
        });
    }

    void vote_in(Term term, NodeId choice) {
        each_unknown([&](NodeId, raft::Disk& disk) {
            if (disk.current_term != term) return;
            disk.voted_for = raft::kNobody;
            if (choice == 0) return;
            const auto candidate = static_cast<NodeId>(choice - 1);
            const raft::Disk& other = config_.disks[candidate];
            if (other.current_term > term || end_of(disk.log) <= end_of(other.log)) disk.voted_for = candidate;
        });
    }

    static constexpr int kMostTries = 100;

    Config& config_;
    raft::NodeSet unknown_;
};

} // namespace

std::optional<DiskProblem> find_problem(const Config& config) {
    return DiskCheck(config, {}).find_problem();
}

std::optional<DiskProblem> complete_votes(Config& config, raft::NodeSet known) {
    if (config.disks.size() != config.options.nodes) return find_problem(config);
    raft::NodeSet unknown;
    for (NodeId node = 0; node < config.options.nodes; ++node) {
        if (!known.contains(node)) unknown.insert(node);
    }
    return Votes(config, unknown).complete();
}

} // namespace sim
