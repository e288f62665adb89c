#include <algorithm>
#include <cstdint>

#include "raft/core/laws.h"

namespace raft {
namespace {

using Step = ObservedStep;

std::uint64_t stored_by(const Node& leader, Index index) {
    const auto end = leader.match_index.begin() + leader.options.nodes;
    return static_cast<std::uint64_t>(
        std::count_if(leader.match_index.begin(), end, [&](Index match) { return match >= index; }));
}

// The highest index that a majority stores, found the slow way.
Index stored_by_majority(const Node& leader) {
    Index index = leader.log.last_index();
    while (index > 0 && stored_by(leader, index) < static_cast<std::uint64_t>(majority_of(leader.options.nodes)))
        --index;
    return index;
}

// What is committed, and what a leader knows of the others.
constexpr std::array kCommitment{
    Law{"commit_index went back", {}, [](const Step& s) { return s.after.commit_index >= s.before.commit_index; }},
    Law{"last_applied went back", {}, [](const Step& s) { return s.after.last_applied >= s.before.last_applied; }},
    Law{"commit_index advanced though nobody said so",
        {},
        [](const Step& s) {
            if (s.after.commit_index == s.before.commit_index) return true;
            if (leads(s.after)) {
                const auto* reply = s.received<AppendEntriesReply>();
                return (reply != nullptr && reply->success) || s.received<ClientRequest>() != nullptr || s.stores();
            }
            return s.received<AppendEntries>() != nullptr;
        }},
    Law{"a leader committed what no majority stores", rules({Rule::CommitOnlyOnMajority}),
        [](const Step& s) {
            return !leads(s.after) || s.after.commit_index == s.before.commit_index ||
                   s.after.commit_index <= stored_by_majority(s.after);
        }},
    Law{"a leader committed by counting an entry of another term", rules({Rule::CommitOnlyCurrentTerm}),
        [](const Step& s) {
            return !leads(s.after) || s.after.commit_index == s.before.commit_index ||
                   s.after.log.term_at(s.after.commit_index) == s.after.current_term;
        }},
    Law{"a leader did not commit what a majority stores",
        {},
        [](const Step& s) {
            if (!s.leads_on() || s.after.match_index == s.before.match_index) return true;
            const Index stored = stored_by_majority(s.after);
            return s.after.commit_index >= stored || s.after.log.term_at(stored) != s.after.current_term;
        }},
    Law{"a follower did not commit what the leader did, as far as it has it",
        [] {
            RuleSet set = kWhatKeepsOrder;
            set.insert(Rule::CommitWhatLeaderCommitted);
            return set;
        }(),
        [](const Step& s) {
            const auto* request = s.received<AppendEntries>();
            if (request == nullptr) return true;
            if (!s.accepts_entries()) return s.after.commit_index == s.before.commit_index;
            const Index known = std::min(request->leader_commit, request->prev_log_index + request->entries.size());
            return s.after.commit_index == std::max(s.before.commit_index, known);
        }},
    Law{"match_index fell within a leadership",
        {},
        [](const Step& s) {
            return !s.leads_on() || for_peers(s.after, [&](NodeId peer) {
                return s.after.match_index[peer] >= s.before.match_index[peer];
            });
        }},
    Law{"match_index is not what this follower acknowledged in this term",
        rules({Rule::CountOnlyCurrentReplies, Rule::MatchWhatIsAcknowledged}),
        [](const Step& s) {
            if (!s.leads_on()) return true;
            const auto* reply = s.received<AppendEntriesReply>();
            const bool counts = reply != nullptr && reply->success && s.message->term == s.after.current_term;
            return for_peers(s.after, [&](NodeId peer) {
                const Index known = s.before.match_index[peer];
                const Index said =
                    counts && s.message->from == peer ? std::min(reply->match_index, s.after.log.last_index()) : 0;
                return s.after.match_index[peer] == std::max(known, said);
            });
        }},
    Law{"a refusal raised next_index, or an answer of another term or node moved it",
        rules({Rule::CountOnlyCurrentReplies}),
        [](const Step& s) {
            if (!s.leads_on()) return true;
            const auto* reply = s.received<AppendEntriesReply>();
            const bool counts = reply != nullptr && s.message->term == s.after.current_term;
            return for_peers(s.after, [&](NodeId peer) {
                if (!counts || s.message->from != peer) return s.after.next_index[peer] == s.before.next_index[peer];
                return reply->success || s.after.next_index[peer] <= s.before.next_index[peer];
            });
        }},
};

} // namespace

std::string_view check_commitment(const ObservedStep& step) {
    return first_broken(kCommitment, step);
}

} // namespace raft
