// A lane for each node with bands for its roles: thin and blue as follower, thicker as candidate, thick as leader;
// hatched while stopped, dashed while paused.
#pragma once

#include "render/timeline/canvas.h"

namespace render {

void draw_lanes(const TimelineCanvas& canvas);

} // namespace render
