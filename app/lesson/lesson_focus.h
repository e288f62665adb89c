// What of the stage and the window is there to see, and what is pointed at.
#pragma once

#include <cstddef>
#include <vector>

#include "app/lesson/lesson_parts.h"
#include "app/lesson/lesson_session.h"
#include "raft/sim/world.h"
#include "render/view.h"

namespace app {

struct Focus {
    render::Shows shows;
    std::vector<sim::Spot> pointed;
    bool dim_rest = false;
    render::Camera camera; // there

    // Parts of the window beside the stage.
    bool timeline = true;
    bool inspector = true;
    bool events = true;
    bool request_box = true;
    std::vector<Panel> pointed_panels;

    bool side_panel() const { return inspector || events; }
    bool points_at(Panel panel) const;
};

// Of a beat of the lesson, at one moment: messages come and go.
Focus focus_of(const lesson::CompiledLesson& lesson, std::size_t beat, const sim::World& world);

// While a question waits, what may be chosen is pointed at, not the answer.
Focus focus_of(const LessonSession& lesson, const sim::World& world);

// How somebody looks who sees this much.
render::View looking(render::View view, const Focus& focus);

// Which choice of the question a thing on the stage is, if it is one.
std::optional<std::size_t> choice_at(const lesson::Ask& ask, const render::Target& target);

} // namespace app
