#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "render/color.h"
#include "render/text_measure.h"
#include "tests/picture/color_names.h"
#include "tests/picture/scene_checks.h"

namespace picture_tests {

namespace {

using namespace render;

constexpr float kTouch = 0.75F; // pixels that nobody sees

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

bool covers(const Shape& shape, const Rect& ink) {
    if (const auto* box = std::get_if<Box>(&shape)) return is_paint(box->fill) && contains(box->rect, ink);
    const auto* disc = std::get_if<Circle>(&shape);
    return disc != nullptr && is_paint(disc->fill) && in_disc(*disc, {ink.x, ink.center().y}) &&
           in_disc(*disc, {ink.right(), ink.center().y});
}

// With more than five nodes a link may pass below a label or another node, and messages follow it.
bool stands_on_link(const Scene& scene, const Rect& ink, float reach) {
    const Rect around{ink.x - reach, ink.y - reach, ink.width + 2 * reach, ink.height + 2 * reach};
    return std::ranges::any_of(scene.hits, [&](const HitArea& area) {
        return std::holds_alternative<LinkTarget>(area.target) && runs_through(around, area.a, area.b);
    });
}

// How far the message reaches in whose middle that is; 0 where there is none.
float reach_of_message(const Scene& scene, Point middle) {
    for (const HitArea& area : scene.hits) {
        const Point away = area.a - middle;
        if (std::holds_alternative<MessageTarget>(area.target) && std::hypot(away.x, away.y) < kTouch)
            return area.reach;
    }
    return 0;
}

bool follows_link(const Scene& scene, const Rect& ink, Point middle) {
    const float reach = reach_of_message(scene, middle);
    return reach > 0 && stands_on_link(scene, ink, reach);
}

void expect_not_painted_over(const Scene& scene, std::size_t index) {
    const auto& text = std::get<Text>(scene.shapes[index]);
    const Rect ink = ink_of(text);
    const Point middle = ink.center();
    for (std::size_t i = index + 1; i < scene.shapes.size(); ++i) {
        const auto* box = std::get_if<Box>(&scene.shapes[i]);
        const auto* disc = std::get_if<Circle>(&scene.shapes[i]);
        if (disc != nullptr && follows_link(scene, ink, disc->center)) continue;
        EXPECT_FALSE((box != nullptr && is_paint(box->fill) && box->rect.contains(middle)) ||
                     (disc != nullptr && is_paint(disc->fill) && in_disc(*disc, middle)))
            << "\"" << text.text << "\" is painted over";
    }
}

// No line runs through words, neither over them nor behind them.
void expect_no_line_through(const Scene& scene, std::size_t index) {
    const auto& text = std::get<Text>(scene.shapes[index]);
    const Rect whole = ink_of(text);
    const Rect ink{whole.x + kTouch, whole.y + kTouch, whole.width - 2 * kTouch, whole.height - 2 * kTouch};
    std::size_t ground = 0;
    for (std::size_t i = 0; i < index; ++i) {
        if (covers(scene.shapes[i], whole)) ground = i;
    }
    for (std::size_t i = ground; i < scene.shapes.size(); ++i) {
        if (const auto* line = std::get_if<Line>(&scene.shapes[i])) {
            if (follows_link(scene, ink, (line->from + line->to) * 0.5F)) continue;
            EXPECT_FALSE(runs_through(ink, line->from, line->to)) << "a line runs through \"" << text.text << "\"";
        } else if (const auto* polyline = std::get_if<Polyline>(&scene.shapes[i])) {
            for (std::size_t p = 1; p < polyline->points.size(); ++p) {
                EXPECT_FALSE(runs_through(ink, polyline->points[p - 1], polyline->points[p]))
                    << "a curve runs through \"" << text.text << "\"";
            }
        }
    }
}

// "8–8 ms" is one number that looks like two.
void expect_true_ranges(const std::string& text) {
    const std::string dash = "–";
    const auto digit = [&](std::size_t at) { return (text[at] >= '0' && text[at] <= '9') || text[at] == '.'; };
    for (std::size_t at = text.find(dash); at != std::string::npos; at = text.find(dash, at + 1)) {
        std::size_t first = at;
        std::size_t last = at + dash.size();
        while (first > 0 && digit(first - 1))
            --first;
        while (last < text.size() && digit(last))
            ++last;
        const std::string low = text.substr(first, at - first);
        const std::string high = text.substr(at + dash.size(), last - at - dash.size());
        EXPECT_TRUE(low.empty() || low != high) << "\"" << text << "\" tells a range of one number";
    }
}

// What moves lies on no words, not even in part.
void expect_clear_of_messages(const Scene& scene, std::size_t index) {
    const auto& text = std::get<Text>(scene.shapes[index]);
    const Rect ink = ink_of(text);
    for (const HitArea& area : scene.hits) {
        if (!std::holds_alternative<MessageTarget>(area.target)) continue;
        if (stands_on_link(scene, ink, area.reach)) continue;
        const float x = std::max({ink.x - area.a.x, area.a.x - ink.right(), 0.0F});
        const float y = std::max({ink.y - area.a.y, area.a.y - ink.bottom(), 0.0F});
        EXPECT_GT(std::hypot(x, y), kTouch) << "a message lies on \"" << text.text << "\"";
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

Color blended(Color over, Color ground) {
    return mixed(Color{over.r, over.g, over.b, 255}, ground, static_cast<float>(over.a) / 255.0F);
}

// What is seen under the middle of a text; where nothing is painted there, one of the two grounds of a picture.
Color ground_of(const Scene& scene, std::size_t index, Color ground) {
    const Point middle = ink_of(std::get<Text>(scene.shapes[index])).center();
    for (std::size_t i = 0; i < index; ++i) {
        const auto* box = std::get_if<Box>(&scene.shapes[i]);
        const auto* disc = std::get_if<Circle>(&scene.shapes[i]);
        if (box != nullptr && box->rect.contains(middle)) ground = blended(box->fill, ground);
        if (disc != nullptr && in_disc(*disc, middle)) ground = blended(disc->fill, ground);
    }
    return ground;
}

void expect_contrast(const Scene& scene, std::size_t index, const Theme& theme) {
    const auto& text = std::get<Text>(scene.shapes[index]);
    for (const Color picture : {theme.background, theme.surface}) {
        const Color ground = ground_of(scene, index, picture);
        EXPECT_GE(contrast(blended(text.color, ground), ground), 4.5)
            << "\"" << text.text << "\" is hard to read on what it is written on";
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

Rect ink_of(const Text& text) {
    const Rect line = text_box(text);
    return {line.x, text.at.y - kCapHeight * text.size, line.width, kCapHeight * text.size};
}

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
        expect_no_line_through(scene, i);
        expect_true_ranges(text->text);
        expect_clear_of_messages(scene, i);
        expect_contrast(scene, i, theme);
    }
    expect_texts_apart(texts);
    expect_colors(scene, theme);
}

} // namespace picture_tests
