// The value of a node's state machine, in its circle.
#pragma once

#include "render/stage/canvas.h"

namespace render {

// As large as fits. Just after it changed, what it was stands before it, and it moves to its place as that goes.
void draw_value(const StageCanvas& canvas, raft::NodeId node);

} // namespace render
