// The votes of a candidate: a pip for each node, filled (granted), empty (no answer yet) or crossed (refused), and a
// mark where a majority is reached. A bar grows with those granted; who wins, its bar has crossed the mark.
#pragma once

#include "render/stage/canvas.h"

namespace render {

void draw_vote_pips(const StageCanvas& canvas, raft::NodeId node);

// Those that made a leader, just after they did, where its star will be; the one that decided is ringed. Returns
// whether there are any to be seen.
bool draw_deciding_votes(const StageCanvas& canvas, raft::NodeId leader);

} // namespace render
