#include "raft/sim/disk_elections.h"

#include <algorithm>
#include <limits>

namespace sim {

using raft::NodeId;
using raft::Term;

DiskElections::DiskElections(std::span<const raft::Disk> disks, raft::NodeSet unknown)
    : disks_(disks), unknown_(unknown), tree_(disks), came_latest_(disks.size(), 0) {
    if (tree_.fork()) return;
    for (NodeId node = 0; node < nodes(); ++node)
        came_latest_[node] = find_latest_coming(node);
}

// Backwards, as most logs are not far behind.
Term DiskElections::find_latest_coming(NodeId node) const {
    const raft::Disk& disk = disks_[node];
    const LogEnd log = end_of(disk.log);
    for (std::size_t i = tree_.chains().size(); i > 0; --i) {
        const Chain& chain = tree_.chains()[i - 1];
        if (chain.term > disk.current_term) continue;
        Term latest = 0;
        for (const Traceless& leader : traceless_behind(chain)) {
            if (may_have_given(leader, node, log)) latest = std::max(latest, leader.term);
        }
        if (latest > 0) return latest;
        if (tree_.begins_with(LogTree::whole(chain), log)) return chain.term;
    }
    return 0;
}

int DiskElections::reached(Term term) const {
    return static_cast<int>(
        std::ranges::count_if(disks_, [&](const raft::Disk& disk) { return disk.current_term >= term; }));
}

bool DiskElections::may_have_voted(NodeId node, Term term, NodeId candidate) const {
    const raft::Disk& disk = disks_[node];
    if (disk.current_term < term) return false;
    // Somebody still shows a vote for this node: it stood itself.
    const bool stood = std::ranges::any_of(
        disks_, [&](const raft::Disk& voter) { return voter.current_term == term && voter.voted_for == node; });
    if (stood) return candidate == node;
    return disk.current_term > term || disk.voted_for == candidate || unknown_.contains(node);
}

bool DiskElections::may_have_led(NodeId node, const Chain& chain) const {
    const raft::Disk& disk = disks_[node];
    if (!may_have_voted(node, chain.term, node)) return false;
    if (disk.current_term == chain.term) return end_of(disk.log) == LogTree::whole(chain);
    return tree_.begins_with(end_of(disk.log), LogTree::whole(chain)) || may_have_come_late(node, chain.term + 1);
}

bool DiskElections::may_elect_without_trace(NodeId leader, Term term) const {
    if (!may_have_voted(leader, term, leader)) return false;
    const bool last = disks_[leader].current_term == term;
    int votes = 0;
    for (NodeId node = 0; node < nodes(); ++node) {
        if (!may_have_voted(node, term, leader)) continue;
        // If neither saw a later term, their logs are still those of the election, or came from this leader.
        const bool outdated =
            last && disks_[node].current_term == term && end_of(disks_[node].log) > end_of(disks_[leader].log);
        votes += outdated ? 0 : 1;
    }
    return votes >= majority();
}

std::vector<DiskElections::Traceless> DiskElections::traceless_in(Term term) const {
    std::vector<Traceless> leaders;
    if (reached(term) < majority()) return leaders;
    for (NodeId leader = 0; leader < nodes(); ++leader) {
        if (may_elect_without_trace(leader, term))
            leaders.push_back({term, leader, disks_[leader].current_term > term});
    }
    return leaders;
}

// Only the first term behind the chain and those at which nodes stopped, or just behind, can differ in who may lead.
std::vector<DiskElections::Traceless> DiskElections::traceless_behind(const Chain& chain) const {
    const auto& chains = tree_.chains();
    const auto next = std::ranges::upper_bound(chains, chain.term, {}, &Chain::term);
    const Term end = next == chains.end() ? std::numeric_limits<Term>::max() : next->term;
    std::vector<Term> terms{chain.term + 1};
    for (const raft::Disk& disk : disks_) {
        terms.push_back(disk.current_term);
        terms.push_back(disk.current_term + 1);
    }
    std::ranges::sort(terms);
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    std::vector<Traceless> leaders;
    for (const Term term : terms) {
        if (term <= chain.term || term >= end) continue;
        const std::vector<Traceless> more = traceless_in(term);
        leaders.insert(leaders.end(), more.begin(), more.end());
    }
    return leaders;
}

bool DiskElections::may_have_given(const Traceless& leader, NodeId node, LogEnd log) const {
    if (node == leader.leader || disks_[node].current_term < leader.term) return false;
    return leader.any_log || tree_.begins_with(end_of(disks_[leader.leader].log), log);
}

bool DiskElections::may_have_changed_in(NodeId node, Term term) const {
    const LogEnd log = end_of(disks_[node].log);
    if (const Chain* chain = chain_of(term)) return tree_.begins_with(LogTree::whole(*chain), log);
    const auto leaders = traceless_in(term);
    return std::ranges::any_of(leaders, [&](const Traceless& leader) { return may_have_given(leader, node, log); });
}

bool DiskElections::may_have_come_late(NodeId node, Term term) const {
    return came_latest_[node] >= term;
}

const Chain* DiskElections::chain_of(Term term) const {
    const auto chain = std::ranges::lower_bound(tree_.chains(), term, {}, &Chain::term);
    return chain != tree_.chains().end() && chain->term == term ? &*chain : nullptr;
}

std::optional<LogEnd> DiskElections::log_of_candidate(NodeId node) const {
    const Term term = disks_[node].current_term;
    if (const Chain* chain = chain_of(term)) {
        bool others = false;
        for (NodeId other = 0; other < nodes(); ++other)
            others = others || (other != node && is_electable(other, *chain));
        if (!others) return tree_.before(*chain); // it was the leader
    }
    if (may_have_changed_in(node, term)) return std::nullopt;
    return end_of(disks_[node].log);
}

NodeId DiskElections::first_leader(const Chain& chain) const {
    NodeId leader = 0;
    while (leader < nodes() && !is_electable(leader, chain))
        ++leader;
    return leader < nodes() ? leader : raft::kNobody;
}

raft::NodeSet DiskElections::voters(const Chain& chain, NodeId leader) const {
    const LogEnd before = tree_.before(chain);
    raft::NodeSet voters;
    for (NodeId node = 0; node < nodes(); ++node) {
        if (!may_have_voted(node, chain.term, leader)) continue;
        const bool in_time = end_of(disks_[node].log) <= before || may_have_come_late(node, chain.term);
        if (in_time || node == leader) voters.insert(node);
    }
    return voters;
}

bool DiskElections::is_electable(NodeId leader, const Chain& chain) const {
    return may_have_led(leader, chain) && voters(chain, leader).size() >= majority();
}

std::optional<DiskProblem> DiskElections::find_problem(const Chain& chain) const {
    DiskProblem problem{.fault = DiskFault::TooFewReached,
                        .node = chain.first,
                        .index = chain.base + 1,
                        .term = chain.term,
                        .found = reached(chain.term),
                        .needed = majority()};
    if (problem.found < majority()) return problem;
    if (first_leader(chain) != raft::kNobody) return std::nullopt;

    problem.found = 0;
    for (NodeId leader = 0; leader < nodes(); ++leader) {
        if (may_have_led(leader, chain)) problem.found = std::max(problem.found, voters(chain, leader).size());
    }
    problem.fault = problem.found == 0 ? DiskFault::NoLeader : DiskFault::TooFewVotes;
    return problem;
}

} // namespace sim
