// A scene as a standalone SVG file.
#pragma once

#include <span>
#include <string>

#include "render/scene.h"

namespace render {

// The scenes are painted one after the other on `background`.
std::string to_svg(std::span<const Scene> scenes, Rect size, Color background);

} // namespace render
