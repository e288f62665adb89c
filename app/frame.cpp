#include "app/frame.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "app/fitting.h"
#include "app/keys.h"
#include "app/lesson/camera_way.h"
#include "app/lesson/lesson_focus.h"
#include "app/panels/comparison.h"
#include "app/panels/conditions_line.h"
#include "app/panels/help.h"
#include "app/panels/keyboard_bar.h"
#include "app/panels/look_for.h"
#include "app/panels/notices.h"
#include "app/panels/request_box.h"
#include "app/panels/side_panel.h"
#include "app/panels/stage.h"
#include "app/panels/timeline.h"
#include "app/panels/toolbar.h"
#include "app/words/conditions.h"
#include "third_party/imgui/outlines.h"

namespace app {
namespace {

constexpr float kRoomForLookFor = 40; // em, of the window's height

constexpr ImGuiWindowFlags kFixed = ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;

// The panels as they are laid out for this frame; those that it does not show have no plan.
struct Plans {
    ToolbarPlan toolbar;
    std::optional<KeyboardBarPlan> keyboard;
    std::optional<OfferPlan> offer;
    std::optional<LookForPlan> look_for;
    std::optional<ConditionsPlan> conditions;
    std::optional<RequestBoxPlan> request;
    std::optional<SidePanelPlan> side;
    std::optional<TimelinePlan> timeline;
    std::optional<NoticePlan> notice;
    std::optional<LessonCardPlan> card;
    std::optional<ComparisonPlan> comparison;
};

// Two futures have the room of all that is about one of them.
Plans lay_out_comparison(const Look& look, const Shown& shown, Plans plans) {
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    plans.offer.reset();
    const float bars = plans.toolbar.height + (plans.keyboard ? plans.keyboard->height : 0);
    const float free = window.y - bars - (plans.card ? plans.card->height : 0);
    const TimelinePlan lanes = plan_timelines(look, shown.world.node_count(), free);
    if (lanes.height > 0) plans.timeline = lanes;
    plans.comparison = plan_comparison(look, *shown.comparison, free - lanes.height);
    plans.notice = plan_notice(look, shown, window.x);
    return plans;
}

// Makes of what there is to see what there is room for.
Plans lay_out(const Look& look, const Shown& shown, Focus& focus, FrameMemory& memory) {
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    Plans plans{.toolbar = plan_toolbar(look, shown, window.x)};
    if (shown.desk.keyboard_focus) plans.keyboard = plan_keyboard_bar(look, window.x);
    if (shown.lesson != nullptr) plans.card = memory.lesson_card.plan(look, shown, window);
    Fitting fits = fitting(std::move(focus), look, shown, window, plans.card ? plans.card->height : 0);
    focus = std::move(fits.focus);
    memory.panel_folds = fits.panel_folds;
    memory.both_fit = fits.both_fit;
    if (const file::Scenario* last = shown.last_run; last != nullptr) {
        const std::string name = scenario_title(look.words, id_named(shown.scenarios, last->name), last->name);
        plans.offer = plan_offer(look, *last, name, window.x);
    }
    if (shown.comparison != nullptr) return lay_out_comparison(look, shown, std::move(plans));
    // Where little fits, the run itself says it.
    if (!shown.look_for.empty() && window.y > look.em * kRoomForLookFor) {
        plans.look_for = plan_look_for(look, shown.look_for, window.x);
    }
    if (focus.side_panel()) {
        plans.side = plan_side_panel(look, {.events = focus.events, .node = focus.inspector}, window.x);
    }
    const float stage_width = window.x - (plans.side ? plans.side->width : 0);
    // A lesson tells under which conditions its cluster runs.
    const bool led = shown.lesson != nullptr && !shown.lesson->taken_over();
    auto told = led ? std::vector<std::string>{} : conditions(shown.world, look.words);
    if (!told.empty()) {
        plans.conditions = plan_conditions(look, std::move(told), stage_width);
    }
    if (focus.request_box) plans.request = plan_request_box(look, stage_width);
    if (focus.timeline) plans.timeline = plan_timeline(look, shown.world.node_count(), window.y);
    plans.notice = plan_notice(look, shown, window.x);
    if (plans.notice && plans.timeline) {
        // Lanes come together for a while; the stage stays as it is while they can.
        TimelinePlan& lanes = *plans.timeline;
        lanes.height = std::max(std::min(lanes.height, lanes.least), lanes.height - plans.notice->height);
    }
    return plans;
}

// Where each of them stands. The stage has what the others leave.
struct Places {
    render::Rect toolbar;
    render::Rect keyboard;
    render::Rect offer;
    render::Rect look_for;
    render::Rect stage; // with the request box, which is at its lower end
    render::Rect side;
    render::Rect notice; // between the stage and what is below it, so that it hides neither
    render::Rect timeline;
    render::Rect card;
};

Places place(const Plans& plans) {
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    const float width = window.x;
    Places p;
    p.toolbar = {0, 0, width, plans.toolbar.height};
    p.keyboard = {0, p.toolbar.bottom(), width, plans.keyboard ? plans.keyboard->height : 0};
    p.offer = {0, p.keyboard.bottom(), width, plans.offer ? plans.offer->height : 0};
    p.look_for = {0, p.offer.bottom(), width, plans.look_for ? plans.look_for->height : 0};
    const float card = plans.card ? plans.card->height : 0;
    p.card = {0, window.y - card, width, card};
    const float timeline = plans.timeline ? plans.timeline->height : 0;
    const float notice = plans.notice ? plans.notice->height : 0;
    const float middle = std::max(1.0F, p.card.y - timeline - notice - p.look_for.bottom());
    const float side = plans.side ? plans.side->width : 0;
    p.stage = {0, p.look_for.bottom(), std::max(1.0F, width - side), middle};
    p.side = {p.stage.right(), p.stage.y, side, middle};
    p.notice = {0, p.stage.bottom(), width, notice};
    p.timeline = {0, p.notice.bottom(), width, timeline};
    return p;
}

void begin_part(const char* id, const render::Rect& place, render::Color ground) {
    ImGui::SetCursorPos({place.x, place.y});
    ImGui::PushStyleColor(ImGuiCol_ChildBg, packed(ground));
    ImGui::BeginChild(id, {place.width, place.height}, ImGuiChildFlags_NavFlattened, kFixed);
    ImGui::PopStyleColor();
}

enum class Edge { None, Top, Bottom, Left };

// Around a part that a lesson speaks about.
void outline_part(const Look& look) {
    const float inset = std::round(look.em * 0.25F);
    const ImVec2 least = ImGui::GetWindowPos();
    const ImVec2 size = ImGui::GetWindowSize();
    outlines::rect(*ImGui::GetWindowDrawList(), {least.x + inset, least.y + inset},
                   {least.x + size.x - inset, least.y + size.y - inset}, packed(look.theme.accent), look.em * 0.6F,
                   std::max(2.0F, look.em * 0.16F));
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

bool is_there(Part part, const Plans& plans) {
    switch (part) {
        case Part::Card: return plans.card.has_value();
        case Part::Side: return plans.side.has_value();
        case Part::Timeline: return plans.timeline.has_value();
        default: return true;
    }
}

// The part in whose first control the keyboard is to be, if it is to go anywhere.
std::optional<Part> new_focus(const Desk& desk, const Plans& plans, std::optional<Part>& now) {
    if (!desk.keyboard_focus) now.reset();
    if (desk.focus == Desk::Focus::Stays) return std::nullopt;
    // Dear ImGui shows where the keyboard is only after it has moved, and where it was calls it back when drawn.
    ImGui::SetNavCursorVisible(true);
    ImGui::GetCurrentContext()->NavId = 0;
    if (desk.focus == Desk::Focus::Card) return now = Part::Card;
    int next = now ? static_cast<int>(*now) + 1 : 0;
    while (!is_there(static_cast<Part>(next % kPartCount), plans))
        ++next;
    return now = static_cast<Part>(next % kPartCount);
}

render::Camera at_node(raft::NodeId node) {
    raft::NodeSet alone;
    alone.insert(node);
    return {.from = alone, .to = alone, .way = 1};
}

void draw_dialog(const Look& look, const Shown& shown, FrameMemory& memory, Actions& actions) {
    const Dialog dialog = shown.desk.dialog;
    if (dialog == Dialog::Help) return help(look, actions);
    if (dialog == Dialog::NewCluster || dialog == Dialog::Timing) {
        return memory.cluster_dialog.show(look, shown, dialog, actions);
    }
    memory.cluster_dialog.forget();
    if (dialog == Dialog::None) return memory.file_dialog.forget();
    memory.file_dialog.show(look, dialog, std::string(shown.suggested_path), shown.own_file, actions);
}

} // namespace

void gather(const Look& look, Session& session, const Desk& desk, FrameMemory& memory) {
    const sim::Place place = session.place();
    memory.events.follow(session.run(), place, look.words, look.language, desk.small_events);
    const bool stands = !session.playing() && !session.goal();
    memory.here = stands ? memory.events.here(session.run(), place, look.words) : std::vector<Sentence>{};
    if (desk.beside) memory.comparison = &memory.comparing.with(session, *desk.beside, look.words, look.language);
    const sim::Time from = render::TimelineRecorder::first_needed(session.run(), place.branch, desk.shown_from);
    session.run().need(place.branch, from, last_shown(session, place.branch, desk));
    if (!desk.beside) {
        memory.comparison = nullptr;
        return;
    }
    // Gathered before the other one's records are asked for, which may take the room of these.
    memory.recorder.show(session.run(), place.branch, desk.shown_from, last_shown(session, place.branch, desk));
    const sim::BranchId beside = *desk.beside;
    const sim::Time first = render::TimelineRecorder::first_needed(session.run(), beside, desk.shown_from);
    session.run().need(beside, first, last_shown(session, beside, desk));
}

void draw_frame(const Look& look, const Shown& shown, FrameMemory& memory, Actions& actions) {
    Focus focus = shown.lesson == nullptr ? Focus{} : focus_of(*shown.lesson, shown.world);
    if (shown.desk.near) focus.camera = at_node(*shown.desk.near);
    if (!look.reduced_motion) focus.camera = moved(memory.camera, focus.camera.to, shown.seconds);
    memory.camera = focus.camera;
    const Plans plans = lay_out(look, shown, focus, memory);
    const Places p = place(plans);
    memory.card = p.card;
    memory.stage_corner = {p.stage.x, p.stage.y};
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::Begin("###raftarium", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);

    const auto to = new_focus(shown.desk, plans, memory.keyboard_part);
    const auto begin_with_focus = [&](Part part) {
        if (to == part) ImGui::SetKeyboardFocusHere();
    };
    begin_part("###toolbar", p.toolbar, look.theme.surface);
    begin_with_focus(Part::TopBar);
    toolbar(look, shown, plans.toolbar, actions);
    end_part(look, Edge::Bottom, focus.points_at(Panel::TopBar));

    if (plans.keyboard) {
        begin_part("###keyboard", p.keyboard, look.theme.accent);
        keyboard_bar(look, *plans.keyboard);
        end_part(look, Edge::None);
    }

    if (plans.offer) {
        begin_part("###offer", p.offer, look.theme.sunken);
        recording_offer(look, *plans.offer, actions);
        end_part(look, Edge::Bottom);
    }

    if (plans.look_for) {
        begin_part("###look_for", p.look_for, look.theme.sunken);
        look_for(look, *plans.look_for, actions);
        end_part(look, Edge::Bottom);
    }

    begin_part("###stage", p.stage, look.theme.background);
    begin_with_focus(Part::Stage);
    const float below = (plans.conditions ? plans.conditions->height : 0) + (plans.request ? plans.request->height : 0);
    const float free = std::max(1.0F, p.stage.height - below);
    if (plans.comparison) {
        memory.stage_corner.y += plans.comparison->head;
        memory.stage = comparison(look, shown, focus, *plans.comparison, {p.stage.width, free},
                                  {memory.places, memory.gesture}, memory.places_beside, actions);
    } else {
        memory.stage = stage(look, shown, focus, {p.stage.width, free}, {memory.places, memory.gesture}, actions);
    }
    if (plans.conditions) {
        ImGui::SetCursorPos({0, free});
        conditions_line(look, *plans.conditions, p.stage.width);
    }
    if (plans.request) {
        ImGui::SetCursorPos({0, free + below - plans.request->height});
        request_box(look, shown, *plans.request, actions);
    }
    ImGui::EndChild();

    if (plans.side) {
        begin_part("###panel", p.side, look.theme.surface);
        begin_with_focus(Part::Side);
        side_panel(look, shown, *plans.side, memory.events, memory.here, memory.cards,
                   focus.points_at(Panel::Inspector), actions);
        end_part(look, Edge::Left, focus.points_at(Panel::Inspector) || focus.points_at(Panel::Events));
    }
    if (plans.notice) {
        begin_part("###notice_strip", p.notice, look.theme.background);
        end_part(look, Edge::None);
    }
    if (plans.timeline) {
        begin_part("###timeline", p.timeline, look.theme.background);
        begin_with_focus(Part::Timeline);
        if (plans.comparison) {
            timelines(look, shown, memory.recorder, memory.recorder_beside, actions);
        } else {
            timeline(look, shown, memory.recorder, memory.events.events().empty() && memory.here.empty(), actions);
        }
        end_part(look, Edge::Top, focus.points_at(Panel::Timeline));
    }
    if (plans.card) {
        begin_part("###lesson_card", p.card, look.theme.background);
        lesson_card(look, shown, *plans.card, to == Part::Card, actions);
        end_part(look, plans.timeline || plans.side ? Edge::Top : Edge::None);
    }

    draw_dialog(look, shown, memory, actions);
    keep_tab_from_imgui(shown.desk);
    ImGui::End();

    if (plans.notice) notice_card(look, shown, *plans.notice, p.notice, actions);
}

} // namespace app
