// One frame of the whole interface: where each panel stands.
#pragma once

#include <optional>
#include <vector>

#include "app/action.h"
#include "app/comparison.h"
#include "app/event_feed.h"
#include "app/look.h"
#include "app/panels/cluster_dialog.h"
#include "app/panels/event_list.h"
#include "app/panels/file_dialog.h"
#include "app/panels/lesson_card.h"
#include "app/panels/stage_gesture.h"
#include "app/shown.h"
#include "render/stage/node_places.h"
#include "render/timeline.h"

namespace app {

// Where the keyboard goes, in this order: what is to be done first, then the picture.
enum class Part { Card, Stage, Side, Timeline, TopBar };
inline constexpr int kPartCount = 5;

// What panels gathered for earlier frames and would gather again, and where things were.
struct FrameMemory {
    EventFeed events;
    std::vector<Sentence> here; // what happened where time stands still, if it is not listed
    EventCards cards;
    render::TimelineRecorder recorder;
    render::TimelineRecorder recorder_beside; // of the future that is compared
    FileDialog file_dialog;
    ClusterDialog cluster_dialog;
    LessonCard lesson_card;
    render::Camera camera;
    render::RememberedPlaces places; // of the nodes on the stage
    render::RememberedPlaces places_beside;
    StageGesture gesture; // on the stage
    Comparing comparing;
    const Comparison* comparison = nullptr; // for this frame
    render::Scene stage;                    // as painted last, laid out at the origin
    render::Point stage_corner;             // and where that was on the screen
    std::optional<Part> keyboard_part;      // in which part of the window the keyboard is
    bool panel_folds = false;               // the panel on the right, for want of room
    bool both_fit = true;                   // it and the request box
    render::Rect card;                      // the strip of the lesson's card on the screen; empty without a lesson
};

// Reads from the chronicle what the frame will show, and has written again what of it was dropped. All that a frame
// plays of the engine is played here and in Session::tick: drawing plays nothing.
void gather(const Look& look, Session& session, const Desk& desk, FrameMemory& memory);

// Between ImGui::NewFrame and ImGui::Render.
void draw_frame(const Look& look, const Shown& shown, FrameMemory& memory, Actions& actions);

} // namespace app
