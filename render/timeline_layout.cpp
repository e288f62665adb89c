#include "render/timeline_layout.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "render/color.h"
#include "render/timeline/arrows.h"
#include "render/timeline/axis.h"
#include "render/timeline/canvas.h"
#include "render/timeline/lanes.h"
#include "render/timeline/mark_words.h"
#include "render/timeline/marks.h"
#include "render/timeline/walls.h"

namespace render {

namespace {

// The unplayed part lies in the shade; a future that is known shows through.
void draw_shade(const TimelineCanvas& canvas) {
    const float x = canvas.clamped_x(canvas.now);
    if (x >= canvas.lanes.right()) return;
    canvas.scene.shapes.emplace_back(Box{.rect = {x, canvas.lanes.y, canvas.lanes.right() - x, canvas.lanes.height},
                                         .rounding = 0,
                                         .fill = faded(canvas.theme.sunken, 0.72F),
                                         .stroke = {}});
}

// Its line is broken where the words of a mark stand.
void draw_playhead(const TimelineCanvas& canvas, const std::vector<Rect>& words) {
    if (canvas.now < canvas.from || canvas.now > canvas.to) return;
    const float x = canvas.x_of(canvas.now);
    const float knob = canvas.em(0.44F);
    const Point top{x, canvas.lanes.y - canvas.em(0.85F)};
    const Stroke stroke{canvas.theme.text, canvas.em(0.15F)};
    const float lanes = top_of_line(canvas, x, words);
    if (lanes > canvas.lanes.y) canvas.scene.shapes.emplace_back(Line{top, {x, canvas.lanes.y}, stroke});
    const float from = lanes > canvas.lanes.y ? lanes : top.y;
    canvas.scene.shapes.emplace_back(Line{{x, from}, {x, canvas.lanes.bottom() + canvas.em(0.25F)}, stroke});
    canvas.scene.shapes.emplace_back(Circle{top, knob, canvas.theme.text, {}});
}

} // namespace

Rect lanes_area(Rect area, float font_size) {
    const float left = 2.6F * font_size;
    const float right = 1.4F * font_size;
    const float top = std::min(1.75F * font_size, 0.3F * area.height);
    const float bottom = std::min(0.5F * font_size, 0.05F * area.height);
    return {area.x + left, area.y + top, std::max(area.width - left - right, 1.0F),
            std::max(area.height - top - bottom, 1.0F)};
}

sim::Time time_at(float x, Rect area, float font_size, sim::Time from, sim::Time to) {
    const Rect lanes = lanes_area(area, font_size);
    const double part = std::clamp(static_cast<double>(x - lanes.x) / static_cast<double>(lanes.width), 0.0, 1.0);
    return from + static_cast<sim::Time>(std::llround(part * static_cast<double>(to - from)));
}

Scene timeline_scene(const Timeline& timeline, const View& view, Rect area, sim::Time from, sim::Time to,
                     sim::Time now) {
    Scene scene{.area = area, .shapes = {}, .hits = {}};
    scene.shapes.reserve(512);
    to = std::max(to, from + 1);
    TimelineCanvas canvas{.timeline = timeline,
                          .view = view,
                          .theme = *view.theme,
                          .words = *view.words,
                          .scene = scene,
                          .lanes = lanes_area(area, view.font_size),
                          .labels = 0,
                          .from = from,
                          .to = to,
                          .now = now,
                          .size = view.font_size};
    // Words stand above the lanes where that leaves the lanes room enough.
    if (canvas.pitch() >= canvas.em(0.95F)) canvas.labels = canvas.em(1.15F);
    draw_axis(canvas);
    const std::vector<Point> losses = draw_arrows(canvas);
    draw_walls(canvas);
    draw_lanes(canvas);
    draw_losses(canvas, losses); // one at a stopped node lies on its lane
    draw_shade(canvas);
    const std::vector<Rect> words = draw_marks(canvas);
    draw_playhead(canvas, words);
    return scene;
}

} // namespace render
