// A whole still picture of a run at one moment, for slides and handouts: a caption with name and time, the stage, the
// timeline below it, and what is said about it. Text has the size that the view names; a larger picture wants a larger
// one.
#pragma once

#include <string_view>
#include <vector>

#include "raft/sim/run.h"
#include "render/paragraph.h"
#include "render/scene.h"
#include "render/view.h"

namespace render {

struct Caption {
    std::string_view name;
    std::vector<Run> narration; // may be empty
    bool timeline = true;
    bool about_timeline = false; // it is spoken of, and stays even where room is short
};

std::vector<Scene> picture(sim::Run& run, sim::Place place, const Caption& caption, const View& view, Rect size);

} // namespace render
