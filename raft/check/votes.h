// Who voted for whom, and who was elected, as far back as it can still matter.
#pragma once

#include <algorithm>
#include <vector>

#include "raft/core/log.h"
#include "raft/core/node.h"
#include "raft/core/types.h"

namespace check {

class Votes {
  public:
    void cast(raft::Term term, raft::NodeId voter, raft::NodeId candidate) {
        const auto place = find(term, candidate);
        if (place != ballots_.end() && place->term == term && place->candidate == candidate) {
            place->voters.insert(voter);
        } else {
            ballots_.insert(place, {term, candidate, {}})->voters.insert(voter);
        }
    }

    int count(raft::Term term, raft::NodeId candidate) {
        const auto place = find(term, candidate);
        const bool known = place != ballots_.end() && place->term == term && place->candidate == candidate;
        return known ? place->voters.size() : 0;
    }

    // No node can be elected any more in terms below this one.
    void forget_below(raft::Term term) {
        ballots_.erase(ballots_.begin(), std::ranges::lower_bound(ballots_, term, {}, &Ballot::term));
    }

  private:
    struct Ballot {
        raft::Term term = 0;
        raft::NodeId candidate = raft::kNobody;
        raft::NodeSet voters;
    };

    // From the end, where nearly all is about.
    std::vector<Ballot>::iterator find(raft::Term term, raft::NodeId candidate) {
        auto place = ballots_.end();
        while (place != ballots_.begin()) {
            const auto& before = *std::prev(place);
            if (before.term < term || (before.term == term && before.candidate < candidate)) break;
            --place;
        }
        return place;
    }

    std::vector<Ballot> ballots_; // in order of term, then candidate
};

struct Elected {
    raft::Term term = 0;
    raft::NodeId node = raft::kNobody;
    raft::Log log; // at its election
};

} // namespace check
