// Messages between the lanes: from when and where they were sent to when and where they ended.
#pragma once

#include <vector>

#include "render/timeline/canvas.h"

namespace render {

// Tells where those that are drawn got lost.
std::vector<Point> draw_arrows(const TimelineCanvas& canvas);

// A cross at each of these places.
void draw_losses(const TimelineCanvas& canvas, const std::vector<Point>& losses);

} // namespace render
