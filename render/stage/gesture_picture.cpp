#include "render/stage/gesture_picture.h"

#include <algorithm>
#include <optional>

#include "render/color.h"
#include "render/pen.h"

namespace render {

namespace {

float cross_product(Point a, Point b) {
    return a.x * b.y - a.y * b.x;
}

// Where the line a–b crosses c–d, if it does.
std::optional<Point> crossing(Point a, Point b, Point c, Point d) {
    const Point u = b - a;
    const Point v = d - c;
    const float turn = cross_product(u, v);
    if (turn == 0) return std::nullopt;
    const float on_first = cross_product(c - a, v) / turn;
    const float on_second = cross_product(c - a, u) / turn;
    if (on_first < 0 || on_first > 1 || on_second < 0 || on_second > 1) return std::nullopt;
    return a + u * on_first;
}

const HitArea* area_of(const Scene& scene, const Target& target) {
    const auto found =
        std::ranges::find_if(scene.hits, [&](const HitArea& area) { return area.target == target && !area.rect; });
    return found == scene.hits.end() ? nullptr : &*found;
}

// The even-odd rule: a ray from within leaves through an odd number of edges.
bool is_within(Point p, std::span<const Point> line) {
    bool inside = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const Point a = line[i];
        const Point b = line[(i + 1) % line.size()];
        if ((a.y > p.y) == (b.y > p.y)) continue;
        if (p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y)) inside = !inside;
    }
    return inside;
}

} // namespace

std::vector<LinkTarget> links_crossed(const Scene& scene, Point from, Point to) {
    std::vector<LinkTarget> links;
    for (const HitArea& area : scene.hits) {
        const auto* link = std::get_if<LinkTarget>(&area.target);
        if (link != nullptr && crossing(area.a, area.b, from, to)) links.push_back(*link);
    }
    return links;
}

raft::NodeSet nodes_within(const Scene& scene, std::span<const Point> line) {
    raft::NodeSet nodes;
    for (const HitArea& area : scene.hits) {
        const auto* node = std::get_if<NodeTarget>(&area.target);
        if (node != nullptr && !area.rect && is_within(area.a, line)) nodes.insert(node->node);
    }
    return nodes;
}

float part_of_link(const Scene& scene, const LinkTarget& link, Point at) {
    constexpr float kMiddle = 0.5F;
    const HitArea* area = area_of(scene, link);
    if (area == nullptr) return kMiddle;
    const Point along = area->b - area->a;
    const float length = along.x * along.x + along.y * along.y;
    if (length <= 0) return kMiddle;
    const Point way = at - area->a;
    return std::clamp((way.x * along.x + way.y * along.y) / length, 0.0F, 1.0F);
}

void draw_slash(Scene& scene, const GestureLook& look, Point from, Point to, std::span<const LinkTarget> links,
                bool mends) {
    const Theme& theme = look.theme;
    const Color ink = mends ? theme.accent : theme.trouble;
    std::vector<Point> places;
    for (const LinkTarget& link : links) {
        const HitArea* area = area_of(scene, link);
        if (area == nullptr) continue;
        scene.shapes.emplace_back(Line{area->a, area->b, {faded(ink, 0.45F), 0.5F * look.em}});
        if (const auto at = crossing(area->a, area->b, from, to)) places.push_back(*at);
    }
    scene.shapes.emplace_back(Line{from, to, {ink, 0.16F * look.em, 0.6F * look.em, 0.35F * look.em}});
    for (const Point place : places) {
        if (mends) {
            scene.shapes.emplace_back(
                Circle{.center = place, .radius = 0.32F * look.em, .fill = ink, .stroke = {theme.background, 1}});
        } else {
            cross(scene, place, 0.36F * look.em, {ink, 0.16F * look.em});
        }
    }
}

void draw_lasso(Scene& scene, const GestureLook& look, std::span<const Point> line, raft::NodeSet nodes) {
    const Color ink = look.theme.text;
    std::vector<Point> points(line.begin(), line.end());
    if (points.size() > 2) points.push_back(points.front());
    scene.shapes.emplace_back(
        Polyline{.points = std::move(points), .stroke = {ink, 0.12F * look.em, 0.45F * look.em, 0.35F * look.em}});
    for (raft::NodeId node = 0; node < raft::kMaxNodes; ++node) {
        const HitArea* area = nodes.contains(node) ? area_of(scene, NodeTarget{node}) : nullptr;
        if (area == nullptr) continue;
        scene.shapes.emplace_back(Circle{.center = area->a,
                                         .radius = area->reach + 0.2F * look.em,
                                         .fill = kNone,
                                         .stroke = {ink, 0.16F * look.em}});
    }
}

} // namespace render
