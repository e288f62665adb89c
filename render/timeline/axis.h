// The axis of time: ticks at round moments.
#pragma once

#include "render/timeline/canvas.h"

namespace render {

struct Ticks {
    sim::Time step = sim::kSecond; // 1, 2 or 5 times a power of ten
    int decimals = 0;              // that a step needs, in seconds
};

// Ticks for a stretch of time on so many pixels, at least `least_gap` pixels apart.
Ticks round_ticks(sim::Time span, float width, float least_gap);

void draw_axis(const TimelineCanvas& canvas);

} // namespace render
