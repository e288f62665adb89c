#include "raft/core/laws.h"

namespace raft {
namespace {

using Step = ObservedStep;

// Terms, votes and roles.
constexpr std::array kElection{
    Law{"current_term went back", {}, [](const Step& s) { return s.after.current_term >= s.before.current_term; }},
    Law{"current_term changed though nobody said so",
        {},
        [](const Step& s) {
            if (s.same_term()) return true;
            if (s.timer_fired)
                return s.before.role != Role::Leader && s.after.current_term == s.before.current_term + 1;
            return s.message != nullptr && s.message->term == s.after.current_term;
        }},
    Law{"a higher term did not make a follower of it", rules({Rule::StepDownOnHigherTerm, Rule::CountOnlyCurrentVotes}),
        [](const Step& s) {
            if (s.message == nullptr || s.message->term <= s.before.current_term) return true;
            return s.after.current_term == s.message->term && s.after.role == Role::Follower;
        }},
    Law{"its timer fired and it does not stand", rules({Rule::StartElectionOnTimeout}),
        [](const Step& s) { return !s.timer_fired || s.before.role == Role::Leader || s.stands(); }},
    Law{"it votes a second time in one term", rules({Rule::VoteOncePerTerm}),
        [](const Step& s) {
            return !s.same_term() || s.before.voted_for == kNobody || s.after.voted_for == s.before.voted_for;
        }},
    Law{"it votes for somebody who did not ask in this term",
        rules({Rule::VoteOnlyInCurrentTerm, Rule::StepDownOnHigherTerm}),
        [](const Step& s) {
            if (!s.casts_vote()) return true;
            if (s.after.voted_for == s.after.id) return s.stands();
            return s.received<RequestVote>() != nullptr && s.message->from == s.after.voted_for &&
                   s.message->term == s.after.current_term;
        }},
    Law{"it votes for somebody whose log is behind its own, or not for one whose log is up to date",
        rules(
            {Rule::VoteOnlyIfUpToDate, Rule::VoteOncePerTerm, Rule::VoteOnlyInCurrentTerm, Rule::StepDownOnHigherTerm}),
        [](const Step& s) {
            const auto* request = s.received<RequestVote>();
            if (request == nullptr || s.message->term != s.after.current_term) return true;
            if (s.same_term() && s.before.voted_for != kNobody) return true;
            const Log& own = s.before.log;
            const bool behind = request->last_log_term != own.last_term() ? request->last_log_term < own.last_term()
                                                                          : request->last_log_index < own.last_index();
            return behind == (s.after.voted_for == kNobody);
        }},
    Law{"it leads without the votes of a majority", rules({Rule::LeadWithMajority, Rule::CountOnlyCurrentVotes}),
        [](const Step& s) {
            if (!s.begins_to_lead()) return true;
            NodeSet votes;
            if (s.same_term() && s.before.role == Role::Candidate) votes = s.before.votes_granted;
            if (!s.after.options.slow_disk || s.stores()) votes.insert(s.after.id);
            const auto* reply = s.received<RequestVoteReply>();
            if (reply != nullptr && reply->vote_granted && s.message->term == s.after.current_term) {
                votes.insert(s.message->from);
            }
            return votes.size() >= majority_of(s.after.options.nodes);
        }},
    Law{"a vote was not counted",
        {},
        [](const Step& s) {
            const auto* reply = s.received<RequestVoteReply>();
            if (reply == nullptr || !reply->vote_granted || s.before.role != Role::Candidate) return true;
            if (s.message->term != s.before.current_term || leads(s.after)) return true;
            return s.after.votes_granted.contains(s.message->from);
        }},
    Law{"a leader ceased to lead in its own term",
        {},
        [](const Step& s) { return !s.same_term() || !leads(s.before) || leads(s.after); }},
    Law{"a new leader does not begin behind its log, knowing nothing of the others",
        {},
        [](const Step& s) {
            return !s.begins_to_lead() || for_peers(s.after, [&](NodeId peer) {
                return s.after.next_index[peer] == s.after.log.last_index() + 1 && s.after.match_index[peer] == 0;
            });
        }},
    Law{"it does not follow the leader of its term", rules({Rule::FollowLeaderOfThisTerm, Rule::StepDownOnHigherTerm}),
        [](const Step& s) {
            return !s.accepts_leader() || (s.after.role == Role::Follower && s.after.leader == s.message->from);
        }},
};

} // namespace

std::string_view check_election(const ObservedStep& step) {
    return first_broken(kElection, step);
}

} // namespace raft
