#include "raft/sim/cuts.h"

#include <variant>

namespace sim {

Cuts cuts_of(const World& world) {
    Cuts cuts{};
    const auto nodes = static_cast<NodeId>(world.node_count());
    for (NodeId a = 0; a < nodes; ++a) {
        for (NodeId b = 0; b < nodes; ++b)
            cuts[a][b] = a != b && world.network.link(a, b).cut;
    }
    return cuts;
}

Groups groups_of(const World& world) {
    return groups_of(cuts_of(world), world.node_count());
}

Cuts CutsAfter::with(NodeId from, NodeId to, bool both, bool cut) const {
    Cuts cuts = now;
    cuts[from][to] = cut;
    if (both) cuts[to][from] = cut;
    return cuts;
}

Cuts CutsAfter::operator()(const Partition& input) const {
    Cuts cuts{};
    for (NodeId a = 0; a < nodes; ++a) {
        for (NodeId b = 0; b < nodes; ++b)
            cuts[a][b] = input.group[a] != input.group[b];
    }
    return cuts;
}

Cuts CutsAfter::operator()(const Isolate& input) const {
    Cuts cuts = now;
    for (NodeId other = 0; other < nodes; ++other) {
        if (other != input.node) cuts[input.node][other] = cuts[other][input.node] = true;
    }
    return cuts;
}

std::optional<Cuts> cuts_after(const Cuts& now, int nodes, const Input& input) {
    return std::visit(
        [&]<class T>(const T& one) -> std::optional<Cuts> {
            if constexpr (ChangesLinks<T>) return CutsAfter{now, nodes}(one);
            return std::nullopt;
        },
        input);
}

} // namespace sim
