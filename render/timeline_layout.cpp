#include "render/timeline_layout.h"

#include <algorithm>
#include <cmath>

#include "render/color.h"
#include "render/diagram/arrows.h"
#include "render/diagram/axis.h"
#include "render/diagram/chart.h"
#include "render/diagram/lanes.h"
#include "render/diagram/marks.h"

namespace render {

namespace {

// The unplayed part lies in the shade; a future that is known shows through.
void draw_shade(const Chart& chart) {
    const float x = chart.clamped_x(chart.now);
    if (x >= chart.lanes.right()) return;
    chart.scene.shapes.emplace_back(Box{.rect = {x, chart.lanes.y, chart.lanes.right() - x, chart.lanes.height},
                                        .rounding = 0,
                                        .fill = faded(chart.theme.sunken, 0.72F),
                                        .stroke = {}});
}

void draw_playhead(const Chart& chart) {
    if (chart.now < chart.from || chart.now > chart.to) return;
    const float x = chart.x_of(chart.now);
    const float knob = chart.em(0.44F);
    const Point top{x, chart.lanes.y - chart.em(0.85F)};
    chart.scene.shapes.emplace_back(
        Line{top, {x, chart.lanes.bottom() + chart.em(0.25F)}, {chart.theme.text, chart.em(0.15F)}});
    chart.scene.shapes.emplace_back(Circle{top, knob, chart.theme.text, {}});
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
    Chart chart{.timeline = timeline,
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
    if (chart.pitch() >= chart.em(0.95F)) chart.labels = chart.em(1.15F);
    draw_axis(chart);
    draw_arrows(chart);
    draw_lanes(chart);
    draw_shade(chart);
    draw_marks(chart);
    draw_playhead(chart);
    return scene;
}

} // namespace render
