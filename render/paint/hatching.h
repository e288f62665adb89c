// Diagonal lines within a shape.
#pragma once

#include <vector>

#include "render/scene.h"

namespace render {

// Lines from lower left to upper right, `pitch` pixels apart; their strokes are the caller's.
std::vector<Line> hatch_circle(Point center, float radius, float pitch);
std::vector<Line> hatch_box(const Rect& rect, float pitch);

} // namespace render
