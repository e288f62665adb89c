// Motion from simulated time alone: the same moment always looks the same.
#pragma once

#include "raft/sim/time.h"
#include "render/view.h"

namespace render {

// How long short effects last, in seconds for the eye at every speed.
inline constexpr double kRoleChanges = 0.4;
inline constexpr double kCommits = 0.25;
inline constexpr double kVotesStay = 0.25; // those that made a leader, before its star

// How far a short effect that began at `since` has come, 0 to 1; 1 when it is over, or motion is reduced.
//
// At 0 the picture already shows what came of it, and beside that the sign that it was just now: a clock that stands at
// the moment of an event, as at the end of most beats, must not show what was before.
float effect_progress(const View& view, sim::Time now, sim::Time since, double lasts = kRoleChanges);

// The same with a soft end.
float eased(float progress);

} // namespace render
