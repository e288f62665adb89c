#include "render/stage/cut_places.h"

#include <algorithm>
#include <optional>

#include "render/pen.h"
#include "render/stage/links_picture.h"

namespace render {

namespace {

constexpr float kHalf = 0.5F;

// How far along a–b the line c–d crosses it, if it does.
std::optional<float> crossing(Point a, Point b, Point c, Point d) {
    const Point u = b - a;
    const Point v = d - c;
    const float turn = u.x * v.y - u.y * v.x;
    if (turn == 0) return std::nullopt;
    const Point w = c - a;
    const float on_first = (w.x * v.y - w.y * v.x) / turn;
    const float on_second = (w.x * u.y - w.y * u.x) / turn;
    if (on_first < 0 || on_first > 1 || on_second < 0 || on_second > 1) return std::nullopt;
    return on_first;
}

std::optional<float> at_wall(const LinkEnds& link, const std::vector<std::vector<Point>>& walls) {
    for (const std::vector<Point>& wall : walls) {
        for (std::size_t i = 1; i < wall.size(); ++i) {
            if (const auto part = crossing(link.from, link.to, wall[i - 1], wall[i])) return part;
        }
    }
    return std::nullopt;
}

} // namespace

CutPlaces::CutPlaces() {
    for (auto& parts : parts_)
        parts.fill(kHalf);
}

CutPlaces::CutPlaces(const StagePlaces& places, const Groups& groups, const std::vector<std::vector<Point>>& walls)
    : CutPlaces() {
    std::vector<Point> crosses;
    for (raft::NodeId a = 0; a < places.nodes.size(); ++a) {
        for (auto b = static_cast<raft::NodeId>(a + 1); b < places.nodes.size(); ++b) {
            if (groups.of[a] == groups.of[b]) continue;
            const LinkEnds link = link_ends(places, a, b);
            const std::optional<float> wall = at_wall(link, walls);
            if (!wall) continue;
            // As near to the wall as leaves room for the crosses of other links that meet there.
            float part = *wall;
            for (const float aside : {0.0F, 0.04F, -0.04F, 0.08F, -0.08F, 0.12F, -0.12F}) {
                const float wanted = std::clamp(*wall + aside, 0.12F, 0.88F);
                const Point at = between(link.from, link.to, wanted);
                const bool open = std::none_of(crosses.begin(), crosses.end(),
                                               [&](Point other) { return distance(at, other) < 0.9F * places.em; });
                if (!open) continue;
                part = wanted;
                break;
            }
            crosses.push_back(between(link.from, link.to, part));
            parts_[a][b] = part;
            parts_[b][a] = 1 - part;
        }
    }
}

} // namespace render
