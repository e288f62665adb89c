// What Figure 2 implies inside one node, as laws that each step must keep. They say it a second time, in other words
// than the engine does: a mistake in one is seen by the other.
#pragma once

#include <string_view>

#include "raft/core/node.h"

namespace raft {

// What is wrong with the node that `event` made of `before`, as a sentence; empty if nothing is. Looks only at laws
// whose rules are in force.
std::string_view check_node(const Node& before, const Event& event, const Node& after);

// The same for what the step asks of the world: what it persists, sends and arms.
std::string_view check_effects(const Node& before, const Event& event, const Node& after, const Effects& out);

// step(), which where assertions are on throws std::logic_error with the law that it broke.
#ifdef NDEBUG
inline void checked_step(Node& node, const Event& event, Effects& out) {
    step(node, event, out);
}
#else
void checked_step(Node& node, const Event& event, Effects& out);
#endif

} // namespace raft
