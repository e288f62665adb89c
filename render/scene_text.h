// A scene as text, one shape or place a line, for tests that compare pictures without looking at them.
#pragma once

#include <string>

#include "render/scene.h"

namespace render {

// Coordinates have one decimal at most.
std::string scene_text(const Scene& scene);

} // namespace render
