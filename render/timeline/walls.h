// Partitions: walls between the lanes of nodes that cannot reach each other.
#pragma once

#include "render/timeline/canvas.h"

namespace render {

void draw_walls(const TimelineCanvas& canvas);

} // namespace render
