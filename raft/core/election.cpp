#include "raft/core/election.h"

#include <optional>
#include <tuple>

#include "raft/core/replication.h"

namespace raft {
namespace {

// §5.4.1: the log that ends in the later term is more up to date; in the same term, the longer one.
bool is_up_to_date(const RequestVote& request, const Log& log) {
    return std::tuple(request.last_log_term, request.last_log_index) >= std::tuple(log.last_term(), log.last_index());
}

void become_leader(Node& node, Effects& out) {
    node.role = Role::Leader;
    node.leader = node.id;
    // What its disk has of its vote, it has of the log as well.
    const bool stored = !node.options.slow_disk || node.votes_granted.contains(node.id);
    node.votes_granted = {};
    node.votes_refused = {};
    const Index last = node.log.last_index();
    for (NodeId peer = 0; peer < node.options.nodes; ++peer) {
        node.next_index[peer] = last + 1;
        node.match_index[peer] = 0;
    }
    node.match_index[node.id] = stored ? last : 0;
    out.tell(NodeEventKind::BecomesLeader, node.current_term);

    // Upon election: a heartbeat to each, so that nobody else stands (§5.2).
    out.arm(Timer::Heartbeat);
    send_append_entries_to_all(node, out);
}

void lead_with_majority(Node& node, Effects& out) {
    const auto votes = static_cast<std::uint64_t>(node.votes_granted.size());
    const auto needed = static_cast<std::uint64_t>(majority_of(node.options.nodes));
    if (!out.judge(Rule::LeadWithMajority, votes >= needed, {{Fact::Votes, votes}, {Fact::Needed, needed}})) return;
    become_leader(node, out);
}

// The rule by which the vote is refused; nothing: it is granted.
std::optional<Rule> refuses(const Node& node, const Message& message, const RequestVote& request, Effects& out) {
    if (!out.judge(Rule::VoteOnlyInCurrentTerm, message.term >= node.current_term,
                   {{Fact::MessageTerm, message.term}, {Fact::CurrentTerm, node.current_term}})) {
        return Rule::VoteOnlyInCurrentTerm;
    }
    if (!out.judge(Rule::VoteOncePerTerm, node.voted_for == kNobody || node.voted_for == message.from,
                   {{Fact::VotedFor, node.voted_for},
                    {Fact::Candidate, message.from},
                    {Fact::CurrentTerm, node.current_term}})) {
        return Rule::VoteOncePerTerm;
    }
    if (!out.judge(Rule::VoteOnlyIfUpToDate, is_up_to_date(request, node.log),
                   {{Fact::CandidateTerm, request.last_log_term},
                    {Fact::CandidateIndex, request.last_log_index},
                    {Fact::LastTerm, node.log.last_term()},
                    {Fact::LastIndex, node.log.last_index()}})) {
        return Rule::VoteOnlyIfUpToDate;
    }
    return std::nullopt;
}

} // namespace

void start_election(Node& node, Effects& out) {
    node.role = Role::Candidate;
    node.leader = kNobody;
    ++node.current_term;
    node.voted_for = node.id;
    node.votes_granted = {};
    node.votes_refused = {};
    out.persist = true;
    out.arm(Timer::Election);
    out.tell(NodeEventKind::StartsElection, node.current_term);

    for (NodeId peer = 0; peer < node.options.nodes; ++peer) {
        if (peer == node.id) continue;
        out.send(node.id, peer, node.current_term, RequestVote{node.log.last_index(), node.log.last_term()});
    }
    if (!node.options.slow_disk) count_own_vote(node, out);
}

void count_own_vote(Node& node, Effects& out) {
    if (node.votes_granted.contains(node.id)) return;
    node.votes_granted.insert(node.id);
    lead_with_majority(node, out);
}

void handle(Node& node, const Message& message, const RequestVote& request, Effects& out) {
    const std::optional<Rule> refused_by = refuses(node, message, request, out);
    const bool granted = !refused_by;
    if (granted) {
        out.tell_vote_granted(node.current_term, message.from, node.voted_for == message.from);
        node.voted_for = message.from;
        out.persist = true;
        if (node.role != Role::Leader) out.arm(Timer::Election);
    } else {
        out.tell(NodeEventKind::RefusesVote, node.current_term, message.from);
    }
    out.send(node.id, message.from, node.current_term, RequestVoteReply{granted, refused_by});
}

void handle(Node& node, const Message& message, const RequestVoteReply& reply, Effects& out) {
    // A voter refuses a request of an earlier term with its own, which may be the candidate's by now; what it says is
    // of an election that is over, and in this one it may still vote for the candidate.
    const bool earlier = node.role == Role::Candidate && message.term == node.current_term &&
                         reply.refused_by == Rule::VoteOnlyInCurrentTerm;
    if (earlier && !out.judge(Rule::CountOnlyCurrentVotes, false,
                              {{Fact::MessageTerm, message.term}, {Fact::Candidate, node.id}})) {
        return out.tell(NodeEventKind::IgnoresStaleReply, node.current_term, message.from);
    }
    if (!out.judge(Rule::CountOnlyCurrentVotes, node.role == Role::Candidate && message.term == node.current_term,
                   {{Fact::MessageTerm, message.term}, {Fact::CurrentTerm, node.current_term}})) {
        const bool late = message.term == node.current_term;
        return out.tell(late ? NodeEventKind::IgnoresLateVote : NodeEventKind::IgnoresStaleReply, node.current_term,
                        message.from);
    }
    NodeSet& votes = reply.vote_granted ? node.votes_granted : node.votes_refused;
    if (votes.contains(message.from)) return; // the network doubled it
    votes.insert(message.from);
    out.tell_vote(reply.vote_granted ? NodeEventKind::CountsVote : NodeEventKind::CountsRefusal, node.current_term,
                  message.from, reply.refused_by);
    if (node.role != Role::Leader) lead_with_majority(node, out);
}

bool adopt_higher_term(Node& node, const Message& message, Effects& out) {
    if (!out.judge(Rule::StepDownOnHigherTerm, message.term > node.current_term,
                   {{Fact::MessageTerm, message.term}, {Fact::CurrentTerm, node.current_term}})) {
        return false;
    }
    node.current_term = message.term;
    node.voted_for = kNobody;
    out.persist = true;
    out.tell(NodeEventKind::AdoptsTerm, node.current_term, message.from);
    become_follower(node, kNobody, out);
    return true;
}

void become_follower(Node& node, NodeId leader, Effects& out) {
    node.leader = leader;
    if (node.role == Role::Follower) return;

    out.tell(NodeEventKind::StepsDown, node.current_term, leader);
    // A candidate's election timeout goes on running; a leader had none.
    if (node.role == Role::Leader) out.arm(Timer::Election);
    node.role = Role::Follower;
    node.votes_granted = {};
    node.votes_refused = {};
    node.next_index = {};
    node.match_index = {};
}

} // namespace raft
