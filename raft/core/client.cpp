#include "raft/core/client.h"

#include <algorithm>

#include "raft/core/replication.h"

namespace raft {
namespace {

void answer(const Node& node, const ClientReply& reply, Effects& out) {
    out.send(node.id, kClientSide, node.current_term, reply);
}

bool is_of(const Entry& entry, ClientId client, RequestNumber request) {
    return entry.client == client && entry.request == request;
}

// The newest entry of a request in the part of the log that is not applied yet, 0 if there is none. What is applied is
// known to the client's session.
Index find_unapplied(const Node& node, ClientId client, RequestNumber request) {
    for (Index index = node.log.last_index(); index > node.last_applied; --index) {
        if (is_of(node.log.at(index), client, request)) return index;
    }
    return 0;
}

// One answer is owed for a request, however often it stands in the log: where it stands last is remembered.
void owe(Node& node, const Owed& newest) {
    std::erase_if(node.owed,
                  [&](const Owed& owed) { return owed.client == newest.client && owed.request == newest.request; });
    node.owed.insert(std::ranges::upper_bound(node.owed, newest.index, {}, &Owed::index), newest);
}

void append_request(Node& node, const ClientRequest& request, Effects& out) {
    const Entry entry{node.current_term, request.command, request.client, request.request};
    node.log.append(entry);
    const Index index = node.log.last_index();
    out.persist = true;
    out.tell_entry(NodeEventKind::AppendsRequest, node.current_term, index, entry);
    if (request.client != 0) owe(node, {index, request.client, request.request});
    if (node.role != Role::Leader) return; // only where the rule that requests go to the leader was switched off

    if (!node.options.slow_disk) count_own_log(node, index, out);
    if (node.options.replicate == Replicate::AtOnce) {
        out.arm(Timer::Heartbeat);
        send_append_entries_to_all(node, out);
    }
}

} // namespace

void handle(Node& node, const Message&, const ClientRequest& request, Effects& out) {
    const bool takes = out.judge(Rule::AppendOnlyAsLeader, node.role == Role::Leader, {{Fact::Leader, node.leader}});
    if (!takes || node.current_term == 0) [[unlikely]] {
        out.keep_to(Rule::AppendOnlyAsLeader); // before the first election there is no term that an entry could be of
        out.tell(NodeEventKind::RedirectsClient, node.current_term, node.leader);
        return answer(node,
                      {.client = request.client,
                       .request = request.request,
                       .outcome = Outcome::NotLeader,
                       .leader = node.leader,
                       .result = 0},
                      out);
    }

    const ClientSession* session = find_session(node.machine, request.client);
    const bool applied = session != nullptr && request.request <= session->request;
    // An entry of an earlier term is not committed by itself (§5.4.2), and its client might wait for ever: one more of
    // this term carries it along. The client's session sees to it that the request takes effect once.
    const Index newest = applied ? 0 : find_unapplied(node, request.client, request.request);
    const Index waiting = newest != 0 && node.log.term_at(newest) == node.current_term ? newest : 0;
    const FactValue found = applied        ? FactValue(Fact::AppliedRequest, session->request)
                            : waiting != 0 ? FactValue(Fact::EntryIndex, waiting)
                                           : FactValue();
    if (out.judge(Rule::AppendRequestOnce, !applied && waiting == 0,
                  {{Fact::Client, request.client},
                   {Fact::Request, request.request},
                   {Fact::CurrentTerm, node.current_term},
                   found})) {
        return append_request(node, request, out);
    }
    out.tell(NodeEventKind::RecognisesRetry, node.current_term, kNobody, waiting);
    if (waiting != 0) return owe(node, {waiting, request.client, request.request});
    // Nobody waits for the answer to a request before the newest one, and that answer is not remembered.
    if (session != nullptr && request.request == session->request) {
        answer(node,
               {.client = request.client,
                .request = request.request,
                .outcome = Outcome::Done,
                .leader = node.id,
                .result = session->result},
               out);
    }
}

void answer_applied(Node& node, const Entry& entry, std::int64_t result, Effects& out) {
    if (entry.client == 0 || node.owed.empty()) return;
    const auto owed =
        std::ranges::find_if(node.owed, [&](const Owed& waits) { return is_of(entry, waits.client, waits.request); });
    if (owed == node.owed.end()) return;
    node.owed.erase(owed);
    const ClientSession* session = find_session(node.machine, entry.client);
    const bool newest = session != nullptr && session->request == entry.request;
    if (!newest) return; // its client has gone on to another request
    answer(node,
           {.client = entry.client,
            .request = entry.request,
            .outcome = Outcome::Done,
            .leader = node.leader,
            .result = result},
           out);
}

void answer_removed(Node& node, Index first, Effects& out) {
    const auto kept = std::ranges::lower_bound(node.owed, first, {}, &Owed::index);
    const std::vector<Owed> removed(kept, node.owed.end());
    node.owed.erase(kept, node.owed.end());
    for (auto owed_for = removed.rbegin(); owed_for != removed.rend(); ++owed_for) {
        const Owed& owed = *owed_for;
        if (const Index left = find_unapplied(node, owed.client, owed.request)) {
            owe(node, {left, owed.client, owed.request});
            continue;
        }
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
