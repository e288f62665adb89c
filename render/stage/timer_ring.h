// The ring around a node: how much is left of its timer, measured against the largest election timeout (a leader's
// against the heartbeat), and the same in words.
#pragma once

#include <string>

#include "render/stage/canvas.h"

namespace render {

void draw_timer_ring(const StageCanvas& canvas, raft::NodeId node);
std::string timer_words(const StageCanvas& canvas, raft::NodeId node);

} // namespace render
