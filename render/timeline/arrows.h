// Messages between the lanes: from when and where they were sent to when and where they arrived, crossed where lost.
#pragma once

#include "render/timeline/canvas.h"

namespace render {

void draw_arrows(const TimelineCanvas& canvas);

} // namespace render
