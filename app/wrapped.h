// Text of the panels in lines: broken and kept company as those of a lesson's card are, in whatever letters are in use.
#pragma once

#include <imgui.h>

#include <string_view>
#include <vector>

#include "render/color.h"

namespace app {

// Pieces of `words`, which must outlive them.
std::vector<std::string_view> wrapped_lines(std::string_view words, float width);

float wrapped_height(std::string_view words, float width);

// With its upper left corner there on the screen; takes no room by itself.
void draw_wrapped(ImVec2 corner, float width, std::string_view words, render::Color color);

// From the cursor on, as wide as there is room.
void text_wrapped(std::string_view words, render::Color color);
// Or so wide at the most.
void text_wrapped(std::string_view words, render::Color color, float width);

} // namespace app
