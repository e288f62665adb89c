#include "app/fitting.h"

#include <algorithm>

#include "app/panels/request_box.h"
#include "app/panels/side_panel.h"
#include "app/panels/timeline.h"

namespace app {
namespace {

// In em.
constexpr float kBar = 3.3F;
constexpr float kRequest = 3.4F;
constexpr float kWideEnough = 80; // for the stage and the panel beside each other
constexpr float kLeastWidth = 72; // of a window of 1024 × 640, in which all of it shows
constexpr float kLeastHeight = 45;

// In which every node has its log beside it.
float least_stage(int nodes) {
    const int rows = (nodes + 1) / 2;
    return std::max(16.0F, 6.6F * static_cast<float>(rows));
}

} // namespace

Fitting fitting(Focus focus, const Look& look, const Shown& shown, ImVec2 window, float card) {
    Fitting fits{.focus = std::move(focus)};
    Focus& shows = fits.focus;
    const float em = look.em;
    const bool led = shown.lesson != nullptr && !shown.lesson->taken_over();
    const bool spoken_events = shows.points_at(Panel::Events);
    const bool spoken_node = shows.points_at(Panel::Inspector);
    const bool spoken_timeline = shows.points_at(Panel::Timeline);

    const bool small = window.x < kLeastWidth * em || window.y < kLeastHeight * em;
    if (!look.presenting && look.enlarged <= 1 && !small) return fits;
    fits.panel_folds = shows.side_panel() && (look.presenting || window.x < kWideEnough * em);
    if (fits.panel_folds && !shown.desk.panel_called) {
        shows.events = spoken_events;
        shows.inspector = spoken_node;
    }
    const int nodes = shown.world.node_count();
    const float lanes = plan_timeline(look, nodes, 0).height;
    float left = window.y - kBar * em - card - least_stage(nodes) * em;
    if (shows.timeline && !spoken_timeline) {
        shows.timeline = left >= lanes && !(look.presenting && led);
    }
    if (shows.timeline) left -= lanes;
    if (shows.request_box && !shows.points_at(Panel::Request)) {
        shows.request_box = left >= kRequest * em || shown.desk.request_called;
    }
    fits.both_fit = window.x - side_panel_width(look, window.x) >= least_request_box(look) + em;
    if (shows.side_panel() && !fits.both_fit && !shows.points_at(Panel::Request)) shows.request_box = false;
    return fits;
}

} // namespace app
