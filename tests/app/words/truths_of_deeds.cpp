// When what a sentence says that a node did is so.
#include "tests/app/words/told.h"

namespace app_tests {
namespace {

using raft::Index;
using raft::Role;

bool votes_for(const Said& said, const Values& values) {
    return said.after().voted_for == values.node("peer") && said.received<raft::RequestVote>() != nullptr &&
           said.message->from == values.node("peer");
}

bool hears(const Said& said, const Values& values) {
    return said.message != nullptr && said.message->from == values.node("peer");
}

// Has the log the entries of the request, all of them?
bool has_all(const raft::Log& log, const raft::AppendEntries& request) {
    Index index = request.prev_log_index;
    for (const raft::Entry& entry : request.entries.entries()) {
        if (term_at(log, ++index) != entry.term) return false;
    }
    return true;
}

bool appends(const Said& said, Index first, Index last) {
    const auto* request = said.received<raft::AppendEntries>();
    if (request == nullptr || first > last || said.after().log.last_index() != last) return false;
    for (Index index = first; index <= last; ++index) {
        const Index behind = index - request->prev_log_index;
        if (behind < 1 || behind > request->entries.size()) return false;
        if (term_at(said.before.log, index) == term_at(said.after().log, index)) return false;
    }
    return true;
}

bool leaves_out(const Said& said, Index first, Index last) {
    const auto* request = said.received<raft::AppendEntries>();
    return request != nullptr && first <= last && last == request->prev_log_index + request->entries.size() &&
           said.after().log.last_index() < last && !has_all(said.after().log, *request);
}

// What Raft promises of what is committed: a majority's disks have it, as long as no rule is off.
bool is_committed(const Said& said, Index index) {
    if (said.after().commit_index < index) return false;
    if (!said.rules_are_on()) return true;
    return disks_with(said.world, index, term_at(said.after().log, index)) >=
           raft::majority_of(said.world.node_count());
}

bool carries(const raft::Log& log, Index index, const raft::ClientRequest& request) {
    return index <= log.last_index() && log.at(index).client == request.client &&
           log.at(index).request == request.request;
}

bool ignores(const Said& said, raft::Rule rule) {
    return said.world.config.options.switched_off.contains(rule);
}

} // namespace

const Truths& truths_of_deeds() {
    static const Truths truths{
        {"event.starts_election",
         [](const Said& said, const Values&) {
             return said.before.role != Role::Leader && said.after().current_term == said.before.current_term + 1 &&
                    said.after().voted_for == said.node;
         }},
        {"event.grants_vote",
         [](const Said& said, const Values& values) {
             const bool before =
                 said.before.voted_for == values.node("peer") && said.before.current_term == said.after().current_term;
             return votes_for(said, values) && !before;
         }},
        {"event.grants_vote_again",
         [](const Said& said, const Values& values) {
             return votes_for(said, values) && said.before.voted_for == values.node("peer") &&
                    said.before.current_term == said.after().current_term;
         }},
        {"event.refuses_vote",
         [](const Said& said, const Values& values) {
             return hears(said, values) && said.received<raft::RequestVote>() != nullptr &&
                    (said.after().voted_for != values.node("peer") || said.after().current_term != said.message->term);
         }},
        {"event.counts_vote",
         [](const Said& said, const Values& values) {
             return hears(said, values) && said.received<raft::RequestVoteReply>()->vote_granted &&
                    !said.before.votes_granted.contains(values.node("peer"));
         }},
        {"event.counts_refusal",
         [](const Said& said, const Values& values) {
             return hears(said, values) && !said.received<raft::RequestVoteReply>()->vote_granted &&
                    !said.before.votes_refused.contains(values.node("peer"));
         }},
        {"event.becomes_leader",
         [](const Said& said, const Values& values) {
             return said.after().role == Role::Leader && said.before.role != Role::Leader &&
                    said.after().current_term == values.number("term");
         }},
        {"event.adopts_term",
         [](const Said& said, const Values& values) {
             return said.before.current_term < values.number("term") &&
                    said.after().current_term == values.number("term");
         }},
        {"event.steps_down",
         [](const Said& said, const Values&) {
             return said.before.role != Role::Follower && said.after().role == Role::Follower;
         }},
        {"event.sends_heartbeat",
         [](const Said& said, const Values&) {
             return said.after().role == Role::Leader && said.world.node_count() > 1;
         }},
        {"event.sends_heartbeat_alone",
         [](const Said& said, const Values&) {
             return said.after().role == Role::Leader && said.world.node_count() == 1;
         }},
        {"event.appends_request",
         [](const Said& said, const Values& values) {
             return said.after().log.last_index() == values.number("index") &&
                    said.before.log.last_index() + 1 == values.number("index") &&
                    carries(said.after().log, values.number("index"), *said.received<raft::ClientRequest>());
         }},
        {"event.recognises_retry",
         [](const Said& said, const Values&) {
             const auto* request = said.received<raft::ClientRequest>();
             if (request == nullptr || said.after().log != said.before.log) return false;
             const raft::ClientSession* session = find_session(said.after().machine, request->client);
             bool known = session != nullptr && session->request == request->request;
             for (Index index = 1; index <= said.after().log.last_index(); ++index)
                 known = known || carries(said.after().log, index, *request);
             return known;
         }},
        {"event.recognises_old_request",
         [](const Said& said, const Values&) {
             const auto* request = said.received<raft::ClientRequest>();
             const raft::ClientSession* session = find_session(said.after().machine, request->client);
             return session != nullptr && session->request > request->request && said.after().log == said.before.log;
         }},
        {"event.redirects_client",
         [](const Said& said, const Values& values) {
             return said.received<raft::ClientRequest>() != nullptr && said.after().leader == values.node("peer") &&
                    said.after().log == said.before.log;
         }},
        {"event.knows_no_leader",
         [](const Said& said, const Values&) {
             return said.received<raft::ClientRequest>() != nullptr && said.after().leader == raft::kNobody &&
                    said.after().log == said.before.log;
         }},
        {"event.accepts_heartbeat",
         [](const Said& said, const Values& values) {
             const auto* request = said.received<raft::AppendEntries>();
             return hears(said, values) && request != nullptr && request->entries.empty() &&
                    said.after().leader == said.message->from;
         }},
        {"event.has_the_entries",
         [](const Said& said, const Values& values) {
             const auto* request = said.received<raft::AppendEntries>();
             return hears(said, values) && !request->entries.empty() && has_all(said.before.log, *request) &&
                    request->prev_log_index + request->entries.size() == values.number("index");
         }},
        {"event.appends_entries",
         [](const Said& said, const Values& values) {
             return appends(said, values.number("index"), values.number("index"));
         }},
        {"event.appends_several_entries",
         [](const Said& said, const Values& values) {
             return values.number("first") < values.number("index") &&
                    appends(said, values.number("first"), values.number("index"));
         }},
        {"event.leaves_entries_out",
         [](const Said& said, const Values& values) {
             return leaves_out(said, values.number("index"), values.number("index"));
         }},
        {"event.leaves_several_entries_out",
         [](const Said& said, const Values& values) {
             return values.number("first") < values.number("index") &&
                    leaves_out(said, values.number("first"), values.number("index"));
         }},
        {"event.rejects_entries",
         [](const Said& said, const Values& values) {
             const auto* request = said.received<raft::AppendEntries>();
             return hears(said, values) && said.after().log == said.before.log &&
                    (said.message->term < said.after().current_term ||
                     request->prev_log_term != term_at(said.after().log, request->prev_log_index));
         }},
        {"event.removes_conflict",
         [](const Said& said, const Values& values) {
             const Index index = values.number("index");
             const auto* request = said.received<raft::AppendEntries>();
             const Index behind = index - request->prev_log_index;
             return index <= said.before.log.last_index() && behind >= 1 && behind <= request->entries.size() &&
                    request->entries.entries()[behind - 1].term != term_at(said.before.log, index);
         }},
        {"event.match_advances",
         [](const Said& said, const Values& values) {
             const Index index = values.number("index");
             return hears(said, values) && said.received<raft::AppendEntriesReply>()->success &&
                    said.before.match_index[values.node("peer")] < index &&
                    said.received<raft::AppendEntriesReply>()->match_index >= index;
         }},
        {"event.backs_up",
         [](const Said& said, const Values& values) {
             const raft::NodeId peer = values.node("peer");
             return said.after().next_index[peer] == values.number("index") &&
                    said.before.next_index[peer] > values.number("index");
         }},
        {"event.keeps_uncommitted",
         [](const Said& said, const Values& values) {
             return said.after().role == Role::Leader && said.after().commit_index < values.number("index") &&
                    said.after().log.last_index() >= values.number("index");
         }},
        {"event.commits",
         [](const Said& said, const Values& values) {
             return said.before.commit_index < values.number("index") && is_committed(said, values.number("index"));
         }},
        {"event.learns_commit",
         [](const Said& said, const Values& values) {
             return said.before.commit_index + 1 == values.number("index") &&
                    is_committed(said, values.number("index"));
         }},
        {"event.learns_several_commits",
         [](const Said& said, const Values& values) {
             return said.before.commit_index + 1 == values.number("first") &&
                    values.number("first") < values.number("index") && is_committed(said, values.number("index"));
         }},
        {"event.applies",
         [](const Said& said, const Values& values) {
             return said.before.last_applied < values.number("index") &&
                    said.after().last_applied >= values.number("index");
         }},
        {"event.applies_without_effect",
         [](const Said& said, const Values& values) {
             const raft::Entry& entry = said.after().log.at(values.number("index"));
             for (Index index = 1; index < values.number("index"); ++index) {
                 const raft::Entry& other = said.after().log.at(index);
                 if (other.client == entry.client && other.request >= entry.request) return true;
             }
             return false;
         }},
        {"event.ignores_stale_reply",
         [](const Said& said, const Values& values) {
             return hears(said, values) &&
                    (said.message->term != said.after().current_term || answers_an_earlier_election(said) ||
                     (said.received<raft::AppendEntriesReply>() != nullptr && said.after().role != Role::Leader));
         }},
        {"event.ignores_late_vote",
         [](const Said& said, const Values& values) {
             return hears(said, values) && said.received<raft::RequestVoteReply>() != nullptr &&
                    said.after().role != Role::Candidate && said.message->term == said.after().current_term;
         }},
        {"event.ignores_rule", [](const Said& said, const Values&) { return !said.rules_are_on(); }},
        {"event.ignores_rule.step_down_on_higher_term",
         [](const Said& said, const Values&) {
             return ignores(said, raft::Rule::StepDownOnHigherTerm) && said.message->term > said.after().current_term;
         }},
        {"event.ignores_rule.apply_what_is_committed",
         [](const Said& said, const Values&) {
             return ignores(said, raft::Rule::ApplyWhatIsCommitted) &&
                    said.after().commit_index > said.after().last_applied;
         }},
        {"event.ignores_rule.start_election_on_timeout",
         [](const Said& said, const Values&) {
             return ignores(said, raft::Rule::StartElectionOnTimeout) && said.message == nullptr &&
                    said.after().role != Role::Leader && said.before.current_term == said.after().current_term;
         }},
        {"event.ignores_rule.heartbeat_when_due",
         [](const Said& said, const Values&) {
             return ignores(said, raft::Rule::HeartbeatWhenDue) && said.message == nullptr &&
                    said.after().role == Role::Leader;
         }},
        {"event.ignores_rule.follow_leader_of_this_term",
         [](const Said& said, const Values&) {
             return ignores(said, raft::Rule::FollowLeaderOfThisTerm) && said.after().role == Role::Candidate;
         }},
        {"event.ignores_rule.remove_conflicts",
         [](const Said& said, const Values&) {
             return ignores(said, raft::Rule::RemoveConflicts) &&
                    !has_all(said.after().log, *said.received<raft::AppendEntries>());
         }},
        {"event.ignores_rule.commit_what_leader_committed",
         [](const Said& said, const Values&) {
             return ignores(said, raft::Rule::CommitWhatLeaderCommitted) &&
                    said.received<raft::AppendEntries>()->leader_commit > said.after().commit_index;
         }},
        {"event.ignores_rule.match_what_is_acknowledged",
         [](const Said& said, const Values&) {
             return ignores(said, raft::Rule::MatchWhatIsAcknowledged) &&
                    said.received<raft::AppendEntriesReply>()->match_index >
                        said.after().match_index[said.message->from];
         }},
        {"event.ignores_rule.back_up_on_mismatch",
         [](const Said& said, const Values&) {
             return ignores(said, raft::Rule::BackUpOnMismatch) && !said.received<raft::AppendEntriesReply>()->success;
         }},
    };
    return truths;
}

} // namespace app_tests
