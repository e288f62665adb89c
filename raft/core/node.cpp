#include "raft/core/node.h"

#include <algorithm>
#include <cassert>

#include "raft/core/client.h"
#include "raft/core/election.h"
#include "raft/core/replication.h"

namespace raft {
namespace {

void handle(Node&, const Message&, const ClientReply&, Effects&) {
    assert(false && "a reply to a client never reaches a node");
}

bool is_reply(const Message& message) {
    return std::holds_alternative<RequestVoteReply>(message.body) ||
           std::holds_alternative<AppendEntriesReply>(message.body);
}

void take(Node& node, const Received& event, Effects& out) {
    const Message& message = event.message;
    // A reply by which the node learns of a higher term answers a question that no longer stands: its term was all that
    // it had to say.
    if (adopt_higher_term(node, message, out) && is_reply(message)) return;
    // The likeliest first: a cluster spends its days with heartbeats and their replies.
    if (const auto* request = std::get_if<AppendEntries>(&message.body)) return handle(node, message, *request, out);
    if (const auto* reply = std::get_if<AppendEntriesReply>(&message.body)) return handle(node, message, *reply, out);
    std::visit([&](const auto& body) { handle(node, message, body, out); }, message.body);
}

// Only followers and candidates wait for an election timeout; a leader's timer is its heartbeat (§5.2).
void take(Node& node, const TimerFired&, Effects& out) {
    const bool leads = node.role == Role::Leader;
    const bool stands = node.role == Role::Candidate; // Candidates: no majority in time (§5.2)
    out.arm(leads ? Timer::Heartbeat : Timer::Election);
    if (out.judge(Rule::StartElectionOnTimeout, !leads,
                  {{Fact::CurrentTerm, node.current_term},
                   stands ? FactValue(Fact::Votes, static_cast<std::uint64_t>(node.votes_granted.size())) : FactValue(),
                   stands ? FactValue(Fact::Needed, static_cast<std::uint64_t>(majority_of(node.options.nodes)))
                          : FactValue()})) {
        start_election(node, out);
    }
    if (out.judge(Rule::HeartbeatWhenDue, leads, {{Fact::CurrentTerm, node.current_term}})) {
        out.tell(NodeEventKind::SendsHeartbeat, node.current_term);
        send_append_entries_to_all(node, out);
    }
}

void take(Node& node, const Started&, Effects& out) {
    assert(node.role == Role::Follower);
    out.arm(Timer::Election);
}

// Whoever stands has a term of its own, so what was stored in this term has the vote in it; and a leader's log only
// grows, so what was stored of it in this term is still there (where a rule is switched off, at most all there is).
void take(Node& node, const Stored& stored, Effects& out) {
    if (stored.term != node.current_term) return;
    if (node.role == Role::Candidate) return count_own_vote(node, out);
    if (node.role == Role::Leader) count_own_log(node, std::min(stored.last_index, node.log.last_index()), out);
}

} // namespace

void step(Node& node, const Event& event, Effects& out) {
    assert(node.id < node.options.nodes);
    out.begin(node.options.switched_off);
    if (const auto* received = std::get_if<Received>(&event)) {
        take(node, *received, out);
    } else if (const auto* fired = std::get_if<TimerFired>(&event)) {
        take(node, *fired, out);
    } else if (const auto* stored = std::get_if<Stored>(&event)) {
        take(node, *stored, out);
    } else {
        take(node, std::get<Started>(event), out);
    }
    out.end(node.current_term);
}

Node start_from(const Disk& disk, NodeId id, const Options& options) {
    assert(options.nodes >= 1 && options.nodes <= kMaxNodes && id < options.nodes);
    Node node;
    node.id = id;
    node.options = options;
    node.current_term = disk.current_term;
    node.voted_for = disk.voted_for;
    node.log = disk.log;
    return node;
}

} // namespace raft
