#include "render/stage/partition_picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "raft/sim/cuts.h"
#include "render/color.h"
#include "render/pen.h"
#include "render/stage/contour.h"
#include "render/stage/partition.h"
#include "render/stage/words.h"
#include "render/text_measure.h"
#include "render/text_sizes.h"

namespace render {

namespace {

constexpr float kFar = std::numeric_limits<float>::max();

float distance_to(const Rect& rect, Point p) {
    const float x = std::max({rect.x - p.x, p.x - rect.right(), 0.0F});
    const float y = std::max({rect.y - p.y, p.y - rect.bottom(), 0.0F});
    return std::sqrt(x * x + y * y);
}

float distance_to_node(const StagePlaces& places, const NodePlace& place, Point p) {
    return std::min(distance(place.center, p) - places.outside(), distance_to(place.label, p));
}

// How near is the nearest node of a group?
using Nearness = std::array<float, raft::kMaxNodes>;

Nearness nearness(const StageCanvas& canvas, const Groups& groups, Point p) {
    Nearness near;
    near.fill(kFar);
    for (std::size_t i = 0; i < canvas.places.nodes.size(); ++i) {
        float& group = near[static_cast<std::size_t>(groups.of[i])];
        group = std::min(group, distance_to_node(canvas.places, canvas.places.nodes[i], p));
    }
    return near;
}

// Everything that belongs to the nodes, and a little more.
Rect around_nodes(const StageCanvas& canvas) {
    float left = kFar, top = kFar, right = -kFar, bottom = -kFar;
    for (const NodePlace& place : canvas.places.nodes) {
        const float reach = canvas.places.outside();
        left = std::min({left, place.label.x, place.center.x - reach});
        right = std::max({right, place.label.right(), place.center.x + reach});
        top = std::min({top, place.label.y, place.center.y - reach});
        bottom = std::max({bottom, place.label.bottom(), place.center.y + reach});
    }
    const float more = canvas.em(1.2F);
    const Rect area = canvas.scene.area;
    const float edge = canvas.em(0.6F);
    left = std::max(left - more, area.x + edge);
    top = std::max(top - more, area.y + edge);
    right = std::min({right + more, area.right() - edge, canvas.places.clients.x - edge});
    bottom = std::min(bottom + more, area.bottom() - edge);
    return {left, top, right - left, bottom - top};
}

// Where the curve between `group` and all later groups runs: below zero on the side of `group`. Of three groups the
// first is parted from both others, then the second from the third.
float side_of(const Nearness& near, int group, int count) {
    const auto first = static_cast<std::size_t>(group);
    const float rest = *std::min_element(near.begin() + group + 1, near.begin() + count);
    return near[first] - rest;
}

bool belongs_to_earlier(const Nearness& near, int group) {
    const float own = near[static_cast<std::size_t>(group)];
    return std::any_of(near.begin(), near.begin() + group, [own](float earlier) { return earlier < own; });
}

// How near it comes to anything of a node.
float clearance_of(const StageCanvas& canvas, const Groups& groups, const std::vector<Point>& curve) {
    const auto clear = [&](Point p) {
        const Nearness near = nearness(canvas, groups, p);
        return *std::min_element(near.begin(), near.begin() + groups.count);
    };
    float least = clear(curve.front());
    for (std::size_t i = 1; i < curve.size(); ++i)
        least = std::min({least, clear(curve[i]), clear(between(curve[i - 1], curve[i], 0.5F))});
    return least;
}

// As calm a curve as stays clear of all nodes; where they stand close, nearly as clear as the curve midway is.
std::vector<Point> calmed(const StageCanvas& canvas, const Groups& groups, const std::vector<Point>& curve) {
    const float clearance = std::min(canvas.em(0.7F), 0.8F * clearance_of(canvas, groups, curve));
    for (const int rounds : {160, 60, 25, 12, 6, 3, 1}) {
        std::vector<Point> calm = softened(curve, rounds);
        if (clearance_of(canvas, groups, calm) >= clearance) return calm;
    }
    return curve;
}

// From the right end of a curve inwards, above or below it; if possible where no message passes.
Rect draw_caption(const StageCanvas& canvas, const Groups& groups, const std::vector<Curve>& curves) {
    const std::string text =
        canvas.words.fill("stage.partition", {{"groups", group_names(groups, canvas.world.node_count())}});
    const float size = crisp_size(canvas.em(kText));
    const float width = text_width(text, size, Weight::SemiBold);
    const float height = 1.2F * size;
    const float lift = canvas.em(0.35F);
    const float clear = canvas.em(0.6F);
    for (const bool on_links : {false, true}) {
        for (const Curve& curve : curves) {
            Curve points = curve;
            if (points.front().x > points.back().x) std::reverse(points.begin(), points.end());
            for (auto at = points.rbegin(); at != points.rend(); ++at) {
                for (const float y :
                     {at->y - lift - height, at->y + lift, at->y - 3 * lift - height, at->y + 3 * lift}) {
                    const Rect box{at->x - width, y, width, height};
                    const Rect around{box.x - clear, box.y - clear, width + 2 * clear, height + 2 * clear};
                    if (!canvas.space.is_open(box) || (!on_links && canvas.space.is_crossed(around))) continue;
                    write_clear(canvas, {box.right(), y + 0.85F * size}, text,
                                {size, Weight::SemiBold, Align::Right, canvas.theme.trouble_text});
                    canvas.space.take(box);
                    return box;
                }
            }
        }
    }
    return {};
}

} // namespace

std::vector<Curve> partition_walls(const StageCanvas& canvas, const Groups& groups) {
    if (groups.count < 2) return {};
    const Rect area = around_nodes(canvas);
    std::vector<Curve> drawn;
    for (int group = 0; group + 1 < groups.count; ++group) {
        const auto value = [&](Point p) { return side_of(nearness(canvas, groups, p), group, groups.count); };
        for (std::vector<Point>& whole : zero_curves(value, area, canvas.em(1.5F))) {
            // Parts that lie within an earlier group part nothing.
            std::vector<Point> part;
            std::vector<std::vector<Point>> parts;
            for (const Point& p : whole) {
                if (!belongs_to_earlier(nearness(canvas, groups, p), group)) {
                    part.push_back(p);
                } else if (!part.empty()) {
                    parts.push_back(std::exchange(part, {}));
                }
            }
            parts.push_back(std::move(part));
            for (std::vector<Point>& curve : parts) {
                if (curve.size() >= 3) drawn.push_back(calmed(canvas, groups, curve));
            }
        }
    }
    return drawn;
}

Rect draw_partition(const StageCanvas& stage, const Groups& groups, const std::vector<Curve>& walls) {
    if (walls.empty()) return {};
    const bool otherwise = stage.view.beside != nullptr && sim::groups_of(*stage.view.beside) != groups;
    const StageCanvas canvas = stage.in(otherwise ? stage.themes.plain : stage.themes.quiet);
    const Stroke stroke{faded(canvas.theme.trouble, 0.8F), canvas.em(0.17F), canvas.em(0.62F), canvas.em(0.5F)};
    for (const Curve& curve : walls) {
        const float reach = canvas.em(0.25F);
        for (const Point& p : curve)
            canvas.space.take({p.x - reach, p.y - reach, 2 * reach, 2 * reach});
    }
    const Rect caption = draw_caption(canvas, groups, walls);
    for (const Curve& curve : walls)
        canvas.scene.shapes.emplace_back(Polyline{curve, stroke});
    return caption;
}

} // namespace render
