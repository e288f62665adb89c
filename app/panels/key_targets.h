// A picture under the keyboard: each thing in it that answers to the mouse can be gone to and pressed.
#pragma once

#include <optional>

#include "app/look.h"
#include "raft/sim/time.h"
#include "render/scene.h"

namespace app {

struct KeyTargets {
    std::optional<render::Target> focused; // where the keyboard is
    std::optional<render::Rect> place;     // of that, on the screen
    std::optional<render::Target> pressed; // with Enter or Space
};

// To be called in the window that shows the scene, whose upper left corner is there, while somebody goes from control
// to control. Tab stops at every node, client, message and link, and at the newest entry of a log; the arrow keys
// reach the others, too.
KeyTargets things_under_keys(const Look& look, const render::Scene& scene, render::Point corner);

// Of a timeline: its moments. Tab stops at the one that is nearest to `now`.
KeyTargets moments_under_keys(const Look& look, const render::Scene& scene, render::Point corner, sim::Time now);

} // namespace app
