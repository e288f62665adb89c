// What every part of the timeline's picture needs to draw itself: where a moment and a lane are.
#pragma once

#include <algorithm>

#include "render/scene.h"
#include "render/timeline.h"
#include "render/view.h"

namespace render {

struct TimelineCanvas {
    const Timeline& timeline;
    const View& view;
    const Theme& theme;
    const Words& words;
    Scene& scene;
    Rect lanes;       // where the lanes are; its left and right end are `from` and `to`
    float labels = 0; // height at the top of it that belongs to the words of marks
    sim::Time from = 0;
    sim::Time to = 1;
    sim::Time now = 0; // the playhead
    float size = 16;   // em of ordinary text

    float em(float count = 1) const { return count * size; }
    float pitch() const {
        return (lanes.height - labels) / static_cast<float>(std::max<std::size_t>(timeline.lanes.size(), 1));
    }
    float x_of(sim::Time at) const {
        const double part = static_cast<double>(at - from) / static_cast<double>(to - from);
        return lanes.x + static_cast<float>(part * static_cast<double>(lanes.width));
    }
    float clamped_x(sim::Time at) const { return x_of(std::clamp(at, from, to)); }
    float y_of(raft::NodeId node) const { return lanes.y + labels + (static_cast<float>(node) + 0.5F) * pitch(); }
    bool shows(sim::Time at) const { return at >= from && at <= to && at <= timeline.to; }
};

} // namespace render
