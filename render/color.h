// Colours between colours.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "render/scene.h"

namespace render {

// The same colour, `opacity` (0 to 1) as strong.
inline Color faded(Color color, float opacity) {
    const float a = static_cast<float>(color.a) * std::clamp(opacity, 0.0F, 1.0F);
    color.a = static_cast<std::uint8_t>(std::lround(a));
    return color;
}

} // namespace render
