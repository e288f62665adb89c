// A log entry as it looks: coloured by term, and by what is known of it dashed (not committed), pale (committed, but
// its node does not know) or filled. As its node learns of it, the fill
// sweeps through from left to right, over one that is stronger still.
#pragma once

#include "raft/sim/commitment.h"
#include "render/stage/canvas.h"

namespace render {

// What an entry has come to on its node.
struct EntryState {
    sim::Commitment commitment = sim::Commitment::No;
    bool applied = false;
    float swept = 1; // how far the fill has come through it since its node learned of the commit
};

// With its command.
void draw_full_entry(const StageCanvas& canvas, const raft::Entry& entry, EntryState state, Rect box);

// With its term alone. Its outline lies within the box, apart from its neighbours' outlines.
void draw_compact_entry(const StageCanvas& canvas, const raft::Entry& entry, EntryState state, Rect box);

} // namespace render
