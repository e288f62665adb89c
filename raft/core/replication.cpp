#include "raft/core/replication.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "raft/core/client.h"
#include "raft/core/election.h"

namespace raft {
namespace {

void send_append_entries(Node& node, NodeId to, Effects& out) {
    const Index prev = std::min(node.next_index[to] - 1, node.log.last_index());
    const Index most = node.options.max_entries;
    const Index last = most == 0 ? node.log.last_index() : std::min(prev + most, node.log.last_index());
    out.send(node.id, to, node.current_term,
             AppendEntries{.prev_log_index = prev,
                           .prev_log_term = node.log.term_at(prev),
                           .leader_commit = node.commit_index,
                           .entries = node.log.slice(prev + 1, last)});
}

void reply(const Node& node, NodeId to, const AppendEntriesReply& body, Effects& out) {
    out.send(node.id, to, node.current_term, body);
}

void reject(const Node& node, const Message& message, const AppendEntries& request, const AppendEntriesReply& why,
            Effects& out) {
    out.tell(NodeEventKind::RejectsEntries, node.current_term, message.from, request.prev_log_index);
    reply(node, message.from, why, out);
}

// The first index from 1 to `last` whose entry is of a later term than `term`; last + 1 if none is. Terms of a log go
// up.
Index first_behind_term(const Log& log, Term term, Index last) {
    Index first = 1;
    while (first <= last) {
        const Index middle = first + (last - first) / 2;
        if (log.term_at(middle) > term) {
            last = middle - 1;
        } else {
            first = middle + 1;
        }
    }
    return first;
}

AppendEntriesReply mismatch(const Node& node, const AppendEntries& request) {
    AppendEntriesReply reply{.prev_log_index = request.prev_log_index, .last_log_index = node.log.last_index()};
    if (node.options.back_up == BackUp::ByTerm && request.prev_log_index <= node.log.last_index()) {
        reply.conflict_term = node.log.term_at(request.prev_log_index);
        reply.conflict_index = first_behind_term(node.log, reply.conflict_term - 1, request.prev_log_index);
    }
    return reply;
}

// Where the follower's log may begin to differ, as far as its refusal tells. The leader can have stored nothing of what
// the follower has of a term that the leader has no entry of (the end of §5.3), and nothing agrees that is of a later
// term in the leader's log.
Index next_to_try(const Node& node, const AppendEntriesReply& refusal) {
    Index next = std::min(refusal.prev_log_index, refusal.last_log_index + 1);
    if (refusal.conflict_term == 0) return next;
    next = std::min(next, first_behind_term(node.log, refusal.conflict_term, std::min(next, node.log.last_index())));
    const bool has_term = next > 1 && node.log.term_at(next - 1) == refusal.conflict_term;
    return has_term ? next : std::min(next, refusal.conflict_index);
}

// The term of the entry that stands where the one before the new ones should, 0 if there is none.
Term term_found(const Node& node, const AppendEntries& request) {
    return request.prev_log_index <= node.log.last_index() ? node.log.term_at(request.prev_log_index) : 0;
}

// AppendEntries 2: does the log hold the entry just before the new ones, with the same term?
bool previous_matches(const Node& node, const AppendEntries& request, Effects& out) {
    const bool present = request.prev_log_index <= node.log.last_index();
    const Term found = term_found(node, request);
    return out.judge(Rule::AppendOnlyIfPreviousMatches, present && found == request.prev_log_term,
                     {{Fact::PrevIndex, request.prev_log_index},
                      {Fact::PrevTerm, request.prev_log_term},
                      {Fact::FoundTerm, found},
                      {Fact::LastIndex, node.log.last_index()}});
}

// AppendEntries 3 and 4: keeps what agrees, removes the first entry that conflicts and all behind it, appends the
// rest.
void merge_entries(Node& node, const Message& message, const AppendEntries& request, Effects& out) {
    const EntryRange entries = request.entries.entries();
    Index index = request.prev_log_index + 1;
    std::size_t next = 0;
    for (auto entry = entries.begin();
         entry != entries.end() && index <= node.log.last_index() && node.log.term_at(index) == entry->term; ++entry) {
        ++next;
        ++index;
    }

    const Index first = index;
    bool removed = false;
    const bool conflicts = next < entries.size() && index <= node.log.last_index();
    if (out.judge(Rule::RemoveConflicts, conflicts,
                  {{Fact::EntryIndex, index},
                   {Fact::FoundTerm, conflicts ? node.log.term_at(index) : 0},
                   {Fact::EntryTerm, conflicts ? entries[next].term : 0}})) {
        out.tell(NodeEventKind::RemovesConflict, node.current_term, message.from, index);
        node.log.remove_from(index);
        removed = true;
        out.persist = true;
    }

    if (!out.judge(Rule::AppendMissing, next < entries.size(),
                   {{Fact::PrevIndex, request.prev_log_index},
                    {Fact::PrevTerm, request.prev_log_term},
                    {Fact::FoundTerm, term_found(node, request)}})) {
        if (removed) answer_removed(node, first, out);
        if (next == entries.size()) {
            return out.tell(NodeEventKind::AcceptsHeartbeat, node.current_term, message.from, index - 1);
        }
        return out.tell_entries(NodeEventKind::LeavesEntriesOut, node.current_term, message.from, index,
                                request.prev_log_index + entries.size());
    }
    // Where the rule that removes conflicts was switched off, what is there stays.
    while (next < entries.size() && index <= node.log.last_index())
        ++next, ++index;
    if (next == entries.size()) return;
    node.log.append_slice(request.entries, next);
    out.persist = true;
    out.tell_entries(NodeEventKind::AppendsEntries, node.current_term, message.from, index, node.log.last_index());
    // What the leader sends may bring a request back that was removed: then it is not lost.
    if (removed) answer_removed(node, first, out);
}

// AppendEntries 5.
void follow_commit(Node& node, const AppendEntries& request, Index last_new, Effects& out) {
    if (!out.judge(Rule::CommitWhatLeaderCommitted, request.leader_commit > node.commit_index,
                   {{Fact::LeaderCommit, request.leader_commit}, {Fact::CommitIndex, node.commit_index}})) {
        return;
    }
    const Index commit = std::min(request.leader_commit, last_new);
    if (commit <= node.commit_index) return;
    const Index first = node.commit_index + 1;
    node.commit_index = commit;
    out.tell_entries(NodeEventKind::LearnsCommit, node.current_term, node.leader, first, commit);
    apply_committed(node, out);
}

// The highest index that a majority stores.
Index majority_match_index(const Node& node) {
    std::array<Index, kMaxNodes> sorted = node.match_index;
    const auto end = sorted.begin() + node.options.nodes;
    const auto place = sorted.begin() + (majority_of(node.options.nodes) - 1);
    std::nth_element(sorted.begin(), place, end, std::greater<>());
    return *place;
}

std::uint64_t stored_by(const Node& node, Index index) {
    std::uint64_t count = 0;
    for (NodeId peer = 0; peer < node.options.nodes; ++peer)
        count += node.match_index[peer] >= index ? 1 : 0;
    return count;
}

} // namespace

void send_append_entries_to_all(Node& node, Effects& out) {
    for (NodeId peer = 0; peer < node.options.nodes; ++peer) {
        if (peer != node.id) send_append_entries(node, peer, out);
    }
}

void handle(Node& node, const Message& message, const AppendEntries& request, Effects& out) {
    if (!out.judge(Rule::AppendOnlyFromCurrentTerm, message.term >= node.current_term,
                   {{Fact::MessageTerm, message.term}, {Fact::CurrentTerm, node.current_term}})) {
        return reject(node, message, request, {}, out);
    }
    // A second leader of one's own term exists only where a class switched off what prevents it; they ignore each
    // other.
    if (node.role == Role::Leader) return;

    if (out.judge(Rule::FollowLeaderOfThisTerm, node.role == Role::Candidate,
                  {{Fact::Leader, message.from}, {Fact::MessageTerm, message.term}})) {
        become_follower(node, message.from, out);
    }
    node.leader = message.from;
    out.arm(Timer::Election);

    if (!previous_matches(node, request, out)) return reject(node, message, request, mismatch(node, request), out);
    merge_entries(node, message, request, out);
    const Index last_new = std::min(request.prev_log_index + request.entries.size(), node.log.last_index());
    follow_commit(node, request, last_new, out);
    reply(node, message.from, {.success = true, .prev_log_index = request.prev_log_index, .match_index = last_new},
          out);
}

void handle(Node& node, const Message& message, const AppendEntriesReply& reply, Effects& out) {
    if (!out.judge(Rule::CountOnlyCurrentReplies, node.role == Role::Leader && message.term == node.current_term,
                   {{Fact::MessageTerm, message.term}, {Fact::CurrentTerm, node.current_term}})) {
        return out.tell(NodeEventKind::IgnoresStaleReply, node.current_term, message.from);
    }
    if (node.role != Role::Leader) return; // counting stale replies was switched off, but there is nothing to count for
    Index& next = node.next_index[message.from];
    Index& match = node.match_index[message.from];

    // Only the answer to the newest probe counts: a late or doubled one must not move next_index twice.
    if (out.judge(Rule::BackUpOnMismatch,
                  !reply.success && reply.prev_log_index + 1 == next && reply.prev_log_index > match,
                  {{Fact::PrevIndex, reply.prev_log_index}, {Fact::LastIndex, reply.last_log_index}})) {
        next = std::max(match + 1, next_to_try(node, reply));
        out.tell(NodeEventKind::BacksUp, node.current_term, message.from, next);
        return send_append_entries(node, message.from, out);
    }
    if (!out.judge(Rule::MatchWhatIsAcknowledged, reply.success && reply.match_index > match,
                   {{Fact::MatchIndex, reply.match_index}})) {
        return;
    }
    const Index first = match + 1;
    match = std::min(reply.match_index, node.log.last_index());
    next = match + 1;
    out.tell(NodeEventKind::MatchAdvances, node.current_term, message.from, match);
    advance_commit_index(node, first, match, out);

    // What did not fit into one message goes out when the follower has taken the first part.
    const bool bounded = node.options.max_entries != 0;
    if (bounded && node.options.replicate == Replicate::AtOnce && match < node.log.last_index()) {
        send_append_entries(node, message.from, out);
    }
}

void count_own_log(Node& node, Index stored, Effects& out) {
    Index& own = node.match_index[node.id];
    if (stored <= own) return;
    const Index first = std::exchange(own, stored) + 1;
    advance_commit_index(node, first, stored, out);
}

void advance_commit_index(Node& node, Index first, Index last, Effects& out) {
    if (last <= node.commit_index) return; // nothing new of what is not committed yet

    const auto needed = static_cast<std::uint64_t>(majority_of(node.options.nodes));
    Index n = node.commit_index;
    std::uint64_t stored = stored_by(node, n + 1);
    if (stored >= needed) { // else there is no need to look for the highest
        n = majority_match_index(node);
        stored = stored_by(node, n);
    }
    // Where a majority stores nothing more: the first of the entries of which there is news.
    const Index in_question = n > node.commit_index ? n : std::max(first, node.commit_index + 1);
    if (n <= node.commit_index) stored = stored_by(node, in_question);
    if (!out.judge(Rule::CommitOnlyOnMajority, n > node.commit_index,
                   {{Fact::EntryIndex, in_question}, {Fact::Stored, stored}, {Fact::Needed, needed}})) {
        return out.tell(NodeEventKind::KeepsUncommitted, node.current_term, kNobody, in_question);
    }
    if (n <= node.commit_index) { // counting was switched off: whatever it has will do
        n = node.log.last_index();
        stored = stored_by(node, n);
    }

    const Term term = node.log.term_at(n);
    if (!out.judge(Rule::CommitOnlyCurrentTerm, term == node.current_term,
                   {{Fact::EntryIndex, n}, {Fact::Stored, stored}, {Fact::Needed, needed}, {Fact::EntryTerm, term}})) {
        // The same of an entry of which it has learned nothing more is no news.
        if (first <= n && n <= last) out.tell(NodeEventKind::KeepsUncommitted, node.current_term, kNobody, n);
        return;
    }
    const Index first_committed = node.commit_index + 1;
    node.commit_index = n;
    out.tell_entries(NodeEventKind::Commits, node.current_term, kNobody, first_committed, n);
    apply_committed(node, out);
}

void apply_committed(Node& node, Effects& out) {
    assert(node.commit_index <= node.log.last_index());
    while (out.judge(Rule::ApplyWhatIsCommitted, node.commit_index > node.last_applied,
                     {{Fact::CommitIndex, node.commit_index}, {Fact::LastApplied, node.last_applied}})) {
        const Index index = ++node.last_applied;
        const Entry& entry = node.log.at(index);
        const Applied applied = apply(node.machine, entry);
        out.tell_entry(applied.took_effect ? NodeEventKind::Applies : NodeEventKind::AppliesWithoutEffect,
                       node.current_term, index, entry, applied.result);
        answer_applied(node, entry, applied.result, out);
    }
}

} // namespace raft
