// A node whose disk is busy with a write: a drum beside its ring, as a pause is two bars on the other side.
#pragma once

#include "render/stage/canvas.h"

namespace render {

// Nothing where the disk is not writing.
void draw_disk_sign(const StageCanvas& canvas, raft::NodeId node);

} // namespace render
