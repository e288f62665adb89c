// Dashed lines, measured along their length.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "render/scene.h"

namespace render {

// Calls `stroke` for each dash of the path, corners included. `dash` and `gap` are in pixels.
void for_each_dash(std::span<const Point> path, bool closed, float dash, float gap,
                   const std::function<void(std::span<const Point>)>& stroke);

// The outline of a rounded rectangle, clockwise; its last point is not its first.
std::vector<Point> box_outline(const Rect& rect, float rounding);

} // namespace render
