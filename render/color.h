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

// How much light a colour gives off, and how well two colours are told apart (WCAG 2.1, "relative luminance" and
// "contrast ratio"): 1 for the same, 21 for black on white.
inline double luminance(Color color) {
    const auto linear = [](std::uint8_t part) {
        const double value = part / 255.0;
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
}

inline double contrast(Color a, Color b) {
    const double one = luminance(a) + 0.05;
    const double two = luminance(b) + 0.05;
    return one > two ? one / two : two / one;
}

} // namespace render
