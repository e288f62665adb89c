// Which links are cut, each direction by itself, and what an input makes of that.
#pragma once

#include <concepts>
#include <optional>

#include "raft/sim/groups.h"
#include "raft/sim/world.h"

namespace sim {

Cuts cuts_of(const World& world);
Groups groups_of(const World& world);

// What the inputs that cut and mend make of `now`; their nodes are named.
struct CutsAfter {
    const Cuts& now;
    int nodes;

    Cuts operator()(const Cut& input) const { return with(input.from, input.to, input.both, true); }
    Cuts operator()(const Mend& input) const { return with(input.from, input.to, input.both, false); }
    Cuts operator()(const Partition& input) const;
    Cuts operator()(const Isolate& input) const;
    Cuts operator()(const Heal&) const { return {}; }

  private:
    Cuts with(NodeId from, NodeId to, bool both, bool cut) const;
};

template <class T>
concept ChangesLinks = std::invocable<CutsAfter, const T&>;

// After any input; nothing where it cuts and mends no link.
std::optional<Cuts> cuts_after(const Cuts& now, int nodes, const Input& input);

} // namespace sim
