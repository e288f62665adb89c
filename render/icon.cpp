#include "render/icon.h"

#include <array>
#include <cmath>
#include <numbers>

#include "render/pen.h"
#include "render/stage/role_looks.h"

namespace render {
namespace {

constexpr std::size_t kNodes = 5;

void node(Scene& scene, const Theme& theme, Look look, Point center, float radius) {
    const LookColors colors = colors_of(theme, look);
    const float width = radius * (look == Look::Leader ? 0.24F : 0.17F);
    scene.shapes.emplace_back(Circle{
        .center = center, .radius = radius, .fill = colors.fill, .stroke = {.color = colors.line, .width = width}});
    if (look == Look::Leader) star(scene, center, radius * 0.62F, colors.line);
}

} // namespace

Scene icon(const Theme& theme, float size) {
    Scene scene;
    scene.area = {0, 0, size, size};
    const float edge = size * 0.02F;
    scene.shapes.emplace_back(Box{.rect = {edge, edge, size - 2 * edge, size - 2 * edge},
                                  .rounding = size * 0.2F,
                                  .fill = theme.background,
                                  .stroke = {.color = theme.border, .width = size * 0.012F}});
    std::array<Point, kNodes> places;
    for (std::size_t i = 0; i < kNodes; ++i) {
        const float turn = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / static_cast<float>(kNodes);
        places[i] = scene.area.center() + Point{std::sin(turn), -std::cos(turn)} * (size * 0.31F);
        places[i].y += size * 0.055F;
    }
    // The leader stands at the top.
    for (std::size_t i = 1; i < kNodes; ++i) {
        scene.shapes.emplace_back(Line{places[0], places[i], {.color = theme.link, .width = size * 0.016F}});
    }
    for (std::size_t i = 1; i < kNodes; ++i) {
        scene.shapes.emplace_back(
            Circle{.center = between(places[0], places[i], 0.58F), .radius = size * 0.032F, .fill = theme.leader});
        node(scene, theme, Look::Follower, places[i], size * 0.095F);
    }
    node(scene, theme, Look::Leader, places[0], size * 0.145F);
    return scene;
}

} // namespace render
