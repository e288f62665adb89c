#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "render/text_measure.h"
#include "tests/picture/color_names.h"
#include "tests/picture/scene_checks.h"

namespace picture_tests {

namespace {

using namespace render;

constexpr float kTouch = 0.75F; // pixels that nobody sees

// What of a text is ink: as high as capitals.
Rect ink_of(const Text& text) {
    const Rect line = text_box(text);
    return {line.x, text.at.y - kCapHeight * text.size, line.width, kCapHeight * text.size};
}

bool overlap(const Rect& a, const Rect& b) {
    return a.x + kTouch < b.right() && b.x + kTouch < a.right() && a.y + kTouch < b.bottom() &&
           b.y + kTouch < a.bottom();
}

bool contains(const Rect& outer, const Rect& inner) {
    return inner.x >= outer.x - kTouch && inner.y >= outer.y - kTouch && inner.right() <= outer.right() + kTouch &&
           inner.bottom() <= outer.bottom() + kTouch;
}

bool in_disc(const Circle& disc, Point p) {
    return std::hypot(p.x - disc.center.x, p.y - disc.center.y) <= disc.radius + kTouch;
}

bool is_paint(Color color) {
    return color.a == 255;
}

// What a text is written on is the last thing painted before it under its middle; it must hold all of the text.
void expect_on_its_ground(const Scene& scene, std::size_t index) {
    const auto& text = std::get<Text>(scene.shapes[index]);
    const Rect ink = ink_of(text);
    for (std::size_t i = index; i-- > 0;) {
        if (const auto* box = std::get_if<Box>(&scene.shapes[i])) {
            if (!is_paint(box->fill) || !box->rect.contains(ink.center())) continue;
            EXPECT_TRUE(contains(box->rect, ink)) << "\"" << text.text << "\" reaches out of its box";
            return;
        }
        if (const auto* disc = std::get_if<Circle>(&scene.shapes[i])) {
            if (!is_paint(disc->fill) || !in_disc(*disc, ink.center())) continue;
            EXPECT_TRUE(in_disc(*disc, {ink.x, ink.center().y}) && in_disc(*disc, {ink.right(), ink.center().y}))
                << "\"" << text.text << "\" reaches out of its circle";
            return;
        }
    }
}

// Messages of clients fly over what stands between them and the nodes.
bool flies(const Scene& scene, const Circle& disc) {
    return std::ranges::any_of(scene.hits, [&](const HitArea& area) {
        return std::holds_alternative<MessageTarget>(area.target) && area.a == disc.center;
    });
}

void expect_not_painted_over(const Scene& scene, std::size_t index) {
    const auto& text = std::get<Text>(scene.shapes[index]);
    const Point middle = ink_of(text).center();
    for (std::size_t i = index + 1; i < scene.shapes.size(); ++i) {
        const auto* box = std::get_if<Box>(&scene.shapes[i]);
        const auto* disc = std::get_if<Circle>(&scene.shapes[i]);
        EXPECT_FALSE((box != nullptr && is_paint(box->fill) && box->rect.contains(middle)) ||
                     (disc != nullptr && is_paint(disc->fill) && in_disc(*disc, middle) && !flies(scene, *disc)))
            << "\"" << text.text << "\" is painted over";
    }
}

void expect_texts_apart(const std::vector<const Text*>& texts) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            EXPECT_FALSE(overlap(ink_of(*texts[i]), ink_of(*texts[j])))
                << "\"" << texts[i]->text << "\" lies on \"" << texts[j]->text << "\"";
        }
    }
}

std::vector<Color> colors_of(const Shape& shape) {
    if (const auto* line = std::get_if<Line>(&shape)) return {line->stroke.color};
    if (const auto* line = std::get_if<Polyline>(&shape)) return {line->stroke.color};
    if (const auto* arc = std::get_if<Arc>(&shape)) return {arc->stroke.color};
    if (const auto* text = std::get_if<Text>(&shape)) return {text->color};
    if (const auto* polygon = std::get_if<Polygon>(&shape)) return {polygon->fill, polygon->stroke.color};
    if (const auto* circle = std::get_if<Circle>(&shape)) return {circle->fill, circle->stroke.color};
    const auto& box = std::get<Box>(shape);
    return {box.fill, box.stroke.color};
}

void expect_colors(const Scene& scene, const Theme& theme) {
    const ColorNames names(theme);
    for (const Shape& shape : scene.shapes) {
        for (const Color color : colors_of(shape)) {
            EXPECT_TRUE(color.a == 0 || names.find(color))
                << "no colour of the theme: " << int{color.r} << ' ' << int{color.g} << ' ' << int{color.b};
        }
    }
}

} // namespace

void expect_readable(const Scene& scene, const Theme& theme) {
    std::vector<const Text*> texts;
    for (std::size_t i = 0; i < scene.shapes.size(); ++i) {
        const auto* text = std::get_if<Text>(&scene.shapes[i]);
        if (text == nullptr || text->text.empty()) continue;
        texts.push_back(text);
        EXPECT_TRUE(contains(scene.area, ink_of(*text))) << "\"" << text->text << "\" is clipped";
        for (const char* room : {"stage.", "message.", "timeline.", "picture."})
            EXPECT_EQ(text->text.find(room), std::string::npos) << text->text << " is not in the catalogue";
        EXPECT_EQ(text->text.find('{'), std::string::npos) << text->text;
        expect_on_its_ground(scene, i);
        expect_not_painted_over(scene, i);
    }
    expect_texts_apart(texts);
    expect_colors(scene, theme);
}

} // namespace picture_tests
