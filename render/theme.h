// The colours of a theme. Roles, faults and clients differ in shape as well (see the stage's layout); the colours are
// those of Okabe and Ito ("Color Universal Design", 2008), darkened where text needs 4.5 : 1.
#pragma once

#include <array>

#include "render/scene.h"

namespace render {

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
    Color accent;  // focus and selection

    // Text in the colour of what it speaks of, 4.5 : 1 or better on `background` and `surface`.
    Color follower_text;
    Color candidate_text;
    Color leader_text;
    Color client_text;
    Color trouble_text;

    // Log entries by term, in turn; text on them is `on_term`.
    std::array<Color, 6> terms;
    Color on_term;
};

const Theme& light_theme();
const Theme& dark_theme();

const Color& term_color(const Theme& theme, raft::Term term);

} // namespace render
