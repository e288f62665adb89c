// What the program has to say, without getting in the way.
#pragma once

#include <string>
#include <string_view>

#include "app/action.h"
#include "app/desk.h"
#include "app/look.h"
#include "raft/file/scenario.h"

namespace app {

// A card that fades away by itself; its upper middle is at `top`.
void notice_card(const Look& look, const Desk& desk, ImVec2 top, float widest, Actions& actions);

// A bar that offers the run of the last session.
struct OfferPlan {
    float height = 0;
    std::string words; // as much of them as fits
};
OfferPlan plan_offer(const Look& look, const file::Scenario& recording, std::string_view name, float width);
void recording_offer(const Look& look, const OfferPlan& plan, Actions& actions);

} // namespace app
