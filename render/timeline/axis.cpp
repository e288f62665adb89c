#include "render/timeline/axis.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "render/color.h"
#include "render/pen.h"
#include "render/short_words.h"
#include "render/text_measure.h"
#include "render/text_sizes.h"

namespace render {

Ticks round_ticks(sim::Time span, float width, float least_gap) {
    const double most = static_cast<double>(std::max(width, 1.0F)) / static_cast<double>(std::max(least_gap, 1.0F));
    sim::Time power = 1;
    int decimals = 6;
    while (true) {
        for (const sim::Time factor : std::array<sim::Time, 3>{1, 2, 5}) {
            const sim::Time step = factor * power;
            if (static_cast<double>(span) / static_cast<double>(step) <= most) return {step, std::max(decimals, 0)};
        }
        power *= 10;
        --decimals;
    }
}

void draw_axis(const TimelineCanvas& canvas) {
    const Ticks ticks = round_ticks(canvas.to - canvas.from, canvas.lanes.width, canvas.em(5.6F));
    const sim::Time first = (canvas.from + ticks.step - 1) / ticks.step * ticks.step;
    const float size = crisp_size(canvas.em(kRemark));
    const Rect& area = canvas.scene.area;
    for (sim::Time at = first; at <= canvas.to; at += ticks.step) {
        const float x = canvas.x_of(at);
        canvas.scene.shapes.emplace_back(Line{
            {x, canvas.lanes.y + canvas.labels}, {x, canvas.lanes.bottom()}, {faded(canvas.theme.border, 0.6F), 1}});
        std::string words = canvas.words.fill("timeline.seconds", {{"seconds", seconds(at, ticks.decimals)}});
        const float half = text_width(words, size, Weight::Regular) / 2;
        const float middle = std::clamp(x, area.x + half, std::max(area.x + half, area.right() - half));
        if (std::abs(middle - canvas.x_of(canvas.now)) < canvas.em(1.6F)) continue; // the playhead's knob is there
        write(canvas.scene, {middle, canvas.lanes.y - canvas.em(0.4F)}, std::move(words),
              {size, Weight::Regular, Align::Center, canvas.theme.muted_text});
    }
}

} // namespace render
