// A node's log, an entry beside the other: coloured by term, dashed while uncommitted, pale where its node does not
// know that it is committed, ticked when applied. In full with its command, index and term below it; in the compact
// form with its term, and its index below it.
#pragma once

#include "render/stage/log_layout.h"

namespace render {

void draw_log(const StageCanvas& canvas, raft::NodeId node, const LogLayout& layout);

} // namespace render
