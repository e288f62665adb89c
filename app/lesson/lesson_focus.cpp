#include "app/lesson/lesson_focus.h"

#include <algorithm>

#include "app/overloaded.h"

namespace app {
namespace {

using lesson::Element;

render::Shows shows_of(lesson::Elements elements) {
    return {.roles = elements.contains(Element::Roles),
            .values = elements.contains(Element::Values),
            .terms = elements.contains(Element::Terms),
            .rings = elements.contains(Element::Rings),
            .logs = elements.contains(Element::Logs),
            .clients = elements.contains(Element::Clients),
            .links = elements.contains(Element::Links),
            .messages = elements.contains(Element::Messages)};
}

Focus focus_on(const lesson::CompiledBeat& place) {
    const lesson::Elements elements = place.elements;
    Focus focus;
    focus.request_box = false;
    focus.shows = shows_of(elements);
    focus.timeline = elements.contains(Element::Timeline);
    focus.inspector = elements.contains(Element::Inspector);
    focus.events = elements.contains(Element::Events);
    return focus;
}

render::NodePart part_of(lesson::Part part) {
    switch (part) {
        case lesson::Part::Node: break;
        case lesson::Part::Ring: return render::NodePart::Ring;
        case lesson::Part::Value: return render::NodePart::Value;
        case lesson::Part::Term: return render::NodePart::Term;
        case lesson::Part::Votes: return render::NodePart::Votes;
        case lesson::Part::Log: return render::NodePart::Log;
    }
    return render::NodePart::Node;
}

void add_spot(Focus& focus, const lesson::Spot& spot) {
    const auto target = [&focus](render::Target one) { focus.pointed.emplace_back(one); };
    std::visit(Overloaded{
                   [&](const lesson::NodeSpot& node) {
                       if (node.part == lesson::Part::Node) return target(render::NodeTarget{node.node});
                       focus.pointed.emplace_back(render::PartTarget{node.node, part_of(node.part)});
                   },
                   [&](const lesson::EntrySpot& entry) {
                       target(render::EntryTarget{entry.node, entry.index});
                   },
                   [&](const lesson::MessageSpot& message) { target(render::MessageTarget{message.message}); },
                   [&](const lesson::LinkSpot& link) {
                       target(render::LinkTarget{link.from, link.to});
                   },
                   [&](const lesson::ClientSpot& client) { target(render::ClientTarget{client.client}); },
                   [&](const lesson::PanelSpot& panel) { focus.pointed_panels.push_back(panel.panel); },
               },
               spot);
}

void add_choices(Focus& focus, const lesson::Ask& ask) {
    for (const lesson::Choice& choice : ask.choices) {
        if (choice.kind == lesson::Choice::Kind::Node) focus.pointed.emplace_back(render::NodeTarget{choice.node});
        if (choice.kind == lesson::Choice::Kind::Entry) {
            focus.pointed.emplace_back(render::EntryTarget{choice.node, choice.index});
        }
    }
}

} // namespace

bool Focus::points_at(lesson::Panel panel) const {
    return std::ranges::find(pointed_panels, panel) != pointed_panels.end();
}

Focus focus_of(const lesson::CompiledLesson& lesson, std::size_t beat, const sim::World& world) {
    const lesson::Beat& said = lesson.beat(beat);
    Focus focus = focus_on(lesson.beats[beat]);
    for (const lesson::Spot& spot : lesson::resolve(said.points, world))
        add_spot(focus, spot);
    focus.dim_rest = said.dim_rest;
    const raft::NodeSet camera = lesson.beats[beat].camera;
    focus.camera = {.from = camera, .to = camera, .way = 1};
    focus.request_box = focus.points_at(lesson::Panel::Request);
    return focus;
}

Focus focus_of(const LessonSession& lesson, const sim::World& world) {
    if (lesson.taken_over()) return {};
    if (lesson.phase() == LessonSession::Phase::Asking) {
        Focus focus = focus_on(lesson.place());
        add_choices(focus, *lesson.said().ask);
        return focus;
    }
    if (lesson.expects_answer()) return focus_on(lesson.place());
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
