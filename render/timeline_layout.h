// The timeline as a picture: a lane for each node with bands for its roles, messages as arrows between the lanes
// (crossed where lost), marks for terms, faults and commits, and the playhead. It is also the space-time diagram.
#pragma once

#include "raft/sim/time.h"
#include "render/scene.h"
#include "render/timeline.h"
#include "render/view.h"

namespace render {

// `from` and `to` are the moments at the left and right end of the lanes; `now` is the playhead.
Scene timeline_scene(const Timeline& timeline, const View& view, Rect area, sim::Time from, sim::Time to,
                     sim::Time now);

// The moment under an x coordinate of that picture, clamped to [from, to], and the part of the area that holds the
// lanes (without names).
sim::Time time_at(float x, Rect area, float font_size, sim::Time from, sim::Time to);
Rect lanes_area(Rect area, float font_size);

} // namespace render
