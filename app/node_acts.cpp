#include "app/node_acts.h"

#include "app/whole_links.h"
#include "raft/sim/cuts.h"

namespace app {
namespace {

template <class One>
Inputs each(const sim::World& world, raft::NodeSet nodes) {
    Inputs inputs;
    for (const raft::NodeId node : nodes_in(nodes)) {
        const sim::Input input = One{node};
        if (sim::valid(world, input) && sim::changes(world, input)) inputs.push_back(input);
    }
    return inputs;
}

// Calls `act(inside, outside)` with every pair of nodes of which one is among these.
template <class Act>
void across(const sim::World& world, raft::NodeSet nodes, Act act) {
    for (raft::NodeId inside = 0; inside < world.node_count(); ++inside) {
        for (raft::NodeId outside = 0; outside < world.node_count(); ++outside) {
            if (nodes.contains(inside) && !nodes.contains(outside)) act(inside, outside);
        }
    }
}

// The links as they will be, said in one word where there is one: all work, or those and only those within groups.
Inputs in_one_word(const sim::World& world, Inputs inputs) {
    if (inputs.empty()) return inputs;
    const int nodes = world.node_count();
    sim::Cuts after = sim::cuts_of(world);
    for (const sim::Input& input : inputs)
        after = sim::cuts_after(after, nodes, input).value_or(after);
    if (after == sim::Cuts{}) return {sim::Heal{}};
    const sim::Groups groups = sim::groups_of(after, nodes);
    sim::Partition partition;
    partition.group = groups.of;
    if (sim::cuts_after(after, nodes, partition) == after) return {partition};
    return inputs;
}

Inputs first_that_changes(const Inputs& one, const Inputs& other) {
    return one.empty() ? other : one;
}

} // namespace

std::vector<raft::NodeId> nodes_in(raft::NodeSet nodes) {
    std::vector<raft::NodeId> ids;
    for (raft::NodeId node = 0; node < raft::kMaxNodes; ++node) {
        if (nodes.contains(node)) ids.push_back(node);
    }
    return ids;
}

Inputs kill_all(const sim::World& world, raft::NodeSet nodes) {
    return each<sim::Kill>(world, nodes);
}

Inputs restart_all(const sim::World& world, raft::NodeSet nodes) {
    return each<sim::Restart>(world, nodes);
}

Inputs pause_all(const sim::World& world, raft::NodeSet nodes) {
    return each<sim::Pause>(world, nodes);
}

Inputs resume_all(const sim::World& world, raft::NodeSet nodes) {
    return each<sim::Resume>(world, nodes);
}

Inputs fire_timers(const sim::World& world, raft::NodeSet nodes) {
    return each<sim::FireTimer>(world, nodes);
}

Inputs isolate_all(const sim::World& world, raft::NodeSet nodes) {
    return each<sim::Isolate>(world, nodes);
}

Inputs rejoin_all(const sim::World& world, raft::NodeSet nodes) {
    Inputs mends;
    for (const raft::NodeId node : nodes_in(nodes)) {
        for (const sim::Input& input : rejoin(world, node)) {
            // A link between two of them is mended once.
            const auto& mend = std::get<sim::Mend>(input);
            if (!nodes.contains(mend.to) || mend.to > node) mends.push_back(input);
        }
    }
    return mends;
}

Inputs separate(const sim::World& world, raft::NodeSet nodes) {
    Inputs cuts;
    across(world, nodes, [&](raft::NodeId inside, raft::NodeId outside) {
        if (link_state(world, inside, outside) != LinkState::Cut) cuts.emplace_back(sim::Cut{inside, outside, true});
    });
    return in_one_word(world, std::move(cuts));
}

Inputs reunite(const sim::World& world, raft::NodeSet nodes) {
    Inputs mends;
    across(world, nodes, [&](raft::NodeId inside, raft::NodeId outside) {
        if (link_state(world, inside, outside) != LinkState::Whole)
            mends.emplace_back(sim::Mend{inside, outside, true});
    });
    return in_one_word(world, std::move(mends));
}

Inputs kill_or_restart(const sim::World& world, raft::NodeSet nodes) {
    return first_that_changes(kill_all(world, nodes), restart_all(world, nodes));
}

Inputs pause_or_resume(const sim::World& world, raft::NodeSet nodes) {
    return first_that_changes(pause_all(world, nodes), resume_all(world, nodes));
}

Inputs isolate_or_rejoin(const sim::World& world, raft::NodeSet nodes) {
    return first_that_changes(isolate_all(world, nodes), rejoin_all(world, nodes));
}

Inputs separate_or_reunite(const sim::World& world, raft::NodeSet nodes) {
    return first_that_changes(separate(world, nodes), reunite(world, nodes));
}

} // namespace app
