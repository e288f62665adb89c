// The colours of a theme. Roles, faults and clients differ in shape as well (see the stage's layout). Every sign has
// 3 : 1 against what it lies on and beside, every text 4.5 : 1. What is selected is outlined in the colour of text.
#pragma once

#include <array>

#include "render/scene.h"

namespace render {

// Of a term: its entries, what is written on those that are filled, and what is written in its colour elsewhere.
struct TermColors {
    Color fill;
    Color on;
    Color ink;
};

struct Theme {
    bool dark = false;

    Color background; // the stage
    Color surface;    // bars, panels, cards
    Color sunken;     // buttons at rest, the unplayed timeline
    Color border;
    Color text;
    Color muted_text;
    Color link;       // a working link
    Color ring_track; // behind a timeout ring

    Color follower;
    Color candidate;
    Color leader;
    Color stopped;
    Color follower_fill;
    Color candidate_fill;
    Color leader_fill;
    Color stopped_fill;
    Color client;
    Color trouble; // cuts, losses, partitions
    Color accent;  // focus, and what is pointed at

    // Text in the colour of what it speaks of, 4.5 : 1 or better on `background` and `surface`.
    Color follower_text;
    Color candidate_text;
    Color leader_text;
    Color client_text;
    Color trouble_text;

    std::array<TermColors, 2> terms; // odd and even ones: dark with light text, and the other way round
};

const Theme& light_theme();
const Theme& dark_theme();

const TermColors& term_colors(const Theme& theme, raft::Term term);

// The fill of an entry that is committed while its node does not know of it; what is written on it is `text`.
Color pale(const Theme& theme, const TermColors& term);

// The fill of an entry of which its node learns just now that it is committed, as far as the lasting fill has not come
// through it yet: stronger, and away from what is written on it.
Color fresh(const TermColors& term);

} // namespace render
