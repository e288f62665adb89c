#include "app/desk.h"

#include <algorithm>
#include <limits>

#include "app/overloaded.h"

namespace app {
namespace {

constexpr sim::Time kShortestShown = 2 * sim::kMillisecond;
constexpr sim::Time kLongestShown = 600 * sim::kSecond;

// Where the playhead rests while time runs: most of the width for what was, some for what comes.
constexpr double kPlayheadPlace = 0.82;

constexpr double kNoticeSeconds = 8;

void show_times(Desk& desk, const ShowTimes& times) {
    const sim::Time span = std::clamp(times.to - times.from, kShortestShown, kLongestShown);
    desk.shown_from = std::clamp<sim::Time>(times.from, 0, sim::kLatest);
    desk.shown_to = desk.shown_from + span;
}

void follow(Desk& desk, sim::Time now) {
    const sim::Time span = desk.shown_to - desk.shown_from;
    const auto ahead = static_cast<sim::Time>(static_cast<double>(span) * kPlayheadPlace);
    if (now >= desk.shown_from && now <= desk.shown_from + ahead) return;
    desk.shown_from = std::max<sim::Time>(0, now < desk.shown_from ? now - span / 10 : now - ahead);
    desk.shown_to = desk.shown_from + span;
}

// What was called last shows, where there is room for one of the two alone.
void call_panel(Desk& desk) {
    desk.panel_called = desk.panel_folds;
    if (!desk.both_fit) desk.request_called = false;
}

// A panel that has no room comes with its first tab and goes after its last one.
void show_next_tab(Desk& desk) {
    const int next = static_cast<int>(desk.tab) + 1;
    if (!desk.panel_folds) {
        desk.tab = static_cast<Tab>(next % kTabCount);
    } else if (!desk.panel_called) {
        call_panel(desk);
        desk.tab = Tab::Events;
    } else if (next < kTabCount) {
        desk.tab = static_cast<Tab>(next);
    } else {
        desk.panel_called = false;
    }
}

void fit_to(Desk& desk, const sim::World& world) {
    if (desk.near && *desk.near >= world.node_count()) desk.near.reset();
    if (const auto node = desk.selected_node(); node && *node >= world.node_count()) desk.selected.reset();
    if (desk.several.bits() >> world.node_count() != 0) desk.several = {};
    if (desk.draft.to && *desk.draft.to >= world.node_count()) desk.draft.to.reset();
}

std::optional<raft::NodeId> node_of(const std::optional<render::Target>& target) {
    if (!target) return std::nullopt;
    if (const auto* node = std::get_if<render::NodeTarget>(&*target)) return node->node;
    if (const auto* entry = std::get_if<render::EntryTarget>(&*target)) return entry->node;
    return std::nullopt;
}

} // namespace

std::optional<raft::NodeId> Desk::selected_node() const {
    return node_of(selected);
}

raft::NodeSet Desk::selected_nodes() const {
    if (several.size() > 0) return several;
    raft::NodeSet one;
    if (const auto node = selected_node()) one.insert(*node);
    return one;
}

raft::NodeSet Desk::nodes_for_keys() const {
    const raft::NodeSet chosen = selected_nodes();
    const auto under_keys = keyboard_focus ? node_of(hovered) : std::nullopt;
    if (!under_keys || chosen.contains(*under_keys)) return chosen;
    raft::NodeSet one;
    one.insert(*under_keys);
    return one;
}

namespace {

// One of them stays what the panels speak of: the one that was, if it is among them.
void select(Desk& desk, raft::NodeSet nodes, std::optional<raft::NodeId> newest) {
    desk.several = nodes.size() > 1 ? nodes : raft::NodeSet();
    const auto before = newest ? newest : desk.selected_node();
    desk.selected.reset();
    for (raft::NodeId node = 0; node < raft::kMaxNodes; ++node) {
        const bool better = !desk.selected || before == node;
        if (nodes.contains(node) && better) desk.selected = render::NodeTarget{node};
    }
}

} // namespace

void apply(Desk& desk, const DeskAction& action) {
    std::visit(Overloaded{
                   [&](const Select& select) {
                       desk.selected = select.target;
                       desk.several = {};
                   },
                   [&](const SelectAlso& also) {
                       const raft::NodeSet before = desk.selected_nodes();
                       raft::NodeSet nodes;
                       for (raft::NodeId node = 0; node < raft::kMaxNodes; ++node) {
                           if (before.contains(node) != (node == also.node)) nodes.insert(node);
                       }
                       const bool added = nodes.contains(also.node);
                       select(desk, nodes, added ? std::optional(also.node) : std::nullopt);
                   },
                   [&](const SelectNodes& these) {
                       raft::NodeSet nodes = desk.selected_nodes();
                       for (raft::NodeId node = 0; node < raft::kMaxNodes; ++node) {
                           if (these.nodes.contains(node)) nodes.insert(node);
                       }
                       select(desk, nodes, {});
                   },
                   [&](const Hover& hover) {
                       desk.hovered = hover.target;
                       desk.hovered_for = 0;
                   },
                   [&](const OpenMenu& menu) {
                       desk.menu = menu;
                       desk.open_menu = true;
                   },
                   [&](const ShowTab& show) {
                       desk.tab = show.tab;
                       call_panel(desk);
                   },
                   [&](ShowNextTab) { show_next_tab(desk); },
                   [&](const ShowDialog& show) { desk.dialog = show.dialog; },
                   [&](FocusRequestBox) {
                       desk.focus_request_box = desk.request_called = true;
                       if (!desk.both_fit) desk.panel_called = false;
                   },
                   [&](FocusNextPart) {
                       desk.keyboard_focus = true;
                       desk.focus = Desk::Focus::NextPart;
                   },
                   [&](LeaveKeyboardFocus) { desk.keyboard_focus = false; },
                   [&](const ShowTimes& times) { show_times(desk, times); },
                   [&](ToggleSmallEvents) { desk.small_events = !desk.small_events; },
                   [&](const FoldEvent& fold) {
                       if (desk.unfolded.erase(fold.number) == 0) desk.unfolded.insert(fold.number);
                   },
                   [&](const LookCloser& look) {
                       const bool back = !look.node || desk.near == look.node;
                       desk.near = back ? std::nullopt : look.node;
                   },
                   [&](const Compare& compare) { desk.beside = compare.with; },
                   [&](DismissNotice) { desk.notice.reset(); },
                   [&](DismissLookFor) { desk.looked_for = true; },
                   [&](const Tell& tell) { say(desk, tell.notice); },
                   [&](const DraftRequest& draft) { desk.draft = draft; },
               },
               action);
}

void say(Desk& desk, Notice notice) {
    desk.notice = std::move(notice);
    desk.notice_age = 0;
}

void complain(Desk& desk, std::string_view key, const std::string& what) {
    say(desk, {.trouble = true, .key = std::string(key), .values = {{"what", what}}});
}

void tick(Desk& desk, double seconds) {
    if (desk.hovered) desk.hovered_for += seconds;
    // What has its place while the run is on a long way lets it wait.
    if (!desk.notice || desk.on_way_for >= kWayDelay) return;
    desk.notice_age += seconds;
    if (desk.notice_age >= kNoticeSeconds) desk.notice.reset();
}

double next_change(const Desk& desk) {
    double soonest = std::numeric_limits<double>::infinity();
    if (desk.hovered && desk.hovered_for < kHoverDelay) soonest = kHoverDelay - desk.hovered_for;
    if (desk.notice) soonest = std::min(soonest, kNoticeSeconds - desk.notice_age);
    return soonest;
}

void keep_up(Desk& desk, Session& session) {
    if (desk.line != session.identity()) {
        desk.menu.reset();
        desk.unfolded.clear();
        fit_to(desk, session.world());
        if (desk.notice && desk.notice->offers == Notice::Offer::OwnFuture) desk.notice.reset();
    }
    // Undone, or left for the lesson: there is nothing to bring back any more.
    const bool cut = desk.notice && desk.notice->offers == Notice::Offer::CutFuture;
    if (cut && session.cut_off() == 0) desk.notice.reset();
    const bool there = desk.beside && *desk.beside < session.run().branch_count();
    if (!there || *desk.beside == session.place().branch) desk.beside.reset();
    if (desk.now != session.now()) follow(desk, session.now());
    desk.line = session.identity();
    desk.now = session.now();
}

void clear(Desk& desk) {
    desk.dialog = Dialog::None;
    desk.looked_for = false;
    desk.beside.reset();
    desk.notice.reset();
}

} // namespace app
