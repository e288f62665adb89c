// Addresses in a text that was drawn: they can be clicked, and gone to by keyboard.
#pragma once

#include "app/action.h"
#include "app/look.h"
#include "render/paragraph.h"

namespace app {

// The paragraph's upper left corner is there on the screen. `count` numbers the links of a window.
void address_links(const Look& look, const render::Paragraph& paragraph, ImVec2 corner, int& count, Actions& actions);

} // namespace app
