#include "app/lesson/lesson_focus.h"

#include <algorithm>
#include <utility>

namespace app {
namespace {

// A chapter that shows no client at any beat needs no room for them. Others leave it from the start, so that no node
// moves when they come.
bool shows_clients(const lesson::CompiledLesson& lesson, std::size_t chapter) {
    return std::ranges::any_of(lesson.beats, [chapter](const lesson::CompiledBeat& beat) {
        return beat.chapter == chapter && shows_without(beat.hidden).clients;
    });
}

Focus focus_on(const lesson::CompiledLesson& lesson, const lesson::CompiledBeat& place) {
    const auto seen = [&](Panel panel) { return !place.hidden.contains(name_of(panel)); };
    Focus focus;
    focus.request_box = false;
    focus.shows = shows_without(place.hidden);
    focus.shows.client_column = shows_clients(lesson, place.chapter);
    focus.timeline = seen(Panel::Timeline);
    focus.inspector = seen(Panel::Inspector);
    focus.events = seen(Panel::Events);
    return focus;
}

void add_choices(Focus& focus, const lesson::Ask& ask) {
    for (const lesson::Choice& choice : ask.choices) {
        if (choice.kind == lesson::Choice::Kind::Node)
            focus.pointed.emplace_back(render::Target(render::NodeTarget{choice.node}));
        if (choice.kind == lesson::Choice::Kind::Entry) {
            focus.pointed.emplace_back(render::Target(render::EntryTarget{choice.node, choice.index}));
        }
    }
}

} // namespace

bool Focus::points_at(Panel panel) const {
    return std::ranges::find(pointed_panels, panel) != pointed_panels.end();
}

Focus focus_of(const lesson::CompiledLesson& lesson, std::size_t beat, const sim::World& world) {
    const lesson::Beat& said = lesson.beat(beat);
    Focus focus = focus_on(lesson, lesson.beats[beat]);
    lesson::Pointed pointed = lesson::resolve(said.points, world);
    focus.pointed = std::move(pointed.things);
    for (const std::string& part : pointed.parts) {
        if (const auto panel = panel_named(part)) focus.pointed_panels.push_back(*panel);
    }
    focus.dim_rest = said.dim_rest;
    const raft::NodeSet camera = lesson.beats[beat].camera;
    focus.camera = {.from = camera, .to = camera, .way = 1};
    focus.request_box = focus.points_at(Panel::Request);
    return focus;
}

Focus focus_of(const LessonSession& lesson, const sim::World& world) {
    if (lesson.taken_over()) return {};
    if (lesson.phase() == LessonSession::Phase::Asking) {
        Focus focus = focus_on(lesson.lesson(), lesson.place());
        add_choices(focus, *lesson.said().ask);
        return focus;
    }
    if (lesson.expects_answer()) return focus_on(lesson.lesson(), lesson.place());
    return focus_of(lesson.lesson(), lesson.beat(), world);
}

render::View looking(render::View view, const Focus& focus) {
    view.shows = focus.shows;
    view.pointed = focus.pointed;
    view.dim_rest = focus.dim_rest;
    view.camera = focus.camera;
    return view;
}

std::optional<std::size_t> choice_at(const lesson::Ask& ask, const render::Target& target) {
    const auto is_meant = [&](const lesson::Choice& choice) {
        // A node stands for its entry, too, unless two of its entries are to choose from.
        const bool on_stage = choice.kind == lesson::Choice::Kind::Node || choice.kind == lesson::Choice::Kind::Entry;
        const bool is_entry = choice.kind == lesson::Choice::Kind::Entry;
        return (on_stage && target == render::Target(render::NodeTarget{choice.node})) ||
               (is_entry && target == render::Target(render::EntryTarget{choice.node, choice.index}));
    };
    if (std::ranges::count_if(ask.choices, is_meant) != 1) return std::nullopt;
    return static_cast<std::size_t>(std::ranges::find_if(ask.choices, is_meant) - ask.choices.begin());
}

} // namespace app
