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

// A mixture of which `share` (0 to 1) is the first colour; opaque, so that every painter paints the same.
inline Color mixed(Color color, Color ground, float share) {
    const auto mix = [share](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>(
            std::lround(share * static_cast<float>(a) + (1 - share) * static_cast<float>(b)));
    };
    return {mix(color.r, ground.r), mix(color.g, ground.g), mix(color.b, ground.b), color.a};
}

} // namespace render
