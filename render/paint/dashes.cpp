#include "render/paint/dashes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "render/pen.h"

namespace render {

void for_each_dash(std::span<const Point> path, bool closed, float dash, float gap,
                   const std::function<void(std::span<const Point>)>& stroke) {
    if (path.size() < 2 || dash <= 0) return;
    gap = std::max(gap, 0.5F);
    std::vector<Point> piece;
    bool drawing = true;
    float left = dash; // of this dash or gap
    piece.push_back(path.front());
    const std::size_t edges = closed ? path.size() : path.size() - 1;
    for (std::size_t i = 0; i < edges; ++i) {
        const Point a = path[i];
        const Point b = path[(i + 1) % path.size()];
        const float length = distance(a, b);
        float done = 0;
        while (length - done > left) {
            done += left;
            const Point at = between(a, b, done / length);
            piece.push_back(at);
            if (drawing) stroke(piece);
            piece.assign(1, at);
            drawing = !drawing;
            left = drawing ? dash : gap;
        }
        left -= length - done;
        piece.push_back(b);
    }
    if (drawing && piece.size() >= 2) stroke(piece);
}

std::vector<Point> box_outline(const Rect& rect, float rounding) {
    const float r = std::clamp(rounding, 0.0F, std::min(rect.width, rect.height) / 2);
    constexpr int kSteps = 5; // in each corner
    const std::array<Point, 4> centers{{{rect.x + r, rect.y + r},
                                        {rect.right() - r, rect.y + r},
                                        {rect.right() - r, rect.bottom() - r},
                                        {rect.x + r, rect.bottom() - r}}};
    std::vector<Point> outline;
    outline.reserve(4 * (kSteps + 1));
    for (std::size_t corner = 0; corner < centers.size(); ++corner) {
        for (int step = 0; step <= kSteps; ++step) {
            const float quarter = static_cast<float>(corner) + static_cast<float>(step) / kSteps;
            const float angle = std::numbers::pi_v<float> / 2 * (quarter - 2); // from the left, over the top
            outline.push_back(centers[corner] + Point{r * std::cos(angle), r * std::sin(angle)});
        }
    }
    return outline;
}

} // namespace render
