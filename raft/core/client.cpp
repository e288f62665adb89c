#include "raft/core/client.h"

#include <algorithm>

#include "raft/core/replication.h"

namespace raft {
namespace {

void answer(const Node& node, const ClientReply& reply, Effects& out) {
    out.send(node.id, kClientSide, node.current_term, reply);
}

// Where a request stands in the part of the log that is not applied yet, 0 if nowhere. What is applied is known to
// the client's session.
Index find_unapplied(const Node& node, const ClientRequest& request) {
    for (Index index = node.log.last_index(); index > node.last_applied; --index) {
        const Entry& entry = node.log.at(index);
        if (entry.client == request.client && entry.request == request.request) return index;
    }
    return 0;
}

void owe(Node& node, Index index, const ClientRequest& request) {
    const auto place = std::ranges::lower_bound(node.owed, index, {}, &Owed::index);
    if (place != node.owed.end() && place->index == index) return;
    node.owed.insert(place, {index, request.client, request.request});
}

void append_request(Node& node, const ClientRequest& request, Effects& out) {
    const Entry entry{node.current_term, request.command, request.client, request.request};
    node.log.append(entry);
    const Index index = node.log.last_index();
    out.persist = true;
    out.tell(NodeEventKind::AppendsRequest, node.current_term, index, entry);
    if (request.client != 0) owe(node, index, request);
    if (node.role != Role::Leader) return; // only where the rule that requests go to the leader was switched off

    node.match_index[node.id] = index;
    advance_commit_index(node, out);
    if (node.options.replicate == Replicate::AtOnce) {
        out.arm(Timer::Heartbeat);
        send_append_entries_to_all(node, out);
    }
}

} // namespace

void handle(Node& node, const Message&, const ClientRequest& request, Effects& out) {
    if (!out.judge(Rule::AppendOnlyAsLeader, node.role == Role::Leader, {{Fact::Leader, node.leader}})) {
        out.tell(NodeEventKind::RedirectsClient, node.current_term, node.leader);
        return answer(node,
                      {.client = request.client,
                       .request = request.request,
                       .outcome = Outcome::NotLeader,
                       .leader = node.leader,
                       .result = 0},
                      out);
    }

    const Session* session = find_session(node.machine, request.client);
    const bool applied = session != nullptr && request.request <= session->request;
    const Index waiting = applied ? 0 : find_unapplied(node, request);
    if (out.judge(Rule::AppendRequestOnce, !applied && waiting == 0,
                  {{Fact::Client, request.client}, {Fact::Request, request.request}})) {
        return append_request(node, request, out);
    }
    out.tell(NodeEventKind::RecognisesRetry, node.current_term, kNobody, waiting);
    if (waiting != 0) return owe(node, waiting, request);
    if (session != nullptr) {
        answer(node,
               {.client = request.client,
                .request = request.request,
                .outcome = Outcome::Done,
                .leader = node.id,
                .result = session->result},
               out);
    }
}

void answer_applied(Node& node, Index index, std::int64_t result, Effects& out) {
    if (node.owed.empty() || node.owed.front().index != index) return;
    const Owed owed = node.owed.front();
    node.owed.erase(node.owed.begin());
    answer(node,
           {.client = owed.client,
            .request = owed.request,
            .outcome = Outcome::Done,
            .leader = node.leader,
            .result = result},
           out);
}

void answer_removed(Node& node, Index first, Effects& out) {
    while (!node.owed.empty() && node.owed.back().index >= first) {
        const Owed owed = node.owed.back();
        node.owed.pop_back();
        answer(node,
               {.client = owed.client,
                .request = owed.request,
                .outcome = Outcome::Lost,
                .leader = node.leader,
                .result = 0},
               out);
    }
}

} // namespace raft
