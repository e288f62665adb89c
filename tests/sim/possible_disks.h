// All disks that runs of a small cluster can leave, worked out by going through every run, term by term.
#pragma once

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <vector>

#include "raft/core/node.h"

namespace possible {

using raft::kNobody;
using raft::NodeId;
using raft::Term;

using Terms = std::vector<Term>; // of a log's entries; index and term say which entry it is

struct SmallDisk {
    Term term = 0;
    NodeId vote = kNobody;
    Terms log;

    friend auto operator<=>(const SmallDisk&, const SmallDisk&) = default;
};

template <std::size_t N>
using Disks = std::array<SmallDisk, N>;

inline bool up_to_date(const Terms& candidate, const Terms& voter) {
    const auto end = [](const Terms& log) { return std::pair(log.empty() ? 0 : log.back(), log.size()); };
    return end(candidate) >= end(voter);
}

inline std::size_t shared(const Terms& a, const Terms& b) {
    return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

inline Terms first(const Terms& log, std::size_t count) {
    return {log.begin(), log.begin() + static_cast<std::ptrdiff_t>(count)};
}

// One term of all runs: some nodes stand, the others vote or do not, one that got a majority may lead, append and send,
// and each node takes part up to a term of its own.
template <std::size_t N>
class OneTerm {
  public:
    OneTerm(Term term, std::size_t longest, std::set<Disks<N>>& next) : term_(term), longest_(longest), next_(next) {}

    void from(const Disks<N>& before) {
        before_ = before;
        for (unsigned taking_part = 1; taking_part < 1U << N; ++taking_part) {
            bool possible = true;
            for (std::size_t node = 0; node < N; ++node)
                possible &= (taking_part >> node & 1U) == 0 || before[node].term == term_ - 1;
            if (!possible) continue;
            taking_part_ = taking_part;
            for (standing_ = taking_part; standing_ != 0; standing_ = (standing_ - 1) & taking_part) {
                after_ = before;
                vote(0);
            }
        }
    }

  private:
    bool takes_part(std::size_t node) const { return (taking_part_ >> node & 1U) != 0; }
    bool stands(std::size_t node) const { return (standing_ >> node & 1U) != 0; }

    void vote(std::size_t node) {
        if (node == N) return elect();
        if (!takes_part(node)) return vote(node + 1);
        after_[node].term = term_;
        if (stands(node)) {
            after_[node].vote = static_cast<NodeId>(node);
            return vote(node + 1);
        }
        after_[node].vote = kNobody;
        vote(node + 1);
        for (std::size_t candidate = 0; candidate < N; ++candidate) {
            if (!stands(candidate)) continue;
            after_[node].vote = static_cast<NodeId>(candidate);
            vote(node + 1);
        }
    }

    void elect() {
        leader_log_ = {};
        leader_ = N;
        replicate(0);
        for (leader_ = 0; leader_ < N; ++leader_) {
            if (!stands(leader_)) continue;
            int votes = 0;
            for (std::size_t node = 0; node < N; ++node)
                votes += takes_part(node) && after_[node].vote == leader_ &&
                         up_to_date(before_[leader_].log, before_[node].log);
            if (votes < raft::majority_of(N)) continue;
            leader_log_ = before_[leader_].log;
            while (true) {
                replicate(0);
                if (leader_log_.size() == longest_) break;
                leader_log_.push_back(term_);
            }
        }
    }

    void replicate(std::size_t node) {
        if (node == N) {
            next_.insert(after_);
            return;
        }
        if (!takes_part(node)) return replicate(node + 1);
        after_[node].log = node == leader_ ? leader_log_ : before_[node].log;
        bool voted_in_time = may_vote(node, before_[node].log);
        if (voted_in_time) replicate(node + 1);
        if (node == leader_ || leader_ == N) return;
        for (std::size_t size = shared(before_[node].log, leader_log_) + 1; size <= leader_log_.size(); ++size) {
            after_[node].log = first(leader_log_, size);
            voted_in_time = voted_in_time || may_vote(node, after_[node].log);
            if (voted_in_time) replicate(node + 1);
        }
    }

    bool may_vote(std::size_t node, const Terms& log) const {
        const NodeId candidate = after_[node].vote;
        return candidate == kNobody || candidate == node || up_to_date(before_[candidate].log, log);
    }

    const Term term_;
    const std::size_t longest_;
    std::set<Disks<N>>& next_;
    Disks<N> before_;
    Disks<N> after_;
    unsigned taking_part_ = 0;
    unsigned standing_ = 0;
    std::size_t leader_ = 0; // N: there is none
    Terms leader_log_;
};

// With terms up to `last` and logs of up to `longest` entries on the way.
template <std::size_t N>
std::set<Disks<N>> all_disks(Term last, std::size_t longest) {
    std::set<Disks<N>> all{Disks<N>{}};
    for (Term term = 1; term <= last; ++term) {
        std::set<Disks<N>> next;
        OneTerm<N> one(term, longest, next);
        for (const Disks<N>& disks : all)
            one.from(disks);
        all.merge(next);
    }
    return all;
}

} // namespace possible
