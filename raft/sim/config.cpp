#include "raft/sim/config.h"

#include <algorithm>
#include <cstddef>

namespace sim {
namespace {

bool is_sound(const raft::Disk& disk, int nodes) {
    raft::Term newest = 1;
    for (const raft::Entry& entry : disk.log.entries()) {
        if (entry.term < newest) return false;
        newest = entry.term;
    }
    const bool voter = disk.voted_for == raft::kNobody || disk.voted_for < nodes;
    return disk.log.last_term() <= disk.current_term && voter;
}

bool match(const raft::Log& a, const raft::Log& b) {
    raft::Index shared = std::min(a.last_index(), b.last_index());
    while (shared > 0 && a.term_at(shared) != b.term_at(shared))
        --shared;
    return shared < raft::first_difference(a, b);
}

} // namespace

bool valid(const Config& config) {
    const std::vector<raft::Disk>& disks = config.disks;
    if (disks.empty()) return true;
    if (disks.size() != config.options.nodes) return false;
    for (std::size_t a = 0; a < disks.size(); ++a) {
        if (!is_sound(disks[a], config.options.nodes)) return false;
        for (std::size_t b = 0; b < a; ++b) {
            if (!match(disks[a].log, disks[b].log)) return false;
        }
    }
    return true;
}

} // namespace sim
