// The font files inside the program, whole. For every alphabet merge the faces of a chain (font_metrics.h), in that
// order.
#pragma once

#include <cstddef>
#include <span>

#include "third_party/fonts/font_metrics.h"

namespace fonts {

// An OpenType file, valid as long as the program runs.
std::span<const std::byte> file(Face face);

} // namespace fonts
