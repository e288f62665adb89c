// What lies under the mouse.
#pragma once

#include <optional>

#include "render/scene.h"

namespace render {

std::optional<Target> hit(const Scene& scene, Point at);

} // namespace render
