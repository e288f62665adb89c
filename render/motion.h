// Motion from simulated time alone: the same moment always looks the same.
#pragma once

#include "raft/sim/time.h"
#include "render/view.h"

namespace render {

// How far a short effect that began at `since` has come, 0 to 1; 1 when it is over, or motion is reduced. It lasts
// 0.4 s for the eye at every speed.
float effect_progress(const View& view, sim::Time now, sim::Time since);

// The same with a soft end.
float eased(float progress);

} // namespace render
