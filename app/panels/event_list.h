// The newest events as cards: what happened, why, and by which rule.
#pragma once

#include <span>

#include "app/action.h"
#include "app/look.h"
#include "app/words/sentence.h"

namespace app {

// `events` with the oldest first; the newest is shown on top.
void event_list(const Look& look, std::span<const Sentence> events, Actions& actions);

} // namespace app
