#include "raft/sim/log_tree.h"

#include <algorithm>

namespace sim {

LogTree::LogTree(std::span<const raft::Disk> disks) : disks_(disks) {
    std::vector<Chain> runs; // of one term in one log
    for (std::size_t i = 0; i < disks.size(); ++i) {
        const auto node = static_cast<raft::NodeId>(i);
        raft::Index index = 0;
        raft::Term newest = 0;
        for (const raft::Entry& entry : disks[i].log.entries()) {
            if (entry.term != newest) runs.push_back({entry.term, index, index, node, node});
            newest = entry.term;
            runs.back().top = ++index;
        }
    }
    std::ranges::stable_sort(runs, {}, &Chain::term);
    for (const Chain& run : runs) {
        if (chains_.empty() || chains_.back().term != run.term) {
            chains_.push_back(run);
        } else if (Chain& chain = chains_.back(); chain.base != run.base) {
            if (!fork_) fork_ = Fork{.node = run.first, .index = run.base + 1, .other = chain.first};
        } else if (run.top > chain.top) {
            chain.top = run.top;
            chain.holder = run.first;
        }
    }
}

const Chain& LogTree::chain_of(raft::Term term) const {
    return *std::ranges::lower_bound(chains_, term, {}, &Chain::term);
}

raft::Term LogTree::term_at(LogEnd log, raft::Index index) const {
    if (index == 0) return 0;
    return disks_[chain_of(log.term).holder].log.term_at(index);
}

// Entries of one index and term have the same before them, so it is enough to look for the last such pair.
raft::Index LogTree::shared(LogEnd a, LogEnd b) const {
    raft::Index same = 0;
    raft::Index end = std::min(a.index, b.index);
    while (same < end) {
        const raft::Index middle = end - (end - same) / 2;
        if (term_at(a, middle) == term_at(b, middle)) {
            same = middle;
        } else {
            end = middle - 1;
        }
    }
    return same;
}

bool LogTree::begins_with(LogEnd log, LogEnd beginning) const {
    return beginning.index <= log.index && term_at(log, beginning.index) == beginning.term;
}

} // namespace sim
