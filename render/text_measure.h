// How wide text will be on the screen, known without a window.
#pragma once

#include <string_view>

#include "render/scene.h"

namespace render {

// Height of capitals and digits, in em.
inline constexpr float kCapHeight = 0.727F;

// In pixels, of one line of UTF-8 at `size` pixels to the em.
float text_width(std::string_view utf8, float size, Weight weight);

// The nearest size at which the screen draws letters sharp and exactly as wide as text_width says.
float crisp_size(float size);

// Where a line stands: from its ascenders to its descenders.
Rect text_box(const Text& text);

} // namespace render
