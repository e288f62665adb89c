// The one thing of the letters that differs from font to font: how wide each character of a face is.
#pragma once

#include <span>

#include "third_party/fonts/font_metrics.h"

namespace fonts {

// Neighbouring characters of one width, as Chinese ones are, share a run.
struct Run {
    char32_t first;
    char32_t last;
    float advance; // in em
};

// Those of a face, in ascending order. Who brings runs of their own when linking, as tests do that must not depend on
// what font is installed, gets no others: that is why they are alone in their file.
std::span<const Run> runs_of(Face face);

} // namespace fonts
