// The timeline: what happened when, and the playhead that goes anywhere.
#pragma once

#include "app/action.h"
#include "app/desk.h"
#include "app/look.h"
#include "app/session.h"
#include "render/timeline.h"

namespace app {

// The end of what is there to see of the stretch that is shown.
sim::Time last_shown(const Session& session, const Desk& desk);

float timeline_height(const Look& look, int nodes, float window_height);

// `recorder` remembers what it gathered last.
void timeline(const Look& look, const Desk& desk, const Session& session, render::TimelineRecorder& recorder,
              float height, Actions& actions);

} // namespace app
