// Paints scenes without a window and encodes them as PNG: the bytes of the file, or half a sentence that says what is
// missing (no OpenGL 3.3 …) and what was expected. Only the platform can do it.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <variant>

#include "render/scene.h"

namespace app {

struct PictureBytes {
    std::string bytes;
};
using PngPainter = std::function<std::variant<PictureBytes, std::string>(
    std::span<const render::Scene> scenes, int width, int height, render::Color background)>;

} // namespace app
