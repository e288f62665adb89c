// Pictures without a window: an OpenGL 3.3 context that needs no display.
#pragma once

#include <span>
#include <string>
#include <variant>

#include "app/command/commands.h"
#include "render/paint/png.h"
#include "render/scene.h"

namespace app {

// Through EGL; where that gives nothing but there is a display, through a window that is never shown. Half a sentence
// that says what is missing otherwise.
std::variant<render::Image, std::string> draw_offscreen(std::span<const render::Scene> scenes, int width, int height,
                                                        render::Color background);

// The same as the bytes of a PNG file: a PngPainter.
std::variant<PictureBytes, std::string> paint_png(std::span<const render::Scene> scenes, int width, int height,
                                                  render::Color background);

// An image as PNG bytes.
std::variant<PictureBytes, std::string> as_png(const std::variant<render::Image, std::string>& image);

} // namespace app
