#include "render/diagram/axis.h"

#include <array>
#include <cmath>
#include <string>

#include "render/color.h"
#include "render/pen.h"
#include "render/short_words.h"

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

void draw_axis(const Chart& chart) {
    const Ticks ticks = round_ticks(chart.to - chart.from, chart.lanes.width, chart.em(5.6F));
    const sim::Time first = (chart.from + ticks.step - 1) / ticks.step * ticks.step;
    for (sim::Time at = first; at <= chart.to; at += ticks.step) {
        const float x = chart.x_of(at);
        chart.scene.shapes.emplace_back(
            Line{{x, chart.lanes.y}, {x, chart.lanes.bottom()}, {faded(chart.theme.border, 0.6F), 1}});
        if (std::abs(x - chart.x_of(chart.now)) < chart.em(1.6F)) continue; // the playhead's knob is there
        write(chart.scene, {x, chart.lanes.y - chart.em(0.4F)},
              chart.words.fill("timeline.seconds", {{"seconds", seconds(at, ticks.decimals)}}),
              {chart.em(0.75F), Weight::Regular, Align::Center, chart.theme.muted_text});
    }
}

} // namespace render
