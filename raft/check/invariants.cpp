#include "raft/check/invariants.h"

#include <algorithm>

namespace check {
namespace {

using raft::Entry;
using raft::Index;
using raft::Log;
using raft::Node;
using raft::Role;

// Costs nothing where the logs are one memory; else they may be the same all the same, and looking is no harm.
bool is_same(const Log& a, const Log& b) {
    return a.last_index() == b.last_index() && shared_until(a, b) == a.last_index();
}

Entry entry_or_none(const Log& log, Index index) {
    return index <= log.last_index() ? log.at(index) : Entry{};
}

} // namespace

Monitor::Monitor(const sim::World& world) : seen_(world.servers.size()) {
    const Moment moment{world, world.now, world.events};
    for (const sim::Server& server : world.servers)
        look_at(moment, server.node.id);
}

sim::Observer Monitor::observer() {
    return [this](const sim::World& world, const sim::TraceEvent& event) { look(world, event); };
}

void Monitor::look(const sim::World& world, const sim::TraceEvent& event) {
    if (event.node >= seen_.size()) return;
    if (const auto* taken = std::get_if<sim::InputTaken>(&event.what)) {
        // A process that ends or begins knows nothing any more; the event is told before it happens.
        if (std::holds_alternative<sim::Kill>(taken->input) || std::holds_alternative<sim::Restart>(taken->input)) {
            Seen& seen = seen_[event.node];
            seen.role = Role::Follower;
            seen.commit_index = 0;
            seen.last_applied = 0;
        }
        return;
    }
    look_at({world, event.at, event.number}, event.node);
}

void Monitor::look_at(const Moment& moment, NodeId id) {
    const Node& node = moment.world.servers[id].node;
    Seen& seen = seen_[id];
    const bool same_log = is_same(node.log, seen.log);
    if (same_log && node.role == seen.role && node.current_term == seen.term &&
        node.commit_index == seen.commit_index && node.last_applied == seen.last_applied) {
        return;
    }

    if (!same_log) look_at_log(moment, node, seen);
    const bool led_before = seen.role == Role::Leader && seen.term == node.current_term;
    if (node.role == Role::Leader && !led_before) look_at_election(moment, node, seen);
    if (node.commit_index > seen.commit_index) look_at_commitment(moment, node);
    if (node.last_applied > seen.last_applied) look_at_applied(moment, node, seen);
    seen.role = node.role;
    seen.term = node.current_term;
    seen.commit_index = node.commit_index;
    seen.last_applied = node.last_applied;
}

void Monitor::look_at_log(const Moment& moment, const Node& node, Seen& seen) {
    const Index changed = first_difference(node.log, seen.log);
    const bool leads_on = seen.role == Role::Leader && node.role == Role::Leader && seen.term == node.current_term;
    if (leads_on && changed <= seen.log.last_index()) {
        report(moment, {.property = Property::LeaderAppendOnly,
                        .node = node.id,
                        .term = node.current_term,
                        .index = changed,
                        .expected = seen.log.at(changed),
                        .found = entry_or_none(node.log, changed)});
    }
    for (Index index = changed; index <= node.log.last_index(); ++index)
        look_at_entry(moment, node, index);
    seen.as_committed = std::min(seen.as_committed, changed - 1);
    seen.log = node.log;
}

// Log Matching by induction: where the terms of two logs agree, the entries do, and so do the terms just before.
void Monitor::look_at_entry(const Moment& moment, const Node& node, Index index) {
    const Entry& entry = node.log.at(index);
    for (const sim::Server& server : moment.world.servers) {
        const Log& log = server.node.log;
        if (server.node.id == node.id || index > log.last_index() || log.term_at(index) != entry.term) continue;
        const bool same_entry = log.at(index) == entry;
        if (same_entry && log.term_at(index - 1) == node.log.term_at(index - 1)) continue;
        const Index differs = same_entry ? index - 1 : index;
        report(moment, {.property = Property::LogMatching,
                        .node = node.id,
                        .other = server.node.id,
                        .term = node.current_term,
                        .index = differs,
                        .expected = log.at(differs),
                        .found = node.log.at(differs)});
    }
}

void Monitor::look_at_election(const Moment& moment, const Node& node, Seen& seen) {
    const auto place = std::ranges::upper_bound(leaders_, node.current_term, {}, &Leader::term);
    if (place != leaders_.begin()) {
        const Leader& before = *std::prev(place);
        if (before.term == node.current_term && before.node != node.id) {
            report(moment, {.property = Property::ElectionSafety,
                            .node = node.id,
                            .other = before.node,
                            .term = node.current_term});
        }
    }
    leaders_.insert(place, {node.current_term, node.id, node.log});

    Index& same = seen.as_committed;
    while (same < committed_.size() && entry_or_none(node.log, same + 1) == committed_[same].entry)
        ++same;
    for (Index i = same; i < committed_.size(); ++i) {
        const Committed& committed = committed_[i];
        const Entry found = entry_or_none(node.log, i + 1);
        if (committed.in_term >= node.current_term || found == committed.entry) continue;
        return report(moment, {.property = Property::LeaderCompleteness,
                               .node = node.id,
                               .other = committed.by,
                               .term = node.current_term,
                               .index = i + 1,
                               .expected = committed.entry,
                               .found = found});
    }
}

// Entries that nobody committed before. A leader of a higher term may have been elected already: the one that commits
// need not know of it yet.
void Monitor::look_at_commitment(const Moment& moment, const Node& node) {
    const Index last = std::min(node.commit_index, node.log.last_index());
    for (Index index = committed_.size() + 1; index <= last; ++index) {
        const Entry& entry = node.log.at(index);
        committed_.push_back({entry, node.current_term, node.id});
        for (auto leader = leaders_.rbegin(); leader != leaders_.rend() && leader->term > node.current_term; ++leader) {
            const Entry found = entry_or_none(leader->log, index);
            if (found == entry) continue;
            report(moment, {.property = Property::LeaderCompleteness,
                            .node = leader->node,
                            .other = node.id,
                            .term = leader->term,
                            .index = index,
                            .expected = entry,
                            .found = found});
        }
    }
}

void Monitor::look_at_applied(const Moment& moment, const Node& node, const Seen& seen) {
    const Index last = std::min(node.last_applied, node.log.last_index());
    for (Index index = seen.last_applied + 1; index <= last; ++index) {
        const Entry& entry = node.log.at(index);
        if (index > applied_.size()) applied_.resize(index);
        Applied& before = applied_[index - 1];
        if (before.by == raft::kNobody) {
            before = {entry, node.id};
        } else if (before.entry != entry) {
            report(moment, {.property = Property::StateMachineSafety,
                            .node = node.id,
                            .other = before.by,
                            .term = node.current_term,
                            .index = index,
                            .expected = before.entry,
                            .found = entry});
        }
    }
}

void Monitor::report(const Moment& moment, Violation violation) {
    int& count = counts_[static_cast<std::size_t>(violation.property)];
    if (count >= kMostOfOne) return;
    ++count;
    violation.at = moment.at;
    violation.event = moment.event;
    violations_.push_back(violation);
}

} // namespace check
