#include "render/stage/disk_sign.h"

#include <cmath>
#include <numbers>

#include "raft/sim/writes.h"

namespace render {

namespace {

// Half an ellipse, from its right end to its left one; below (1) or above (-1) its middle.
void add_half(std::vector<Point>& points, Point middle, float half, float flat, float side) {
    constexpr int kSteps = 10;
    for (int i = 0; i <= kSteps; ++i) {
        const float angle = std::numbers::pi_v<float> * static_cast<float>(i) / kSteps;
        points.push_back(middle + Point{half * std::cos(angle), side * flat * std::sin(angle)});
    }
}

} // namespace

void draw_disk_sign(const StageCanvas& canvas, raft::NodeId node) {
    if (sim::write_under_way(canvas.world, node) == nullptr) return;
    const float ring = canvas.places.ring;
    const float radius = 0.26F * ring;
    const Theme& theme = canvas.theme;
    const Point at = canvas.place(node).center + Point{-0.71F * ring, 0.71F * ring};
    canvas.scene.shapes.emplace_back(Circle{at, radius, theme.text, {theme.background, 0.05F * ring}});

    const float half = 0.48F * radius;
    const float flat = 0.36F * half;
    const Point top = at - Point{0, 0.42F * radius};
    const Point foot = at + Point{0, 0.42F * radius};
    Polygon drum{.points = {}, .fill = theme.surface, .stroke = {}};
    add_half(drum.points, foot, half, flat, 1);
    std::vector<Point> lid;
    add_half(lid, top, half, flat, -1);
    drum.points.insert(drum.points.end(), lid.rbegin(), lid.rend());
    canvas.scene.shapes.emplace_back(std::move(drum));
    // The edge of its lid, and a track below it.
    for (const float down : {0.0F, 0.42F}) {
        Polyline edge{{}, {theme.text, 0.12F * radius}};
        add_half(edge.points, top + Point{0, down * radius}, half, flat, 1);
        canvas.scene.shapes.emplace_back(std::move(edge));
    }
}

} // namespace render
