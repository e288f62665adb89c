// The timeline: what happened when, and the playhead that goes anywhere.
#pragma once

#include "app/action.h"
#include "app/desk.h"
#include "app/look.h"
#include "app/session.h"
#include "app/shown.h"
#include "render/timeline.h"

namespace app {

// The end of what is there to see of a branch in the stretch that is shown.
sim::Time last_shown(const Session& session, sim::BranchId branch, const Desk& desk);

// As high as its lanes want, as far as the window has room for that.
struct TimelinePlan {
    float height = 0;
    float least = 0; // in which its lanes are still told apart
};
TimelinePlan plan_timeline(const Look& look, int nodes, float window_height);

// Fills the window it stands in. `recorder` remembers what it gathered last. Where `nothing_yet` has happened it says
// what will be seen here.
void timeline(const Look& look, const Shown& shown, render::TimelineRecorder& recorder, bool nothing_yet,
              Actions& actions);

// Of two futures, one below the other; 0 where there is no room for that.
TimelinePlan plan_timelines(const Look& look, int nodes, float height);
// The future that is shown, and below it the one that it is compared with. What they have in common steps back.
void timelines(const Look& look, const Shown& shown, render::TimelineRecorder& here, render::TimelineRecorder& there,
               Actions& actions);

} // namespace app
