// Words on the stage that may have to stand on a link.
#pragma once

#include <string>

#include "render/pen.h"
#include "render/stage/canvas.h"

namespace render {

// As write does, but no link runs through the words: where one would, they stand on a ground of their own.
void write_clear(const StageCanvas& canvas, Point at, std::string text, const Ink& ink);

} // namespace render
