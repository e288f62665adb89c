// A picture of what is shown, for slides and handouts: wide and sharp, without whatever the mouse is at.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/desk.h"
#include "app/document.h"
#include "app/look.h"
#include "app/png_painter.h"
#include "render/scene.h"

namespace app {

struct Slide {
    std::vector<render::Scene> scenes;
    render::Color background;
};

// `narration`: what is said about it; may be empty.
Slide slide_of(Look look, const Desk& desk, Document& document, std::string_view title, std::string_view narration);

// As .png or .svg. What is wrong with it, if it could not be written; the painter may be empty.
std::optional<std::string> write_slide(const Slide& slide, const std::string& path, const PngPainter& paint_png,
                                       const render::Words& words);

} // namespace app
