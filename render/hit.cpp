#include "render/hit.h"

#include <algorithm>

namespace render {

namespace {

float squared(Point p) {
    return p.x * p.x + p.y * p.y;
}

// The square of the distance from the line a–b, which may be a point.
float squared_distance(Point p, Point a, Point b) {
    const Point along = b - a;
    const float length = squared(along);
    if (length <= 0) return squared(p - a);
    const Point ap = p - a;
    const float t = std::clamp((ap.x * along.x + ap.y * along.y) / length, 0.0F, 1.0F);
    return squared(ap - along * t);
}

bool contains(const HitArea& area, Point p) {
    if (area.rect) return area.rect->contains(p);
    return squared_distance(p, area.a, area.b) <= area.reach * area.reach;
}

} // namespace

std::optional<Target> hit(const Scene& scene, Point at) {
    const auto found =
        std::find_if(scene.hits.rbegin(), scene.hits.rend(), [at](const HitArea& area) { return contains(area, at); });
    if (found == scene.hits.rend()) return std::nullopt;
    return found->target;
}

} // namespace render
