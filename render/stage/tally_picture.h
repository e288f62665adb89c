// How many nodes a leader knows to store an entry, and how many are a majority: pips on the entry's upper edge, with
// the mark that those of a candidate have. A majority alone commits no entry of an earlier term (§5.4.2); the tally of
// such a one has crossed the mark, and the entry stays dashed.
#pragma once

#include "render/stage/canvas.h"

namespace render {

// Nothing where the node does not lead, or has known for a while that the entry is committed.
void draw_tally(const StageCanvas& canvas, raft::NodeId node, raft::Index index, Rect box);

} // namespace render
