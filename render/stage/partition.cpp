#include "render/stage/partition.h"

namespace render {

std::string group_names(const Groups& groups, int nodes) {
    std::string names;
    for (int group = 0; group < groups.count; ++group) {
        if (group > 0) names += " | ";
        bool first = true;
        for (int node = 0; node < nodes; ++node) {
            if (groups.of[static_cast<std::size_t>(node)] != group) continue;
            if (!first) names += ' ';
            names += raft::name_of(static_cast<raft::NodeId>(node));
            first = false;
        }
    }
    return names;
}

} // namespace render
