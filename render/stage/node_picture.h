// A node on the stage: its circle with value and term, the timeout ring, vote pips, and its name and role beside it.
#pragma once

#include "render/stage/canvas.h"

namespace render {

void draw_node(const StageCanvas& canvas, raft::NodeId node);

} // namespace render
