// What of the window shows where room is short: the stage, the clock and a lesson's card stay; the rest gives them its
// room, one after the other, unless it is what a lesson points at or what somebody called for.
#pragma once

#include "app/lesson/lesson_focus.h"
#include "app/look.h"
#include "app/shown.h"

namespace app {

struct Fitting {
    Focus focus;              // with what shows
    bool panel_folds = false; // the panel on the right has no room unless it is called for
    bool both_fit = true;     // it and the request box, beside each other
};

// `card` is the height of the lesson's card; 0 where there is none.
Fitting fitting(Focus focus, const Look& look, const Shown& shown, ImVec2 window, float card);

} // namespace app
