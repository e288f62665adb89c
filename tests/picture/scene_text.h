// A scene as text, one shape or place a line, for a person to read: whole pixels, and colours by their names.
#pragma once

#include <string>

#include "render/scene.h"
#include "render/theme.h"

namespace picture_tests {

std::string scene_text(const render::Scene& scene, const render::Theme& theme);

} // namespace picture_tests
