// Can the elections have happened one after the other? Searches through all ways in which the nodes' logs may have come
// to what they are, term by term.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "raft/sim/disk_elections.h"

namespace sim {

// What the search finds. Where there is too much to search it gives up; then nothing is known.
struct DiskHistory {
    enum class Answer : std::uint8_t { Possible, Impossible, Unknown };
    Answer answer = Answer::Unknown;

    // Impossible: the first chain whose leader cannot have been elected after the ones before. Otherwise not used.
    std::size_t chain = 0;

    // Possible: who led in the term of each chain, and who may have voted for it.
    std::vector<raft::NodeId> leaders;
    std::vector<raft::NodeSet> voters;
};

DiskHistory find_history(const DiskElections& elections);

} // namespace sim
