#include "render/paint/hatching.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace render {

std::vector<Line> hatch_circle(Point center, float radius, float pitch) {
    constexpr float kHalf = std::numbers::sqrt2_v<float> / 2;
    std::vector<Line> lines;
    for (float away = -std::floor(radius / pitch) * pitch; away < radius; away += pitch) {
        const float half = std::sqrt(std::max(radius * radius - away * away, 0.0F));
        const Point middle = center + Point{away * kHalf, away * kHalf};
        const Point along{half * kHalf, -half * kHalf};
        lines.push_back({middle - along, middle + along, {}});
    }
    return lines;
}

std::vector<Line> hatch_box(const Rect& rect, float pitch) {
    const float step = std::max(pitch, 1.0F) * std::numbers::sqrt2_v<float>;
    std::vector<Line> lines;
    // Each line starts on the left or lower edge and ends on the upper or right one: x + y is the same all along.
    for (float sum = step / 2; sum < rect.width + rect.height; sum += step) {
        const float from_x = std::max(0.0F, sum - rect.height);
        const float to_x = std::min(rect.width, sum);
        lines.push_back({{rect.x + from_x, rect.y + sum - from_x}, {rect.x + to_x, rect.y + sum - to_x}, {}});
    }
    return lines;
}

} // namespace render
