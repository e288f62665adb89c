// Two futures of a run side by side: two stages under one clock, and between them in words where the two part and what
// differs. What is the same in both steps back.
#pragma once

#include <cstddef>

#include "app/action.h"
#include "app/comparison.h"
#include "app/lesson/lesson_focus.h"
#include "app/look.h"
#include "app/panels/stage.h"
#include "app/shown.h"
#include "render/scene.h"
#include "render/stage/node_places.h"

namespace app {

struct ComparisonPlan {
    float head = 0; // the height of the two names
    float row = 0;
    std::size_t rows = 0; // of the table below its first one; those for which there is room
    std::size_t left_out = 0;
    float table() const { return row * static_cast<float>(1 + rows + (left_out > 0 ? 1 : 0)); }
};

// Of this height, most of which the stages have.
ComparisonPlan plan_comparison(const Look& look, const Comparison& comparison, float height);

// From the cursor on, of this size. What was painted of the future that is shown comes back, as stage() returns it;
// its corner is `head` below the cursor.
render::Scene comparison(const Look& look, const Shown& shown, const Focus& focus, const ComparisonPlan& plan,
                         ImVec2 size, const StageMemory& here, render::RememberedPlaces& there, Actions& actions);

} // namespace app
