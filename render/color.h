// Colours between colours.
#pragma once

#include <algorithm>
#include <cstdint>

#include "render/scene.h"

namespace render {

// The same colour, `opacity` (0 to 1) as strong.
inline Color faded(Color color, float opacity) {
    const float a = static_cast<float>(color.a) * std::clamp(opacity, 0.0F, 1.0F);
    color.a = static_cast<std::uint8_t>(a + 0.5F);
    return color;
}

} // namespace render
