#include "app/frame.h"

#include <algorithm>
#include <cmath>

#include "app/keys.h"
#include "app/panels/help.h"
#include "app/panels/notices.h"
#include "app/panels/request_box.h"
#include "app/panels/side_panel.h"
#include "app/panels/stage.h"
#include "app/panels/timeline.h"

namespace app {
namespace {

constexpr ImGuiWindowFlags kFixed = ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;

// Where the parts of the window are, from the top left.
struct Places {
    float width;
    float height;
    float toolbar;
    float offer; // 0 where nothing is offered
    float panel;
    float timeline;

    float top() const { return toolbar + offer; }
    float middle() const { return std::max(1.0F, height - top() - timeline); }
    float stage() const { return std::max(1.0F, width - panel); }
};

Places places(const Look& look, const Shown& shown) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    return {.width = screen.x,
            .height = screen.y,
            .toolbar = std::round(toolbar_height(look)),
            .offer = shown.last_run == nullptr ? 0 : recording_offer_height(look),
            .panel = side_panel_width(look, screen.x),
            .timeline = timeline_height(look, shown.world.node_count(), screen.y)};
}

void begin_part(const char* id, float x, float y, float width, float height, render::Color ground) {
    ImGui::SetCursorPos({x, y});
    ImGui::PushStyleColor(ImGuiCol_ChildBg, packed(ground));
    ImGui::BeginChild(id, {width, height}, ImGuiChildFlags_NavFlattened, kFixed);
    ImGui::PopStyleColor();
}

enum class Edge { Top, Bottom, Left };

// Ends a part with a thin line where it meets its neighbour.
void end_part(const Look& look, Edge edge) {
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

void draw_stage(const Look& look, const Shown& shown, const Places& p, FrameMemory& memory, Actions& actions) {
    const float box = request_box_height(look) + std::round(look.em * 0.2F);
    memory.stage_corner = {0, p.top()};
    memory.stage = stage(look, shown.desk, shown.world, shown.session.speed(), p.middle() - box, actions);
    ImGui::SetCursorPos({0, p.middle() - request_box_height(look)});
    request_box(look, shown.desk, shown.world, actions);
}

// Where its upper middle stands: on the timeline, which it is mostly about, and where it hides nothing that happens.
ImVec2 notice_place(const Look& look, const Places& p) {
    return {p.width / 2, p.height - p.timeline + look.em * 0.4F};
}

void draw_dialog(const Look& look, const Shown& shown, FrameMemory& memory, Actions& actions) {
    const Dialog dialog = shown.desk.dialog;
    if (dialog == Dialog::Help) return help(look, actions);
    if (dialog == Dialog::None) return memory.file_dialog.forget();
    memory.file_dialog.show(look, dialog, std::string(shown.suggested_path), actions);
}

} // namespace

void draw_frame(const Look& look, const Shown& shown, FrameMemory& memory, Actions& actions) {
    const Places p = places(look, shown);
    const auto events = memory.events.show(shown.session.history(), shown.session.now(), look.words, shown.language,
                                           shown.desk.small_events);

    memory.safety.follow(shown.session.history(), shown.session.now());

    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({p.width, p.height});
    ImGui::Begin("###raftarium", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);

    begin_part("###toolbar", 0, 0, p.width, p.toolbar, look.theme.surface);
    toolbar(look, shown.session, shown.world, shown.title, shown.offered, actions);
    end_part(look, Edge::Bottom);

    if (shown.last_run != nullptr) {
        begin_part("###offer", 0, p.toolbar, p.width, p.offer, look.theme.sunken);
        recording_offer(look, *shown.last_run, actions);
        end_part(look, Edge::Bottom);
    }

    begin_part("###stage", 0, p.top(), p.stage(), p.middle(), look.theme.background);
    draw_stage(look, shown, p, memory, actions);
    ImGui::EndChild();

    begin_part("###panel", p.stage(), p.top(), p.panel, p.middle(), look.theme.surface);
    side_panel(look, shown.desk, shown.world, events, memory.safety, actions);
    end_part(look, Edge::Left);

    begin_part("###timeline", 0, p.height - p.timeline, p.width, p.timeline, look.theme.background);
    timeline(look, shown.desk, shown.session, memory.recorder, p.timeline, actions);
    end_part(look, Edge::Top);

    draw_dialog(look, shown, memory, actions);
    keep_tab_from_imgui(shown.desk);
    ImGui::End();

    notice_card(look, shown.desk, notice_place(look, p), p.stage(), actions);
}

} // namespace app
