// The links between nodes: working, cut in one direction, cut in both.
#pragma once

#include "render/stage/canvas.h"
#include "render/stage/cut_places.h"

namespace render {

// From ring to ring; shorter where two rings would meet.
struct LinkEnds {
    Point from;
    Point to;
};
LinkEnds link_ends(const StagePlaces& places, raft::NodeId from, raft::NodeId to);

void draw_links(const StageCanvas& canvas, const CutPlaces& cuts);

} // namespace render
