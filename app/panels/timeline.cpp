#include "app/panels/timeline.h"

#include <algorithm>
#include <cmath>

#include "app/panels/key_targets.h"
#include "app/panels/place_menus.h"
#include "app/panels/stage.h"
#include "app/wrapped.h"
#include "render/timeline_layout.h"

namespace app {
namespace {

constexpr double kZoomStep = 1.25;
constexpr double kPanStep = 0.12;
constexpr float kLeastSentence = 18; // em
constexpr float kName = 1.5F;        // em, above each of two timelines

sim::Time part_of(sim::Time span, double part) {
    return static_cast<sim::Time>(static_cast<double>(span) * part);
}

void pan(const Desk& desk, double part, Actions& actions) {
    const sim::Time span = desk.shown_to - desk.shown_from;
    const sim::Time from = std::max<sim::Time>(0, desk.shown_from + part_of(span, part));
    actions.emplace_back(ShowTimes{from, from + span});
}

// Around the moment under the mouse, which stays where it is.
void zoom(const Desk& desk, sim::Time around, float wheel, Actions& actions) {
    const double factor = std::pow(kZoomStep, -static_cast<double>(wheel));
    const sim::Time from = std::max<sim::Time>(0, around - part_of(around - desk.shown_from, factor));
    actions.emplace_back(ShowTimes{from, from + part_of(desk.shown_to - desk.shown_from, factor)});
}

void take_mouse(const Look& look, const Shown& shown, const render::Rect& area, ImVec2 corner, Actions& actions) {
    const Desk& desk = shown.desk;
    const ImGuiIO& io = ImGui::GetIO();
    const render::Rect lanes = render::lanes_area(area, look.em);
    const sim::Time at = render::time_at(io.MousePos.x - corner.x, area, look.em, desk.shown_from, desk.shown_to);

    const bool panning = ImGui::IsMouseDragging(ImGuiMouseButton_Middle, 0) ||
                         ImGui::IsMouseDragging(ImGuiMouseButton_Right, 0) ||
                         (io.KeyShift && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 0));
    if (ImGui::IsItemActive() && panning && io.MouseDelta.x != 0) {
        pan(desk, -static_cast<double>(io.MouseDelta.x / std::max(1.0F, lanes.width)), actions);
    }
    const bool scrubbing = ImGui::IsItemActive() && io.MouseDown[0] && !io.KeyShift;
    if (scrubbing && at != shown.session.now()) actions.emplace_back(GoTo{at});

    if (!ImGui::IsItemHovered()) return;
    // A press that went nowhere; one that did has panned.
    const bool stood =
        io.MouseDragMaxDistanceSqr[ImGuiMouseButton_Right] < io.MouseDragThreshold * io.MouseDragThreshold;
    if (ImGui::IsMouseReleased(ImGuiMouseButton_Right) && stood) {
        actions.emplace_back(OpenMenu{render::TimeTarget{at}});
    }
    const float sideways = io.MouseWheelH + (io.KeyShift ? io.MouseWheel : 0);
    if (sideways != 0) {
        pan(desk, -kPanStep * static_cast<double>(sideways), actions);
    } else if (io.MouseWheel != 0) {
        zoom(desk, at, io.MouseWheel, actions);
    }
}

// In what is still to come, where nothing stands.
void tell_what_comes(const Look& look, const Shown& shown, const render::Rect& lanes, ImVec2 corner) {
    const Desk& desk = shown.desk;
    const sim::Time now = shown.session.now();
    if (now < desk.shown_from || now >= desk.shown_to) return;
    const auto part = static_cast<float>(now - desk.shown_from) / static_cast<float>(desk.shown_to - desk.shown_from);
    const TextStyle style(look, kSmall);
    const float left = lanes.x + lanes.width * part + look.em * 2;
    const float room = lanes.right() - look.em * 2 - left;
    if (room < look.em * kLeastSentence) return;
    const std::string_view words = look.word("panel.no_times");
    const float width = std::min(room, text_width(words) + 1);
    draw_wrapped({corner.x + std::round(left + (room - width) / 2),
                  corner.y + std::round(lanes.center().y - wrapped_height(words, width) / 2)},
                 width, words, look.theme.muted_text);
}

struct TimelineOf {
    sim::BranchId branch;
    render::TimelineRecorder& recorder;
    const char* id;
};

// From the cursor on.
void one_timeline(const Look& look, const Shown& shown, const TimelineOf& of, ImVec2 size, Actions& actions) {
    const Desk& desk = shown.desk;
    const Session& session = shown.session;
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const render::Rect area{0, 0, size.x, size.y};
    const sim::Time to = last_shown(session, of.branch, desk);
    const render::Timeline& gathered = of.recorder.show(session.run(), of.branch, desk.shown_from, to);
    const render::Scene scene = render::timeline_scene(gathered, view_of(look, desk, session.speed()), area,
                                                       desk.shown_from, desk.shown_to, session.now());
    render::paint(scene, *ImGui::GetWindowDrawList(), look.fonts, {corner.x, corner.y});

    ImGui::InvisibleButton(
        of.id, {area.width, area.height},
        ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight | ImGuiButtonFlags_MouseButtonMiddle);
    take_mouse(look, shown, area, corner, actions);
    if (!desk.keyboard_focus) return;
    const KeyTargets keys = moments_under_keys(look, scene, {corner.x, corner.y}, session.now());
    if (keys.focused && menu_key_pressed()) actions.emplace_back(OpenMenu{keys.focused});
    if (keys.pressed) actions.emplace_back(GoTo{std::get<render::TimeTarget>(*keys.pressed).at});
}

// Up to where two futures part they are one; a line stands there.
void cover_common(const Look& look, const Shown& shown, const Comparison& comparison, ImVec2 corner, ImVec2 size) {
    const Desk& desk = shown.desk;
    const sim::Time alike = comparison.has_come ? shown.session.now() : 0; // nobody has looked yet
    const sim::Time parts = comparison.parting ? comparison.parting->at : alike;
    if (parts < desk.shown_from) return;
    const render::Rect lanes = render::lanes_area({0, 0, size.x, size.y}, look.em);
    const double part =
        static_cast<double>(parts - desk.shown_from) / static_cast<double>(desk.shown_to - desk.shown_from);
    const float x = std::round(corner.x + lanes.x + lanes.width * static_cast<float>(std::min(part, 1.0)));
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    render::Color cover = look.theme.background;
    cover.a = 150;
    draw.AddRectFilled({corner.x + lanes.x, corner.y + lanes.y}, {x, corner.y + lanes.bottom()}, packed(cover));
    if (!comparison.parting || part > 1) return;
    const float dash = look.em * 0.3F;
    for (float y = corner.y + lanes.y; y < corner.y + lanes.bottom(); y += 2 * dash) {
        draw.AddLine({x, y}, {x, std::min(y + dash, corner.y + lanes.bottom())}, packed(look.theme.text),
                     std::max(1.0F, look.em * 0.09F));
    }
}

} // namespace

sim::Time last_shown(const Session& session, sim::BranchId branch, const Desk& desk) {
    const sim::Time known = session.run().frontier(branch);
    return std::clamp(known, desk.shown_from, desk.shown_to);
}

TimelinePlan plan_timeline(const Look& look, int nodes, float window_height) {
    const float wanted = look.em * (3.6F + 2.5F * static_cast<float>(nodes));
    const float least = look.em * (3.2F + 1.1F * static_cast<float>(nodes));
    return {.height = std::round(std::min(wanted, std::max(least, window_height * 0.26F))), .least = std::round(least)};
}

void timeline(const Look& look, const Shown& shown, render::TimelineRecorder& recorder, bool nothing_yet,
              Actions& actions) {
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const ImVec2 size = ImGui::GetContentRegionAvail();
    const Session& session = shown.session;
    one_timeline(look, shown, {session.place().branch, recorder, "###times"}, size, actions);
    if (nothing_yet && last_shown(session, session.place().branch, shown.desk) <= session.now())
        tell_what_comes(look, shown, render::lanes_area({0, 0, size.x, size.y}, look.em), corner);
}

TimelinePlan plan_timelines(const Look& look, int nodes, float height) {
    constexpr float kMost = 0.46F; // of the height
    const float least = 2 * look.em * (kName + 3.2F + 1.1F * static_cast<float>(nodes));
    const float wanted = 2 * look.em * (kName + 3.4F + 1.7F * static_cast<float>(nodes));
    if (least > kMost * height) return {};
    return {.height = std::round(std::min(wanted, kMost * height)), .least = std::round(least)};
}

void timelines(const Look& look, const Shown& shown, render::TimelineRecorder& here, render::TimelineRecorder& there,
               Actions& actions) {
    const Comparison& comparison = *shown.comparison;
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const ImVec2 size = ImGui::GetContentRegionAvail();
    const float name = std::round(look.em * kName);
    const float half = std::floor(size.y / 2);
    const auto part = [&](const std::string& words, const TimelineOf& of, float y) {
        {
            const TextStyle style(look, kSmall, render::Weight::SemiBold);
            ImGui::SetCursorScreenPos({corner.x + look.em, y + std::round(look.em * 0.3F)});
            text(shortened(words, size.x - 2 * look.em), look.theme.text);
        }
        ImGui::SetCursorScreenPos({corner.x, y + name});
        one_timeline(look, shown, of, {size.x, half - name}, actions);
        cover_common(look, shown, comparison, {corner.x, y + name}, {size.x, half - name});
    };
    part(comparison.here, {shown.session.place().branch, here, "###times"}, corner.y);
    part(comparison.there, {comparison.branch, there, "###times_beside"}, corner.y + half);
}

} // namespace app
