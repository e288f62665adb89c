// What a lesson says, on its way to the screen.
#pragma once

#include <string_view>
#include <vector>

#include "render/paragraph.h"

namespace app {

// A text of a lesson, cut at the double stars around what stands out. It must outlive the result.
std::vector<render::Run> runs(std::string_view text);

} // namespace app
