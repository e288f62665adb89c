#include "raft/check/invariants.h"

#include <algorithm>

namespace check {
namespace {

using raft::Entry;
using raft::Index;
using raft::Log;
using raft::Node;
using raft::Role;

Entry entry_or_none(const Log& log, Index index) {
    return index <= log.last_index() ? log.at(index) : Entry{};
}

// Counts on from `known` entries of the log that equal the committed ones.
Index count_as_committed(const Log& log, const CommittedLog& committed, Index known) {
    const Index both = std::min(log.last_index(), committed.size());
    while (known < both && log.at(known + 1) == committed.at(known + 1))
        ++known;
    return known;
}

// Is it by this that the node broke the property?
bool tells_of(NodeId node, const raft::NodeEvent& deed, const Violation& violation) {
    using enum raft::NodeEventKind;
    const auto is = [&](auto... kinds) { return ((deed.kind == kinds) || ...); };
    // What a leader of a higher term lacks may also be committed after its election.
    if (violation.property == Property::LeaderCompleteness && node == violation.other) return is(Commits, LearnsCommit);
    if (node != violation.node) return false;
    switch (violation.property) {
        case Property::ElectionSafety:
        case Property::ElectedByMajority:
        case Property::LeaderCompleteness: return is(BecomesLeader);
        case Property::LeaderAppendOnly: return is(RemovesConflict, AppendsEntries, AppendsRequest);
        case Property::LogMatching: return is(AppendsEntries, AppendsRequest);
        case Property::StateMachineSafety: return is(Applies, AppliesWithoutEffect) && deed.index == violation.index;
        case Property::OneVotePerTerm: return is(GrantsVote, StartsElection);
        case Property::TermsOnlyGrow: return is(AdoptsTerm, StartsElection);
        case Property::StoredByMajority:
            return is(Commits, LearnsCommit) || (is(RemovesConflict) && deed.index <= violation.index);
        case Property::StoredBeforeSent:
        case Property::NodeInOrder: return false;
    }
    return false;
}

} // namespace

Monitor::Monitor(const sim::World& world) : seen_(world.servers.size()) {
    const After after{world, world.now, world.events};
    take_as_given(after);
    for (const sim::Server& server : world.servers)
        look_at(after, server.node.id);
}

// Votes that were cast before, on the way or counted; leaders that were elected before, and what is committed.
void Monitor::take_as_given(const After& after) {
    const auto grant = [&](const raft::Message& message) {
        const auto* reply = std::get_if<raft::RequestVoteReply>(&message.body);
        if (reply != nullptr && reply->vote_granted) votes_.cast(message.term, message.from, message.to);
    };
    for (const sim::InFlight* in_flight : after.world.network.in_flight())
        grant(in_flight->message);
    for (const sim::Server& server : after.world.servers) {
        const Node& node = server.node;
        for (const auto& waiting : server.backlog)
            grant(waiting.in_flight.message);
        for (NodeId voter = 0; voter < node.options.nodes; ++voter) {
            if (node.votes_granted.contains(voter)) votes_.cast(node.current_term, voter, node.id);
        }
        Seen& seen = seen_[node.id];
        seen.role = node.role;
        seen.term = node.current_term;
        seen.said_term = server.disk.current_term;
        seen.said_vote = server.disk.voted_for;
        if (node.role == Role::Leader) leaders_.push_back({node.current_term, node.id, node.log});
        for (Index index = committed_.size() + 1; index <= std::min(node.commit_index, node.log.last_index()); ++index)
            committed_.append(node.log.at(index), node.current_term, node.id);
    }
    std::ranges::stable_sort(leaders_, {}, &Elected::term);
}

void Monitor::look(const sim::World& world, const sim::TraceEvent& event) {
    if (event.node >= seen_.size()) return;
    if (const auto* message = std::get_if<sim::MessageEvent>(&event.what)) {
        if (message->kind == sim::MessageEvent::Kind::Lost) return; // nothing of a node changes by it
        if (message->kind == sim::MessageEvent::Kind::Sent) {
            return look_at_sending({world, event.at, event.number}, world.servers[event.node],
                                   message->in_flight.message);
        }
    } else if (const auto* taken = std::get_if<sim::InputTaken>(&event.what)) {
        // A process that ends or begins knows nothing any more but what is on its disk.
        if (std::holds_alternative<sim::Kill>(taken->input) || std::holds_alternative<sim::Restart>(taken->input)) {
            look_at_crash(world.servers[event.node]);
        }
        return;
    }
    if (event.number != next_of_step_ || event.cause != cause_of_step_) unnamed_.clear();
    const std::size_t before = violations_.size();
    look_at({world, event.at, event.number}, event.node);
    for (std::size_t i = before; i < violations_.size(); ++i)
        unnamed_.push_back(i);
    name_deed(event);
}

// A step is seen as a whole at its first event, for the node has taken it by then. What broke something is the first
// event among those that are told of it which tells of that.
void Monitor::name_deed(const sim::TraceEvent& event) {
    const auto* acted = std::get_if<sim::NodeActed>(&event.what);
    next_of_step_ = acted != nullptr ? event.number + 1 : 0;
    cause_of_step_ = event.cause;
    if (acted == nullptr || unnamed_.empty()) return;
    std::erase_if(unnamed_, [&](std::size_t i) {
        if (!tells_of(event.node, acted->event, violations_[i])) return false;
        violations_[i].event = event.number;
        return true;
    });
}

// A vote is cast when the word of it leaves; what leaves, binds, and so must be on disk. Where a slow disk wrote
// several changes in one go it may be further than what is sent: then the old term is over for the node, and so is its
// promise.
void Monitor::look_at_sending(const After& after, const sim::Server& server, const raft::Message& message) {
    Seen& seen = seen_[message.from];
    const raft::Disk& disk = server.disk;
    if (message.term > seen.said_term) {
        seen.said_term = message.term;
        seen.said_vote = raft::kNobody;
    }
    bool stored = disk.current_term >= message.term;
    const bool same_term = disk.current_term == message.term;
    if (const auto* reply = std::get_if<raft::AppendEntriesReply>(&message.body)) {
        if (reply->success && same_term) stored = disk.log.last_index() >= reply->match_index;
    } else if (const auto* vote = std::get_if<raft::RequestVoteReply>(&message.body)) {
        if (!vote->vote_granted) return;
        votes_.cast(message.term, message.from, message.to);
        if (message.term == seen.said_term) seen.said_vote = message.to;
        if (same_term) stored = disk.voted_for != raft::kNobody;
    } else if (std::holds_alternative<raft::RequestVote>(message.body)) {
        if (message.term == seen.said_term) seen.said_vote = message.from;
        if (same_term) stored = disk.voted_for != raft::kNobody;
    }
    if (stored) return;
    report(after,
           {.property = Property::StoredBeforeSent, .node = message.from, .other = message.to, .term = message.term});
}

// What it knew is gone, but for what is on its disk or was said. That a disk forgot what was said is then seen.
void Monitor::look_at_crash(const sim::Server& server) {
    Seen& seen = seen_[server.node.id];
    seen.role = Role::Follower;
    seen.commit_index = 0;
    seen.last_applied = 0;
    const raft::Disk& disk = server.disk;
    const bool said_more =
        seen.said_term > disk.current_term || (seen.said_term == disk.current_term && seen.said_vote != raft::kNobody);
    seen.term = said_more ? seen.said_term : disk.current_term;
    seen.voted_for = said_more ? seen.said_vote : disk.voted_for;
}

void Monitor::look_at(const After& after, NodeId id) {
    const sim::Server& server = after.world.servers[id];
    const Node& node = server.node;
    Seen& seen = seen_[id];
    if (node.role == Role::Leader) look_at_order(after, node, seen);
    const bool same_log = is_one_memory(node.log, seen.log);
    const bool same_disk = is_one_memory(server.disk.log, seen.disk);
    if (same_log && same_disk && node.role == seen.role && node.current_term == seen.term &&
        node.voted_for == seen.voted_for && node.commit_index == seen.commit_index &&
        node.last_applied == seen.last_applied) {
        return;
    }

    if (node.role != Role::Leader) look_at_order(after, node, seen);
    look_at_vote(after, node, seen);
    if (!same_log) look_at_log(after, node, seen);
    if (!same_disk) look_at_disk(after, server, seen);
    const bool led_before = seen.role == Role::Leader && seen.term == node.current_term;
    if (node.role == Role::Leader && !led_before) look_at_election(after, node, seen);
    if (node.commit_index > seen.commit_index) look_at_commitment(after, node);
    if (node.last_applied > seen.last_applied) look_at_applied(after, node, seen);
    seen.role = node.role;
    seen.term = node.current_term;
    seen.voted_for = node.voted_for;
    seen.commit_index = node.commit_index;
    seen.last_applied = node.last_applied;
}

void Monitor::look_at_order(const After& after, const Node& node, Seen& seen) {
    bool in_order = node.last_applied <= node.commit_index && node.commit_index <= node.log.last_index() &&
                    node.commit_index >= seen.commit_index && node.last_applied >= seen.last_applied;
    if (node.role == Role::Leader) {
        const bool led_before = seen.role == Role::Leader && seen.term == node.current_term;
        for (NodeId peer = 0; peer < node.options.nodes; ++peer) {
            const Index match = node.match_index[peer];
            in_order &= peer == node.id || match < node.next_index[peer];
            in_order &= match <= node.log.last_index() && (!led_before || match >= seen.match_index[peer]);
            seen.match_index[peer] = match;
        }
    }
    if (in_order) return;
    report(after, {.property = Property::NodeInOrder, .node = node.id, .term = node.current_term});
}

void Monitor::look_at_vote(const After& after, const Node& node, const Seen& seen) {
    if (node.current_term < seen.term) {
        report(after, {.property = Property::TermsOnlyGrow, .node = node.id, .term = node.current_term});
    }
    if (node.current_term == seen.term && node.voted_for == seen.voted_for) return;
    if (node.current_term == seen.term && seen.voted_for != raft::kNobody) {
        report(after, {.property = Property::OneVotePerTerm,
                       .node = node.id,
                       .other = seen.voted_for,
                       .term = node.current_term});
    }
}

void Monitor::look_at_log(const After& after, const Node& node, Seen& seen) {
    const Index changed = first_difference(node.log, seen.log);
    const bool leads_on = seen.role == Role::Leader && node.role == Role::Leader && seen.term == node.current_term;
    if (leads_on && changed <= seen.log.last_index()) {
        report(after, {.property = Property::LeaderAppendOnly,
                       .node = node.id,
                       .term = node.current_term,
                       .index = changed,
                       .expected = seen.log.at(changed),
                       .found = entry_or_none(node.log, changed)});
    }
    for (Index index = changed; index <= node.log.last_index(); ++index)
        look_at_entry(after, node, index);
    seen.as_committed = std::min(seen.as_committed, changed - 1);
    seen.log = node.log;
}

// Log Matching by induction: where the terms of two logs agree, the entries do, and so do the terms just before.
void Monitor::look_at_entry(const After& after, const Node& node, Index index) {
    const Entry& entry = node.log.at(index);
    for (const sim::Server& server : after.world.servers) {
        const Log& log = server.node.log;
        if (server.node.id == node.id || index > log.last_index() || log.term_at(index) != entry.term) continue;
        const bool same_entry = log.at(index) == entry;
        if (same_entry && log.term_at(index - 1) == node.log.term_at(index - 1)) continue;
        const Index differs = same_entry ? index - 1 : index;
        report(after, {.property = Property::LogMatching,
                       .node = node.id,
                       .other = server.node.id,
                       .term = node.current_term,
                       .index = differs,
                       .expected = log.at(differs),
                       .found = node.log.at(differs)});
    }
}

void Monitor::look_at_disk(const After& after, const sim::Server& server, Seen& seen) {
    const Index before = seen.stored;
    seen.stored = std::min(before, first_difference(server.disk.log, seen.disk) - 1);
    seen.stored = count_as_committed(server.disk.log, committed_, seen.stored);
    seen.disk = server.disk.log;
    if (seen.stored < before) look_at_majority(after, server.node.id);
}

// Is all that is committed on the disks of a majority?
void Monitor::look_at_majority(const After& after, NodeId id) {
    std::array<Index, raft::kMaxNodes> stored{};
    for (std::size_t node = 0; node < seen_.size(); ++node) {
        Seen& seen = seen_[node];
        const Log& disk = after.world.servers[node].disk.log;
        if (is_one_memory(disk, seen.disk)) seen.stored = count_as_committed(disk, committed_, seen.stored);
        // A disk that was written since its node was looked at last.
        stored[node] = is_one_memory(disk, seen.disk) ? seen.stored : count_as_committed(disk, committed_, 0);
    }
    const auto end = stored.begin() + static_cast<std::ptrdiff_t>(seen_.size());
    const auto place = stored.begin() + (raft::majority_of(static_cast<int>(seen_.size())) - 1);
    std::nth_element(stored.begin(), place, end, std::greater<>());
    if (*place >= committed_.size()) return;
    const Index missing = *place + 1;
    report(after, {.property = Property::StoredByMajority,
                   .node = id,
                   .other = committed_.by(missing).node,
                   .term = after.world.servers[id].node.current_term,
                   .index = missing,
                   .expected = committed_.at(missing),
                   .found = entry_or_none(after.world.servers[id].disk.log, missing)});
}

void Monitor::look_at_election(const After& after, const Node& node, Seen& seen) {
    const auto place = std::ranges::upper_bound(leaders_, node.current_term, {}, &Elected::term);
    if (place != leaders_.begin()) {
        const Elected& before = *std::prev(place);
        if (before.term == node.current_term && before.node != node.id) {
            report(after, {.property = Property::ElectionSafety,
                           .node = node.id,
                           .other = before.node,
                           .term = node.current_term});
        }
    }
    leaders_.insert(place, {node.current_term, node.id, node.log});
    // Its own vote it need not send to anybody.
    const raft::Disk& disk = after.world.servers[node.id].disk;
    if (disk.current_term == node.current_term && disk.voted_for == node.id) {
        votes_.cast(node.current_term, node.id, node.id);
    }
    if (votes_.count(node.current_term, node.id) < raft::majority_of(after.world.node_count())) {
        report(after, {.property = Property::ElectedByMajority, .node = node.id, .term = node.current_term});
    }
    compare_with_committed(after, node, seen);
    forget_what_is_over(after.world);
}

void Monitor::compare_with_committed(const After& after, const Node& node, Seen& seen) {
    seen.as_committed = count_as_committed(node.log, committed_, seen.as_committed);
    for (Index index = seen.as_committed + 1; index <= committed_.size(); ++index) {
        const Entry found = entry_or_none(node.log, index);
        const CommittedLog::By by = committed_.by(index);
        if (by.in_term >= node.current_term || found == committed_.at(index)) continue;
        return report(after, {.property = Property::LeaderCompleteness,
                              .node = node.id,
                              .other = by.node,
                              .term = node.current_term,
                              .index = index,
                              .expected = committed_.at(index),
                              .found = found});
    }
}

// Terms below those of all nodes bring nothing new, not even after a crash.
void Monitor::forget_what_is_over(const sim::World& world) {
    raft::Term lowest = world.servers.front().disk.current_term;
    for (const sim::Server& server : world.servers)
        lowest = std::min({lowest, server.node.current_term, server.disk.current_term});
    votes_.forget_below(lowest);
    committed_.forget_below(lowest);
    leaders_.erase(leaders_.begin(), std::ranges::lower_bound(leaders_, lowest, {}, &Elected::term));
}

// Entries that nobody committed before. A leader of a higher term may have been elected already: the one that commits
// need not know of it yet.
void Monitor::look_at_commitment(const After& after, const Node& node) {
    const Index last = std::min(node.commit_index, node.log.last_index());
    if (last <= committed_.size()) return;
    for (Index index = committed_.size() + 1; index <= last; ++index) {
        const Entry& entry = node.log.at(index);
        committed_.append(entry, node.current_term, node.id);
        for (auto leader = leaders_.rbegin(); leader != leaders_.rend() && leader->term > node.current_term; ++leader) {
            const Entry found = entry_or_none(leader->log, index);
            if (found == entry) continue;
            report(after, {.property = Property::LeaderCompleteness,
                           .node = leader->node,
                           .other = node.id,
                           .term = leader->term,
                           .index = index,
                           .expected = entry,
                           .found = found});
        }
    }
    look_at_majority(after, node.id);
}

// Whoever applies an entry committed it, so what is applied is compared with what was committed first.
void Monitor::look_at_applied(const After& after, const Node& node, const Seen& seen) {
    const Index last = std::min({node.last_applied, node.log.last_index(), committed_.size()});
    for (Index index = seen.last_applied + 1; index <= last; ++index) {
        const Entry& entry = node.log.at(index);
        if (entry == committed_.at(index)) continue;
        report(after, {.property = Property::StateMachineSafety,
                       .node = node.id,
                       .other = committed_.by(index).node,
                       .term = node.current_term,
                       .index = index,
                       .expected = committed_.at(index),
                       .found = entry});
    }
}

void Monitor::report(const After& after, Violation violation) {
    std::uint8_t& count = counts_[static_cast<std::size_t>(violation.property)];
    if (count >= kMostOfOne) return;
    ++count;
    violation.at = after.at;
    violation.event = after.event;
    violations_.push_back(violation);
}

} // namespace check
