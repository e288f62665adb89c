#include "render/pen.h"

#include <cmath>
#include <numbers>
#include <utility>

#include "render/text_measure.h"

namespace render {

void write(Scene& scene, Point at, std::string text, const Ink& ink) {
    scene.shapes.emplace_back(Text{.at = at,
                                   .text = std::move(text),
                                   .size = crisp_size(ink.size),
                                   .weight = ink.weight,
                                   .align = ink.align,
                                   .color = ink.color});
}

void cross(Scene& scene, Point center, float reach, Stroke stroke) {
    const Point down{reach, reach};
    const Point up{reach, -reach};
    scene.shapes.emplace_back(Line{center - down, center + down, stroke});
    scene.shapes.emplace_back(Line{center - up, center + up, stroke});
}

void star(Scene& scene, Point center, float radius, Color color) {
    constexpr int kPoints = 5;
    constexpr float kInner = 0.42F;
    Polygon shape{.points = {}, .fill = color, .stroke = {}};
    shape.points.reserve(2 * kPoints);
    for (int i = 0; i < 2 * kPoints; ++i) {
        const float angle = std::numbers::pi_v<float> * static_cast<float>(i) / kPoints;
        const float r = i % 2 == 0 ? radius : radius * kInner;
        shape.points.push_back(center + Point{r * std::sin(angle), -r * std::cos(angle)});
    }
    scene.shapes.emplace_back(std::move(shape));
}

void arrow_head(Scene& scene, Point from, Point tip, float length, Color color) {
    const Point along = direction(from, tip);
    const Point aside{-along.y, along.x};
    const Point base = tip - along * length;
    scene.shapes.emplace_back(Polygon{.points = {tip, base + aside * (length * 0.36F), base - aside * (length * 0.36F)},
                                      .fill = color,
                                      .stroke = {}});
}

float distance(Point a, Point b) {
    return std::sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
}

Point direction(Point a, Point b) {
    const float length = distance(a, b);
    if (length <= 0) return {1, 0};
    return (b - a) * (1 / length);
}

} // namespace render
