// What the program has to say, without getting in the way: a card in a strip of its own, over nothing that says
// something itself.
#pragma once

#include <optional>
#include <string>

#include "app/action.h"
#include "app/desk.h"
#include "app/look.h"
#include "app/shown.h"
#include "raft/file/scenario.h"

namespace app {

// Of the notice, or of a long way that the run is on: how far it has come, and how to end it there.
struct NoticePlan {
    float height = 0; // of the strip, with the room around the card
    std::string words;
    float size = 1; // of its letters, in parts of the em
    float text = 0; // how wide the words may be
    float text_height = 0;
    bool below = false; // the button stands below the words
    float card_width = 0;
    float card_height = 0;
};

// Nothing where there is nothing to say. `width` is that of the window.
std::optional<NoticePlan> plan_notice(const Look& look, const Shown& shown, float width);

// A card that fades away by itself; `strip` is where it has its place.
void notice_card(const Look& look, const Shown& shown, const NoticePlan& plan, const render::Rect& strip,
                 Actions& actions);

// A bar that offers the run of the last session.
struct OfferPlan {
    float height = 0;
    std::string words; // as much of them as fits
};
OfferPlan plan_offer(const Look& look, const file::Scenario& recording, std::string_view name, float width);
void recording_offer(const Look& look, const OfferPlan& plan, Actions& actions);

} // namespace app
