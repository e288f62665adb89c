// The curves on which a function of the plane is zero.
#pragma once

#include <functional>
#include <vector>

#include "render/geometry.h"

namespace render {

// Within `area`, seen on a grid of about `cell` pixels; a closed curve ends where it began. `value` says at each
// point on which side it is.
std::vector<std::vector<Point>> zero_curves(const std::function<float(Point)>& value, Rect area, float cell);

// The same curve without its small bends, more so the more `rounds`; its ends stay.
std::vector<Point> softened(std::vector<Point> curve, int rounds);

} // namespace render
