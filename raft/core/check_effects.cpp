#include <algorithm>
#include <cstddef>

#include "raft/core/check_node.h"
#include "raft/core/observed_step.h"

namespace raft {
namespace {

// What one message of a step must be.
struct Sending {
    const ObservedStep& step;
    NodeId to;

    const Node& node() const { return step.after; }

    std::string_view operator()(const RequestVote& request) const {
        if (!step.stands()) return "asks for votes without standing";
        const bool own =
            request.last_log_index == node().log.last_index() && request.last_log_term == node().log.last_term();
        return own ? "" : "asks for votes with another log than its own";
    }

    std::string_view operator()(const RequestVoteReply& reply) const {
        if (step.received<RequestVote>() == nullptr || step.message->from != to)
            return "answers a vote nobody asked for";
        if (reply.vote_granted && node().voted_for != to) return "grants a vote that it does not remember";
        return {};
    }

    std::string_view operator()(const AppendEntries& request) const {
        const Log& log = node().log;
        if (node().role != Role::Leader) return "sends entries without leading";
        if (request.prev_log_index > log.last_index() || log.term_at(request.prev_log_index) != request.prev_log_term) {
            return "sends a previous entry that is not in its log";
        }
        Index index = request.prev_log_index;
        for (const Entry& entry : request.entries.entries()) {
            if (++index > log.last_index() || log.at(index) != entry) return "sends entries that are not in its log";
        }
        if (request.prev_log_index + 1 > node().next_index[to]) return "leaves out what the follower lacks";
        if (request.leader_commit > node().commit_index) return "says that more is committed than is";
        return {};
    }

    std::string_view operator()(const AppendEntriesReply& reply) const {
        const auto* request = step.received<AppendEntries>();
        if (request == nullptr || step.message->from != to) return "answers entries that nobody sent";
        if (!reply.success) return {};
        if (node().role == Role::Leader) return "acknowledges entries while leading";
        if (reply.match_index > node().log.last_index()) return "acknowledges what it does not have";
        if (reply.match_index > request->prev_log_index + request->entries.size())
            return "acknowledges what was not sent";
        return {};
    }

    std::string_view operator()(const ClientRequest&) const { return "asks as only clients do"; }

    std::string_view operator()(const ClientReply& reply) const {
        if (reply.outcome != Outcome::Done) return {};
        const ClientSession* session = find_session(node().machine, reply.client);
        if (session == nullptr || session->request < reply.request) return "says done of what it did not apply";
        const bool newest = session->request == reply.request;
        return !newest || session->result == reply.result ? "" : "answers with another result than it had";
    }
};

std::string_view check_messages(const ObservedStep& step, const Effects& out) {
    std::size_t replies = 0;
    for (const Message& message : out.messages) {
        const bool to_client = message.to == kClientSide;
        const bool known = to_client || (message.to < step.after.options.nodes && message.to != step.after.id);
        if (message.from != step.after.id || !known) return "sends from or to a node that is not there";
        if (message.term != step.after.current_term) return "sends with another term than its own";
        if (to_client != std::holds_alternative<ClientReply>(message.body)) return "speaks to clients as to nodes";
        if (const auto wrong = std::visit(Sending{step, message.to}, message.body); !wrong.empty()) return wrong;
        replies += std::holds_alternative<RequestVoteReply>(message.body) ||
                           std::holds_alternative<AppendEntriesReply>(message.body)
                       ? 1U
                       : 0U;
    }
    // Two leaders of one term, which only switched-off rules make possible, ignore each other.
    const bool old_leaders_refused = !step.after.options.switched_off.contains(Rule::AppendOnlyFromCurrentTerm);
    const bool ignored = step.received<AppendEntries>() != nullptr && step.leads_on() &&
                         (step.message->term >= step.after.current_term || !old_leaders_refused);
    const bool asked =
        step.received<RequestVote>() != nullptr || (step.received<AppendEntries>() != nullptr && !ignored);
    if (replies != (asked ? 1U : 0U)) return "a request of another node is not answered once";
    const auto requests = std::ranges::count_if(
        out.messages, [](const Message& message) { return std::holds_alternative<RequestVote>(message.body); });
    if (step.stands() && requests != step.after.options.nodes - 1) return "a candidate does not ask everybody";
    return {};
}

std::string_view check_timer(const ObservedStep& step, const Effects& out) {
    const bool leads = step.after.role == Role::Leader;
    if (out.arm_timer && (out.timer == Timer::Heartbeat) != leads) return "arms a timer that is not its role's";
    const bool led = step.before.role == Role::Leader;
    const bool must = step.timer_fired || leads != led || (step.accepts_leader() && !leads) ||
                      (step.casts_vote() && step.received<RequestVote>() != nullptr && !leads);
    return must && !out.arm_timer ? "does not arm its timer" : "";
}

} // namespace

std::string_view check_effects(const Node& before, const Event& event, const Node& after, const Effects& out) {
    const ObservedStep step(before, event, after);
    const bool changed = !step.same_term() || before.voted_for != after.voted_for || before.log != after.log;
    if (changed && !out.persist) return "term, vote or log changed, and it does not persist them";
    if (const auto wrong = check_messages(step, out); !wrong.empty()) return wrong;
    return check_timer(step, out);
}

} // namespace raft
