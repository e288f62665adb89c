// How somebody looks at the run: what is selected, which tab and dialog are open, which stretch the timeline shows.
// None of it changes the world, and none of it is kept.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "app/action.h"
#include "app/session.h"
#include "app/words/notice.h"
#include "raft/sim/world.h"

namespace app {

struct Desk {
    std::optional<render::Target> selected;
    raft::NodeSet several; // where two nodes or more are selected: all of them; one of them is `selected`
    bool drawing = false;  // a line on the stage, when the last frame ended
    std::optional<render::Target> hovered;
    double hovered_for = 0;       // seconds
    std::optional<OpenMenu> menu; // the one that is open, or opens in the next frame
    bool open_menu = false;
    bool menu_open = false; // some menu or list was open when the last frame ended
    Tab tab = Tab::Events;
    Dialog dialog = Dialog::None;
    bool small_events = false;
    std::set<std::uint64_t> unfolded;    // numbers of events of which one sees what they consist of
    bool panel_folds = false;            // the panel on the right has no room of its own; the last frame found that out
    bool panel_called = false;           // and shows all the same
    bool request_called = false;         // so does the request box
    bool both_fit = true;                // beside each other; the last frame found that out, too
    std::optional<sim::BranchId> beside; // the future that is shown beside this one
    std::optional<raft::NodeId> near;    // the node that is looked at from nearby

    // Arrow keys, Enter and Space go from control to control instead of steering the run.
    bool keyboard_focus = false;
    enum class Focus { Stays, NextPart, Card };
    Focus focus = Focus::Stays;     // where it goes in the next frame
    bool focus_request_box = false; // for the next frame

    DraftRequest draft{.command = {raft::Op::Set, 5}, .to = std::nullopt};

    // The timeline, from left to right.
    sim::Time shown_from = 0;
    sim::Time shown_to = sim::kSecond;

    bool looked_for = false; // what to look for was read, and put away

    std::optional<Notice> notice;
    double notice_age = 0; // seconds
    double on_way_for = 0; // seconds that the run has been on a long way; 0: it is on none

    // What it kept up with last.
    sim::Identity line;
    sim::Time now = 0;

    // The selected node, where a node (or one of its entries) is selected.
    std::optional<raft::NodeId> selected_node() const;
    // All that are.
    raft::NodeSet selected_nodes() const;
    // Which nodes a key means: the one that the keyboard is at, unless it is among those selected; else these.
    raft::NodeSet nodes_for_keys() const;
};

void apply(Desk& desk, const DeskAction& action);

void say(Desk& desk, Notice notice);
void complain(Desk& desk, std::string_view key, const std::string& what);

// After how many seconds on a long way that is told: most are over before.
inline constexpr double kWayDelay = 0.25;

// How long the mouse rests on something before that is explained, in seconds.
inline constexpr double kHoverDelay = 0.4;

// Lets real time pass: what rests under the mouse is explained after a while, and notices go.
void tick(Desk& desk, double seconds);

// After how many seconds that changes what is seen; infinity if it never does.
double next_change(const Desk& desk);

// Goes along with the run, after anything was done to it: while time runs the playhead stays in sight, and what another
// future cannot have is forgotten.
void keep_up(Desk& desk, Session& session);

// Something else was opened: nothing stands between it and whoever opened it.
void clear(Desk& desk);

} // namespace app
