#include "render/diagram/lanes.h"

#include "render/color.h"
#include "render/pen.h"
#include "render/short_words.h"
#include "render/stage/role_looks.h"

namespace render {

namespace {

float thickness(const Chart& chart, Look look) {
    const float pitch = chart.pitch();
    switch (look) {
        case Look::Follower: return std::clamp(0.09F * pitch, 1.5F, chart.em(0.25F));
        case Look::Candidate: return std::clamp(0.17F * pitch, 2.5F, chart.em(0.44F));
        case Look::Leader: return std::clamp(0.21F * pitch, 3.0F, chart.em(0.55F));
        case Look::Stopped: return std::clamp(0.26F * pitch, 3.0F, chart.em(0.6F));
    }
    return 1;
}

void draw_band(const Chart& chart, const RoleSpan& span, float left, float right, float y) {
    const Look look = look_of(span.role, span.up);
    const Color color = colors_of(chart.theme, look).line;
    const float thick = thickness(chart, look);
    if (look == Look::Stopped) {
        chart.scene.shapes.emplace_back(Box{.rect = {left, y - thick / 2, right - left, thick},
                                            .rounding = 0,
                                            .fill = chart.theme.sunken,
                                            .stroke = {color, chart.em(0.09F)},
                                            .hatched = true});
        return;
    }
    if (span.paused) {
        chart.scene.shapes.emplace_back(Line{{left, y}, {right, y}, {color, thick, chart.em(0.45F), chart.em(0.35F)}});
        return;
    }
    chart.scene.shapes.emplace_back(
        Box{.rect = {left, y - thick / 2, right - left, thick}, .rounding = 0, .fill = color, .stroke = {}});
}

bool looks_alike(const RoleSpan& a, const RoleSpan& b) {
    return look_of(a.role, a.up) == look_of(b.role, b.up) && a.paused == b.paused;
}

void draw_lane(const Chart& chart, const std::vector<RoleSpan>& lane, float y) {
    constexpr float kLeastWidth = 0.7F; // pixels; what is thinner would not be seen and leaves its place to the next
    float left = lane.empty() ? 0 : chart.clamped_x(lane.front().from);
    for (std::size_t i = 0; i < lane.size();) {
        // A new term alone changes nothing of a band.
        std::size_t next = i + 1;
        while (next < lane.size() && looks_alike(lane[i], lane[next]))
            ++next;
        const float right = chart.clamped_x(lane[next - 1].to);
        if (right - left >= kLeastWidth || (next == lane.size() && right > left)) {
            draw_band(chart, lane[i], left, right, y);
            left = right;
        }
        i = next;
    }
}

} // namespace

void draw_lanes(const Chart& chart) {
    const float size = std::min(chart.em(1), 0.95F * chart.pitch());
    for (std::size_t i = 0; i < chart.timeline.lanes.size(); ++i) {
        const auto node = static_cast<raft::NodeId>(i);
        const float y = chart.y_of(node);
        const NodeTarget target{node};
        const bool marked = chart.view.selected == Target{target};
        const Rect name{chart.scene.area.x, y - chart.pitch() / 2, chart.lanes.x - chart.scene.area.x - chart.em(0.3F),
                        chart.pitch()};
        write(chart.scene, {name.right() - chart.em(0.6F), y + 0.36F * size}, node_name(node),
              {size, Weight::Bold, Align::Right, marked ? chart.theme.accent : chart.theme.text});
        draw_lane(chart, chart.timeline.lanes[i], y);
        chart.scene.hits.push_back({.target = target, .a = {}, .b = {}, .reach = 0, .rect = name});
    }
}

} // namespace render
