// What was ever committed, in which term and by whom. Copies share the entries.
#pragma once

#include <algorithm>
#include <vector>

#include "raft/core/log.h"
#include "raft/core/types.h"

namespace check {

class CommittedLog {
  public:
    // Who was the first to commit an entry.
    struct By {
        raft::Index from = 1; // this and the following entries
        raft::Term in_term = 0;
        raft::NodeId node = raft::kNobody;
    };

    raft::Index size() const { return log_.last_index(); }
    const raft::Entry& at(raft::Index index) const { return log_.at(index); }

    void append(const raft::Entry& entry, raft::Term in_term, raft::NodeId node) {
        log_.append(entry);
        if (by_.empty() || by_.back().in_term != in_term || by_.back().node != node) {
            by_.push_back({size(), in_term, node});
        }
    }

    // Of the entry at `index`; of one that was committed in a term long ago, "nobody in term 0".
    By by(raft::Index index) const {
        const auto behind = std::ranges::upper_bound(by_, index, {}, &By::from);
        return behind == by_.begin() ? By{} : *std::prev(behind);
    }

    // Every node is in this term or a later one: who committed what before makes no difference any more.
    void forget_below(raft::Term term) {
        const auto old = std::ranges::find_if(by_, [&](const By& by) { return by.in_term >= term; });
        by_.erase(by_.begin(), old);
    }

  private:
    raft::Log log_;
    std::vector<By> by_; // in order
};

} // namespace check
