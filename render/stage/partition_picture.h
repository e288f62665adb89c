// The soft curves that part the groups of a partition. They run where two groups are equally near, so they never
// touch a node or its label, whichever nodes make up the groups.
#pragma once

#include "render/stage/canvas.h"

namespace render {

void draw_partition(const StageCanvas& canvas);

} // namespace render
