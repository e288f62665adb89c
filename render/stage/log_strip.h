// A node's log: a box for each entry with its command, index and term below it; coloured by term, dashed while
// uncommitted, ticked when applied. Of a long log the newest entries show.
#pragma once

#include "render/stage/canvas.h"

namespace render {

// The width of an entry, the same for every log of the stage.
float entry_width(const Canvas& canvas);

void draw_log(const Canvas& canvas, raft::NodeId node, float width);

} // namespace render
