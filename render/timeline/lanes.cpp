#include "render/timeline/lanes.h"

#include <algorithm>
#include <cmath>

#include "render/color.h"
#include "render/pen.h"
#include "render/short_words.h"
#include "render/stage/role_looks.h"

namespace render {

namespace {

float thickness(const TimelineCanvas& canvas, Look look) {
    const float pitch = canvas.pitch();
    switch (look) {
        case Look::Follower: return std::clamp(0.09F * pitch, 1.5F, canvas.em(0.25F));
        case Look::Candidate: return std::clamp(0.17F * pitch, 2.5F, canvas.em(0.44F));
        case Look::Leader: return std::clamp(0.21F * pitch, 3.0F, canvas.em(0.55F));
        case Look::Stopped: return std::clamp(0.26F * pitch, 3.0F, canvas.em(0.6F));
    }
    return 1;
}

void draw_band(const TimelineCanvas& canvas, const RoleSpan& span, float left, float right, float y) {
    const Look look = look_of(span.role, span.up);
    const Color color = colors_of(canvas.theme, look).line;
    // Whole pixels from a whole one on, or lanes of one role would look unlike.
    const float thick = std::max(1.0F, std::round(thickness(canvas, look)));
    y = std::round(y - thick / 2) + thick / 2;
    if (look == Look::Stopped) {
        canvas.scene.shapes.emplace_back(Box{.rect = {left, y - thick / 2, right - left, thick},
                                             .rounding = 0,
                                             .fill = canvas.theme.sunken,
                                             .stroke = {color, canvas.em(0.09F)},
                                             .hatched = true});
        return;
    }
    if (span.paused) {
        canvas.scene.shapes.emplace_back(
            Line{{left, y}, {right, y}, {color, thick, canvas.em(0.45F), canvas.em(0.35F)}});
        return;
    }
    canvas.scene.shapes.emplace_back(
        Box{.rect = {left, y - thick / 2, right - left, thick}, .rounding = 0, .fill = color, .stroke = {}});
}

bool looks_alike(const RoleSpan& a, const RoleSpan& b) {
    return look_of(a.role, a.up) == look_of(b.role, b.up) && a.paused == b.paused;
}

void draw_lane(const TimelineCanvas& canvas, const std::vector<RoleSpan>& lane, float y) {
    constexpr float kLeastWidth = 0.7F; // pixels; what is thinner would not be seen and leaves its place to the next
    float left = lane.empty() ? 0 : canvas.clamped_x(lane.front().from);
    for (std::size_t i = 0; i < lane.size();) {
        // A new term alone changes nothing of a band.
        std::size_t next = i + 1;
        while (next < lane.size() && looks_alike(lane[i], lane[next]))
            ++next;
        const float right = canvas.clamped_x(lane[next - 1].to);
        if (right - left >= kLeastWidth || (next == lane.size() && right > left)) {
            draw_band(canvas, lane[i], left, right, y);
            left = right;
        }
        i = next;
    }
}

} // namespace

void draw_lanes(const TimelineCanvas& canvas) {
    const float size = std::min(canvas.em(1), 0.95F * canvas.pitch());
    for (std::size_t i = 0; i < canvas.timeline.lanes.size(); ++i) {
        const auto node = static_cast<raft::NodeId>(i);
        const float y = canvas.y_of(node);
        const NodeTarget target{node};
        const bool marked = canvas.view.selected == Target{target};
        const Rect name{canvas.scene.area.x, y - canvas.pitch() / 2,
                        canvas.lanes.x - canvas.scene.area.x - canvas.em(0.3F), canvas.pitch()};
        const Point middle{name.right() - canvas.em(0.9F), y};
        if (marked) {
            canvas.scene.shapes.emplace_back(Box{.rect = {middle.x - 0.7F * size, y - size / 2, 1.4F * size, size},
                                                 .rounding = 0.3F * size,
                                                 .fill = canvas.theme.text,
                                                 .stroke = {}});
        }
        write(canvas.scene, {middle.x, y + 0.36F * size}, node_name(node),
              {size, Weight::Bold, Align::Center, marked ? canvas.theme.surface : canvas.theme.text});
        draw_lane(canvas, canvas.timeline.lanes[i], y);
        canvas.scene.hits.push_back({.target = target, .a = {}, .b = {}, .reach = 0, .rect = name});
    }
}

} // namespace render
