// What the program has to say, without getting in the way.
#pragma once

#include "app/action.h"
#include "app/desk.h"
#include "app/look.h"
#include "raft/file/scenario.h"

namespace app {

// A card that fades away by itself; its upper middle is at `top`.
void notice_card(const Look& look, const Desk& desk, ImVec2 top, float widest, Actions& actions);

// A bar that offers the run of the last session.
float recording_offer_height(const Look& look);
void recording_offer(const Look& look, const file::Scenario& recording, Actions& actions);

} // namespace app
