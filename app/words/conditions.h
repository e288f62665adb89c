// What of a world is not as it would be by itself: losses, another latency, a rule that is off. In a few words each, so
// that whoever comes later knows under which conditions the cluster runs.
#pragma once

#include <string>
#include <vector>

#include "raft/sim/world.h"
#include "render/text.h"

namespace app {

// None in a cluster of the usual timing that loses nothing.
std::vector<std::string> conditions(const sim::World& world, const render::Words& words);

// Has any link a latency of its own, beside the timing's?
bool has_own_latencies(const sim::World& world);

} // namespace app
