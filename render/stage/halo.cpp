#include "render/stage/halo.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "render/color.h"
#include "render/pen.h"

namespace render {

namespace {

constexpr float kClear = 0.85F; // opacity
constexpr float kArrow = 1.5F;  // em long
constexpr float kArrowGap = 0.2F;
constexpr float kHalfHead = 0.42F; // em that its head reaches to its sides

// As much is seen of it on either ground.
float soft(const StageCanvas& canvas) {
    return canvas.theme.dark ? 0.24F : 0.16F;
}

Rect around(Point center, float radius) {
    return grown({center.x, center.y, 0, 0}, radius);
}

void draw_arrow(const StageCanvas& canvas, Point from, Point tip) {
    const Color accent = canvas.theme.accent;
    const float head = canvas.em(0.85F);
    canvas.scene.shapes.emplace_back(
        Line{from, tip - direction(from, tip) * (0.8F * head), {accent, canvas.em(0.24F)}});
    arrow_head(canvas.scene, from, tip, head, accent);
}

Rect arrow_box(const StageCanvas& canvas, Point from, Point tip) {
    const Point low{std::min(from.x, tip.x), std::min(from.y, tip.y)};
    const Point high{std::max(from.x, tip.x), std::max(from.y, tip.y)};
    return grown({low.x, low.y, high.x - low.x, high.y - low.y}, canvas.em(kHalfHead));
}

} // namespace

void halo_around(const StageCanvas& canvas, Point center, float radius, float breadth) {
    // Two rings, so that what is inside keeps its colours; the clear one far out, where no selection is.
    const Color accent = canvas.theme.accent;
    const float whole = canvas.em(breadth);
    canvas.scene.shapes.emplace_back(Circle{
        center, radius + 0.86F * whole, kNone, {faded(accent, kClear), std::min(canvas.em(0.16F), 0.4F * whole)}});
    canvas.scene.shapes.emplace_back(
        Circle{center, radius + 0.5F * whole, kNone, {faded(accent, soft(canvas)), whole}});
    canvas.scene.pointed.push_back(around(center, radius + whole));
}

void halo_around(const StageCanvas& canvas, Rect rect, float rounding) {
    const Color accent = canvas.theme.accent;
    const Rect far = grown(rect, canvas.em(0.24F));
    canvas.scene.shapes.emplace_back(Box{.rect = far,
                                         .rounding = rounding + canvas.em(0.24F),
                                         .fill = faded(accent, 0.6F * soft(canvas)),
                                         .stroke = {}});
    canvas.scene.shapes.emplace_back(Box{.rect = rect,
                                         .rounding = rounding,
                                         .fill = faded(accent, 0.6F * soft(canvas)),
                                         .stroke = {faded(accent, kClear), canvas.em(0.12F)}});
    canvas.scene.pointed.push_back(far);
}

void halo_along(const StageCanvas& canvas, Point from, Point to) {
    const Color accent = canvas.theme.accent;
    canvas.scene.shapes.emplace_back(Line{from, to, {faded(accent, soft(canvas)), canvas.em(1.3F)}});
    const Point along = direction(from, to);
    for (const float side : {-0.6F, 0.6F}) { // outside the edges of a selection
        const Point aside = Point{-along.y, along.x} * canvas.em(side);
        canvas.space.take_line(from + aside, to + aside);
        canvas.scene.shapes.emplace_back(Line{from + aside, to + aside, {faded(accent, kClear), canvas.em(0.12F)}});
    }
    const Point low{std::min(from.x, to.x), std::min(from.y, to.y)};
    canvas.scene.pointed.push_back(
        grown({low.x, low.y, std::abs(to.x - from.x), std::abs(to.y - from.y)}, canvas.em(0.65F)));
}

void point_at_message(const StageCanvas& canvas, Point center, float radius,
                      const std::function<bool(Point tail)>& belongs) {
    constexpr float kAslant = 0.7071F;
    constexpr std::array<Point, 8> kSides{{{0, -1},
                                           {0, 1},
                                           {kAslant, -kAslant},
                                           {-kAslant, -kAslant},
                                           {kAslant, kAslant},
                                           {-kAslant, kAslant},
                                           {1, 0},
                                           {-1, 0}}};
    const float reach = radius + canvas.em(kMessageHalo + kArrowGap);
    const auto arrow_from = [&](Point side) { return center + side * (reach + canvas.em(kArrow)); };
    const auto* open = std::find_if(kSides.begin(), kSides.end(), [&](Point side) {
        return canvas.space.is_open(arrow_box(canvas, arrow_from(side), center + side * reach)) &&
               belongs(arrow_from(side));
    });
    if (open == kSides.end()) return; // its halo tells enough
    draw_arrow(canvas, arrow_from(*open), center + *open * reach);
    canvas.space.take(arrow_box(canvas, arrow_from(*open), center + *open * reach));
}

void point_at_entry(const StageCanvas& canvas, Rect rect, Rect label) {
    const Point tip{rect.center().x, rect.bottom() + canvas.em(0.26F + kArrowGap)};
    const Point from = tip + Point{0, canvas.em(kArrow)};
    const Rect box = arrow_box(canvas, from, tip);
    if (!canvas.space.is_open(box, label)) return;
    draw_arrow(canvas, from, tip);
    canvas.space.take(box);
}

} // namespace render
