// The soft curves that part the groups of a partition. They run where two groups are equally near, so they never
// touch a node or its label, whichever nodes make up the groups.
#pragma once

#include <vector>

#include "render/stage/canvas.h"
#include "render/stage/partition.h"

namespace render {

using Curve = std::vector<Point>;

std::vector<Curve> partition_walls(const StageCanvas& canvas, const Groups& groups);

// Tells where its caption stands; empty where there is none.
Rect draw_partition(const StageCanvas& canvas, const Groups& groups, const std::vector<Curve>& walls);

} // namespace render
