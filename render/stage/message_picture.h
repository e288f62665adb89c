// Messages on their way: requests filled, replies hollow with + or −, heartbeats smaller, in the colour of the role
// that sent them; lost ones fade and end in a cross. Labels stand where they lie on nothing, or not at all.
#pragma once

#include <vector>

#include "render/stage/message_places.h"

namespace render {

void draw_messages(const StageCanvas& canvas, const std::vector<MessagePlace>& messages);

} // namespace render
