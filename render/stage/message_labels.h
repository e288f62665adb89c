// The words beside messages, and the arrows at those that a picture points at. A label stands nearer to its own message
// than to any other, apart from other words, and on nothing; else it is left out. Messages of one kind all say it in
// the same form, and what a burst repeats is said once.
#pragma once

#include <vector>

#include "render/stage/message_places.h"
#include "render/stage/message_words.h"

namespace render {

// A message that is shown, with what may be said beside it.
struct SpokenMessage {
    const MessagePlace* place = nullptr;
    float radius = 0; // pixels that its dot reaches
    Color ink;
    MessageWords words;
    bool asked = false;  // pointed at, selected or under the mouse
    bool silent = false; // it says nothing unless asked
};

void draw_message_labels(const StageCanvas& canvas, const std::vector<SpokenMessage>& messages);

} // namespace render
