#include "app/frame.h"

#include <algorithm>
#include <cmath>

#include "app/keys.h"
#include "app/lesson/camera_way.h"
#include "app/lesson/lesson_focus.h"
#include "app/panels/help.h"
#include "app/panels/notices.h"
#include "app/panels/request_box.h"
#include "app/panels/side_panel.h"
#include "app/panels/stage.h"
#include "app/panels/timeline.h"
#include "app/panels/toolbar.h"

namespace app {
namespace {

constexpr ImGuiWindowFlags kFixed = ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;

// Where the parts of the window are, from the top left.
struct Places {
    float width;
    float height;
    float toolbar;
    float offer; // 0 where nothing is offered
    float panel; // 0 where a lesson hides it; so is the timeline
    float timeline;
    float card; // 0 without a lesson

    float top() const { return toolbar + offer; }
    float middle() const { return std::max(1.0F, height - top() - timeline - card); }
    float stage() const { return std::max(1.0F, width - panel); }
};

Places places(const Look& look, const Shown& shown, const Focus& focus, LessonCard& card) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float card_height =
        shown.lesson == nullptr ? 0 : card.height(look, *shown.lesson, shown.card_languages, screen);
    return {.width = screen.x,
            .height = screen.y,
            .toolbar = std::round(toolbar_height(look)),
            .offer = shown.last_run == nullptr ? 0 : recording_offer_height(look),
            .panel = focus.side_panel() ? side_panel_width(look, screen.x) : 0,
            .timeline = focus.timeline ? timeline_height(look, shown.world.node_count(), screen.y) : 0,
            .card = card_height};
}

void begin_part(const char* id, float x, float y, float width, float height, render::Color ground) {
    ImGui::SetCursorPos({x, y});
    ImGui::PushStyleColor(ImGuiCol_ChildBg, packed(ground));
    ImGui::BeginChild(id, {width, height}, ImGuiChildFlags_NavFlattened, kFixed);
    ImGui::PopStyleColor();
}

enum class Edge { None, Top, Bottom, Left };

// Around a part that a lesson speaks about.
void outline_part(const Look& look) {
    const float inset = std::round(look.em * 0.25F);
    const ImVec2 least = ImGui::GetWindowPos();
    const ImVec2 size = ImGui::GetWindowSize();
    ImGui::GetWindowDrawList()->AddRect({least.x + inset, least.y + inset},
                                        {least.x + size.x - inset, least.y + size.y - inset}, packed(look.theme.accent),
                                        look.em * 0.6F, 0, std::max(2.0F, look.em * 0.16F));
}

// Ends a part with a thin line where it meets its neighbour.
void end_part(const Look& look, Edge edge, bool pointed = false) {
    if (pointed) outline_part(look);
    if (edge == Edge::None) return ImGui::EndChild();
    const float line = std::max(1.0F, std::round(look.em / 15));
    const ImVec2 least = ImGui::GetWindowPos();
    const ImVec2 size = ImGui::GetWindowSize();
    ImVec2 from = least;
    ImVec2 to{least.x + size.x, least.y + size.y};
    if (edge == Edge::Top) to.y = from.y + line;
    if (edge == Edge::Bottom) from.y = to.y - line;
    if (edge == Edge::Left) to.x = from.x + line;
    ImGui::GetWindowDrawList()->AddRectFilled(from, to, packed(look.theme.border));
    ImGui::EndChild();
}

void draw_stage(const Look& look, const Shown& shown, const Places& p, const Focus& focus, FrameMemory& memory,
                Actions& actions) {
    const float box = focus.request_box ? request_box_height(look) + std::round(look.em * 0.2F) : 0;
    memory.stage_corner = {0, p.top()};
    memory.stage = stage(look, shown.desk, shown.world, shown.session.speed(), focus, p.middle() - box, actions);
    if (!focus.request_box) return;
    ImGui::SetCursorPos({0, p.middle() - request_box_height(look)});
    request_box(look, shown.desk, shown.world, actions);
}

void draw_card(const Look& look, const Shown& shown, const Places& p, FrameMemory& memory, Actions& actions) {
    memory.card = {0, p.height - p.card, p.width, p.card};
    begin_part("###lesson_card", 0, p.height - p.card, p.width, p.card, look.theme.background);
    const OfferedLesson* next = shown.lessons.after(shown.lesson_name);
    memory.lesson_card.show(look, *shown.lesson, next, shown.card_languages, shown.session.now(), actions);
    end_part(look, p.timeline > 0 || p.panel > 0 ? Edge::Top : Edge::None);
}

// Where its upper middle stands: on the timeline, which it is mostly about, and where it hides nothing that happens.
// A lesson may hide the timeline: then at the top of the stage.
ImVec2 notice_place(const Look& look, const Places& p) {
    const float top = p.timeline > 0 ? p.top() + p.middle() : p.top();
    return {p.width / 2, top + look.em * 0.4F};
}

void draw_dialog(const Look& look, const Shown& shown, FrameMemory& memory, Actions& actions) {
    const Dialog dialog = shown.desk.dialog;
    if (dialog == Dialog::Help) return help(look, actions);
    if (dialog == Dialog::None) return memory.file_dialog.forget();
    memory.file_dialog.show(look, dialog, std::string(shown.suggested_path), actions);
}

} // namespace

void gather(const Look& look, Session& session, const Desk& desk, FrameMemory& memory) {
    const sim::Place place = session.place();
    memory.events.follow(session.run(), place, look.words, look.language, desk.small_events);
    const sim::Time from = render::TimelineRecorder::first_needed(session.run(), place.branch, desk.shown_from);
    session.run().need(place.branch, from, last_shown(session, desk));
}

void draw_frame(const Look& look, const Shown& shown, FrameMemory& memory, Actions& actions) {
    Focus focus = shown.lesson == nullptr ? Focus{} : focus_of(*shown.lesson, shown.world);
    if (!look.reduced_motion) focus.camera = moved(memory.camera, focus.camera.to, shown.seconds);
    memory.camera = focus.camera;
    const Places p = places(look, shown, focus, memory.lesson_card);
    memory.card = {};
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({p.width, p.height});
    ImGui::Begin("###raftarium", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);

    begin_part("###toolbar", 0, 0, p.width, p.toolbar, look.theme.surface);
    toolbar(look, shown, actions);
    end_part(look, Edge::Bottom, focus.points_at(lesson::Panel::TopBar));

    if (shown.last_run != nullptr) {
        begin_part("###offer", 0, p.toolbar, p.width, p.offer, look.theme.sunken);
        recording_offer(look, *shown.last_run, actions);
        end_part(look, Edge::Bottom);
    }

    begin_part("###stage", 0, p.top(), p.stage(), p.middle(), look.theme.background);
    draw_stage(look, shown, p, focus, memory, actions);
    ImGui::EndChild();

    if (focus.side_panel()) {
        begin_part("###panel", p.stage(), p.top(), p.panel, p.middle(), look.theme.surface);
        side_panel(look, {.events = focus.events, .node = focus.inspector}, shown.desk, shown.world,
                   memory.events.events(), {shown.session.safety(), shown.session.now()}, actions);
        end_part(look, Edge::Left, focus.points_at(lesson::Panel::Inspector) || focus.points_at(lesson::Panel::Events));
    }
    if (focus.timeline) {
        begin_part("###timeline", 0, p.top() + p.middle(), p.width, p.timeline, look.theme.background);
        timeline(look, shown.desk, shown.session, memory.recorder, p.timeline, actions);
        end_part(look, Edge::Top, focus.points_at(lesson::Panel::Timeline));
    }
    if (shown.lesson != nullptr) draw_card(look, shown, p, memory, actions);

    draw_dialog(look, shown, memory, actions);
    keep_tab_from_imgui(shown.desk);
    ImGui::End();

    notice_card(look, shown.desk, notice_place(look, p), p.stage(), actions);
}

} // namespace app
