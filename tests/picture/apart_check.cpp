// Nothing that moves or parts lies on a thing that says something.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <variant>
#include <vector>

#include "raft/core/message_fields.h"
#include "render/stage/emphasis.h"
#include "tests/picture/color_names.h"
#include "tests/picture/scene_checks.h"

namespace picture_tests {

namespace {

using namespace render;

constexpr float kTouch = 0.75F; // pixels that nobody sees

// The circles of nodes and clients.
std::vector<HitArea> circles_of(const Scene& scene) {
    std::vector<HitArea> found;
    for (const HitArea& area : scene.hits) {
        if (std::holds_alternative<NodeTarget>(area.target) || std::holds_alternative<ClientTarget>(area.target))
            found.push_back(area);
    }
    return found;
}

bool is_end_of(const Target& target, const raft::Message& message) {
    if (const auto* node = std::get_if<NodeTarget>(&target))
        return node->node == message.from || node->node == message.to;
    return is_with_client(message) && std::get<ClientTarget>(target).client == raft::client_of(message);
}

// A message touches no circle but those of its two ends.
void expect_messages_beside_circles(const Scene& scene, const sim::World& world) {
    const std::vector<HitArea> circles = circles_of(scene);
    for (const HitArea& area : scene.hits) {
        const auto* target = std::get_if<MessageTarget>(&area.target);
        if (target == nullptr) continue;
        const raft::Message& message = world.network.find(target->message)->message;
        for (const HitArea& circle : circles) {
            if (is_end_of(circle.target, message)) continue;
            const Point away = area.a - circle.a;
            EXPECT_GE(std::hypot(away.x, away.y), circle.reach - kTouch)
                << "a message " << (is_with_client(message) ? "of a client" : "between nodes") << " flies over another";
        }
    }
}

// What flies between a client and a node lies on no words, not even in part: there is no link to follow.
void expect_client_messages_beside_words(const Scene& scene, const sim::World& world) {
    constexpr float kDot = 0.7F; // of its place for the mouse
    for (const HitArea& area : scene.hits) {
        const auto* target = std::get_if<MessageTarget>(&area.target);
        if (target == nullptr || !is_with_client(world.network.find(target->message)->message)) continue;
        for (const Shape& shape : scene.shapes) {
            const auto* text = std::get_if<Text>(&shape);
            if (text == nullptr) continue;
            const Rect ink = ink_of(*text);
            const float x = std::max({ink.x - area.a.x, area.a.x - ink.right(), 0.0F});
            const float y = std::max({ink.y - area.a.y, area.a.y - ink.bottom(), 0.0F});
            EXPECT_GT(std::hypot(x, y), kDot * area.reach - kTouch)
                << "a message of a client lies on \"" << text->text << "\"";
        }
    }
}

// The line of a partition passes between things: no circle, no entry, no words.
void expect_walls_between(const Scene& scene, const Theme& theme) {
    const ColorNames names(theme);
    const std::vector<HitArea> circles = circles_of(scene);
    for (const Shape& shape : scene.shapes) {
        const auto* wall = std::get_if<Polyline>(&shape);
        if (wall == nullptr || wall->stroke.dash <= 0) continue;
        for (std::size_t i = 1; i < wall->points.size(); ++i) {
            for (const HitArea& circle : circles) {
                EXPECT_GE(distance_to_line(wall->points[i - 1], wall->points[i], circle.a), circle.reach - kTouch)
                    << "the line of a partition runs through a circle";
            }
            for (const HitArea& area : scene.hits) {
                if (!std::holds_alternative<EntryTarget>(area.target)) continue;
                EXPECT_FALSE(runs_through(*area.rect, wall->points[i - 1], wall->points[i]))
                    << "the line of a partition runs through an entry";
            }
        }
    }
}

// Heads of arrows lie on no words.
void expect_arrows_beside_words(const Scene& scene, const Theme& theme) {
    for (const Shape& shape : scene.shapes) {
        const auto* head = std::get_if<Polygon>(&shape);
        if (head == nullptr || head->fill != theme.accent) continue;
        for (const Shape& other : scene.shapes) {
            const auto* text = std::get_if<Text>(&other);
            if (text == nullptr) continue;
            const Rect ink = ink_of(*text);
            for (std::size_t i = 0; i < head->points.size(); ++i) {
                const Point a = head->points[i];
                const Point b = head->points[(i + 1) % head->points.size()];
                EXPECT_FALSE(runs_through(ink, a, b)) << "an arrow lies on \"" << text->text << "\"";
            }
        }
    }
}

} // namespace

void expect_apart(const Scene& scene, const sim::World& world, const View& view) {
    expect_messages_beside_circles(scene, world);
    expect_client_messages_beside_words(scene, world);
    expect_walls_between(scene, *view.theme);
    expect_arrows_beside_words(scene, *view.theme);
}

float distance_to_line(Point a, Point b, Point p) {
    const Point along = b - a;
    const float length = std::max(along.x * along.x + along.y * along.y, 1e-6F);
    const float part = std::clamp(((p.x - a.x) * along.x + (p.y - a.y) * along.y) / length, 0.0F, 1.0F);
    const Point nearest = a + along * part;
    return std::hypot(p.x - nearest.x, p.y - nearest.y);
}

} // namespace picture_tests
