// The elections that disks bear witness to: each term of an entry had a leader, and a majority that voted for it.
//
// Why one term can be looked at after the other: what a node does in a term depends only on what was done in this term
// and before (a message of an older term changes nothing, §5.1). So every run leaves the same disks as one in which the
// whole of term 1 happens first, then that of term 2, and so on, with every node in every term up to its own.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "raft/core/node.h"
#include "raft/sim/disk_check.h"
#include "raft/sim/log_tree.h"

namespace sim {

class DiskElections {
  public:
    // Votes of these nodes are not known. The disks stay where they are.
    DiskElections(std::span<const raft::Disk> disks, raft::NodeSet unknown);

    const LogTree& tree() const { return tree_; }
    int nodes() const { return static_cast<int>(disks_.size()); }
    int majority() const { return raft::majority_of(nodes()); }
    const raft::Disk& disk(raft::NodeId node) const { return disks_[node]; }

    int reached(raft::Term term) const;

    // By what is on its disk, may the node have given the candidate its vote?
    bool may_have_voted(raft::NodeId node, raft::Term term, raft::NodeId candidate) const;

    // By its term, vote and log, may it have made these entries? A leader that saw no later term still has them all.
    bool may_have_led(raft::NodeId node, const Chain& chain) const;

    // Between the elections of which entries are left there may have been others. One whom a later term saw may have
    // had any log and have lost it again; one who saw none still has what it gave to others.
    struct Traceless {
        raft::Term term = 0;
        raft::NodeId leader = 0;
        bool any_log = false;
    };
    // Who may have led without a trace in this term, of which there are no entries; behind a chain and before the next.
    std::vector<Traceless> traceless_in(raft::Term term) const;
    std::vector<Traceless> traceless_behind(const Chain& chain) const;

    // May such a leader have given the node this log?
    bool may_have_given(const Traceless& leader, raft::NodeId node, LogEnd log) const;

    // May the node's log have become what it is in this term or later? Otherwise it was that before the term began.
    bool may_have_come_late(raft::NodeId node, raft::Term term) const;

    // May it have become that in just this term? Not of a leader's own entries.
    bool may_have_changed_in(raft::NodeId node, raft::Term term) const;

    // The log with which a node stood that is still in the term of its candidacy, if that is known.
    std::optional<LogEnd> log_of_candidate(raft::NodeId node) const;

    // The first who may have made these entries; who may have voted for that leader at its election.
    raft::NodeId first_leader(const Chain& chain) const;
    raft::NodeSet voters(const Chain& chain, raft::NodeId leader) const;

    // Looks at each election by itself.
    std::optional<DiskProblem> find_problem(const Chain& chain) const;

  private:
    raft::Term find_latest_coming(raft::NodeId node) const;
    const Chain* chain_of(raft::Term term) const;
    bool is_electable(raft::NodeId leader, const Chain& chain) const;
    bool may_elect_without_trace(raft::NodeId leader, raft::Term term) const;

    std::span<const raft::Disk> disks_;
    raft::NodeSet unknown_;
    LogTree tree_;
    std::vector<raft::Term> came_latest_; // of each node's log: the last term in which it may have become that
};

} // namespace sim
