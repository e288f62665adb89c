// Scenes as pixels, painted by whatever OpenGL context is current.
#pragma once

#include <span>
#include <string>
#include <variant>

#include "render/paint/png.h"
#include "render/scene.h"

namespace app {

// `background` shows where the scenes leave something free. The window's own interface, if there is one, is left
// alone. Or half a sentence that says what is missing.
std::variant<render::Image, std::string> paint_pixels(std::span<const render::Scene> scenes, int width, int height,
                                                      render::Color background);

// The pixels of the framebuffer that is bound for reading.
render::Image read_pixels(int width, int height);

} // namespace app
