// How somebody looks at a world: everything that shapes the picture and is not the world itself.
#pragma once

#include <optional>

#include "raft/sim/time.h"
#include "render/scene.h"
#include "render/text.h"
#include "render/theme.h"

namespace render {

struct View {
    const Theme* theme = nullptr; // never null in use
    const Words* words = nullptr; // never null in use
    float font_size = 16;         // pixels to the em of ordinary text; everything scales with it
    double speed = 0.05;          // simulated seconds per second: short effects last equally long for the eye
    bool reduced_motion = false;  // no pulses or easing; messages still move, for they are the content
    std::optional<Target> selected;
    std::optional<Target> hovered;
};

} // namespace render
