#include "render/stage/link_way.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <optional>

#include "render/pen.h"

namespace render {

namespace {

constexpr float kDot = 0.62F;  // em that a message reaches to its sides
constexpr float kStep = 0.35F; // em
constexpr int kMostSteps = 14;

float distance_to_label(const Rect& label, Point p) {
    const float x = std::max({label.x - p.x, p.x - label.right(), 0.0F});
    const float y = std::max({label.y - p.y, p.y - label.bottom(), 0.0F});
    return std::hypot(x, y);
}

// Most links have nobody on them.
bool is_straight_clear(const LinkWay& way, raft::NodeId from, raft::NodeId to, const StagePlaces& places) {
    const Point along = direction(way.from, way.to);
    const float length = distance(way.from, way.to);
    for (std::size_t node = 0; node < places.nodes.size(); ++node) {
        if (node == from || node == to) continue;
        const Point away = places.nodes[node].center - way.from;
        const float part = std::clamp(away.x * along.x + away.y * along.y, 0.0F, length);
        if (distance(away, along * part) < places.outside() + kDot * places.em) return false;
    }
    return true;
}

// Of all nodes but those at its ends.
bool is_clear(const LinkWay& way, raft::NodeId from, raft::NodeId to, const StagePlaces& places, bool of_labels) {
    constexpr int kSamples = 16;
    const float dot = kDot * places.em;
    for (std::size_t node = 0; node < places.nodes.size(); ++node) {
        if (node == from || node == to) continue;
        const NodePlace& place = places.nodes[node];
        for (int i = 1; i < kSamples; ++i) {
            const Point p = way.at(static_cast<float>(i) / kSamples);
            if (distance(p, place.center) < places.outside() + dot) return false;
            if (of_labels && distance_to_label(shown_label(places, place), p) < dot) return false;
        }
    }
    return true;
}

// The straight way, or bent as little as it takes to go around other nodes.
LinkWay around_others(LinkWay way, raft::NodeId from, raft::NodeId to, const StagePlaces& places) {
    if (is_straight_clear(way, from, to, places)) return way;
    const Point along = direction(way.from, way.to);
    const Point right{-along.y, along.x};
    for (const bool of_labels : {true, false}) {
        for (int step = 1; step <= kMostSteps; ++step) {
            for (const float side : {1.0F, -1.0F}) {
                way.bow = right * (side * kStep * static_cast<float>(step) * places.em);
                if (is_clear(way, from, to, places, of_labels)) return way;
            }
        }
    }
    way.bow = {};
    return way;
}

} // namespace

Point LinkWay::at(float part) const {
    return between(from, to, part) + bow * std::sin(std::numbers::pi_v<float> * part);
}

Point LinkWay::heading(float part) const {
    constexpr float kNear = 0.01F;
    return direction(at(std::max(part - kNear, 0.0F)), at(std::min(part + kNear, 1.0F)));
}

LinkWay link_way(raft::NodeId from, raft::NodeId to, const StagePlaces& places) {
    const Point a = places.nodes[from].center;
    const Point b = places.nodes[to].center;
    const Point along = direction(a, b);
    const Point right{-along.y, along.x};
    const float off = std::min(places.outside(), 0.45F * distance(a, b));
    const Point aside = right * (0.22F * places.em);
    return around_others({a + along * off + aside, b - along * off + aside, {}}, from, to, places);
}

std::optional<LinkWay> way_to_cross(const LinkWay& whole, float part, raft::NodeId from, raft::NodeId to,
                                    const StagePlaces& places) {
    if (whole.bow == Point{}) return std::nullopt;
    const Point cross = between(whole.from, whole.to, part);
    const bool taken = std::any_of(places.nodes.begin(), places.nodes.end(), [&](const NodePlace& place) {
        return distance(place.center, cross) < places.outside() + kDot * places.em;
    });
    if (taken) return std::nullopt;
    return around_others({whole.from, cross, {}}, from, to, places);
}

} // namespace render
