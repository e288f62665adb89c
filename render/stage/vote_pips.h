// The votes of a candidate: a pip for each node, filled (granted), empty (no answer yet) or crossed (refused), and a
// mark where a majority is reached.
#pragma once

#include "render/stage/canvas.h"

namespace render {

void draw_vote_pips(const StageCanvas& canvas, raft::NodeId node);

} // namespace render
