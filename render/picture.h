// A whole still picture of a run at one moment, for slides and handouts: a caption with name and time, the stage, and
// the timeline below it. Text has the size that the view names; a larger picture wants a larger one.
#pragma once

#include <string_view>
#include <vector>

#include "raft/sim/history.h"
#include "render/scene.h"
#include "render/view.h"

namespace render {

std::vector<Scene> picture(sim::History& history, sim::Time at, std::string_view name, const View& view, Rect size);

} // namespace render
