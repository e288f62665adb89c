// Every panel draws within the room that it was measured for: nothing is clipped, in either language, on small and
// large screens, with ordinary and with large letters.
#include <gtest/gtest.h>
#include <imgui_internal.h>

#include <array>

#include "tests/app/interface.h"

namespace {

using app_tests::Interface;
using Phase = app::LessonSession::Phase;

// A line's soft edge may lie outside by this much.
constexpr float kSoftEdge = 1.5F;

struct Screen {
    ImVec2 size;
    std::string language;
    int text_percent = 100;
};

std::vector<Screen> screens() {
    std::vector<Screen> all;
    for (const ImVec2 size : {ImVec2{1280, 720}, ImVec2{1600, 1000}, ImVec2{2560, 1440}}) {
        for (const app::Language& language : app_tests::languages().all()) {
            for (const int percent : {100, 150})
                all.push_back({size, language.code, percent});
        }
    }
    return all;
}

std::string told(const Screen& screen) {
    return std::to_string(static_cast<int>(screen.size.x)) + " wide, " + screen.language + ", " +
           std::to_string(screen.text_percent) + " %";
}

app::Preferences preferences_of(const Screen& screen) {
    return {.language = screen.language, .text_percent = screen.text_percent, .reduced_motion = true};
}

// To the end of the beat.
void rest(Interface& ui) {
    while (ui.program().lesson()->phase() != Phase::Resting)
        ui.program().apply(app::LessonAction(app::ContinueLesson{}));
}

// The window of a part of the frame; nullptr where it is not shown.
const ImGuiWindow* part(std::string_view id) {
    for (const ImGuiWindow* window : ImGui::GetCurrentContext()->Windows) {
        const std::string_view path = window->Name;
        if (window->Active && path.substr(path.rfind('/') + 1).starts_with(id)) return window;
    }
    return nullptr;
}

void expect_inside(const ImGuiWindow& window, ImVec2 point, std::string_view what) {
    const ImRect room = window.Rect();
    EXPECT_GE(point.x, room.Min.x - kSoftEdge) << what;
    EXPECT_GE(point.y, room.Min.y - kSoftEdge) << what;
    EXPECT_LE(point.x, room.Max.x + kSoftEdge) << what;
    EXPECT_LE(point.y, room.Max.y + kSoftEdge) << what;
}

// What stands in the panel, and what it painted itself.
void expect_fits(std::string_view id, std::string_view where) {
    const ImGuiWindow* window = part(id);
    ASSERT_NE(window, nullptr) << id;
    const std::string what = std::string(id) + " " + std::string(where);
    expect_inside(*window, window->DC.CursorMaxPos, what);
    ImRect drawn(window->Pos, window->Pos);
    // The stage is a picture that the camera may come near; it has a clip of its own.
    if (id == "###stage") return;
    for (const ImDrawVert& vertex : window->DrawList->VtxBuffer)
        drawn.Add(vertex.pos);
    expect_inside(*window, drawn.Min, what);
    expect_inside(*window, drawn.Max, what);
}

TEST(Panels, of_a_run_fit_what_they_were_measured_for) {
    app_tests::OwnFolder folder;
    {
        Interface before({.scenario = app_tests::quiet_scenario(), .folder = folder.path()});
        before.program().apply(app::SessionAction(app::Do{sim::Kill{raft::NodeId{0}}}));
    }
    for (const Screen& screen : screens()) {
        Interface ui({.scenario = app_tests::quiet_scenario(9),
                      .preferences = preferences_of(screen),
                      .size = screen.size,
                      .offers_last_run = true,
                      .folder = folder.path()});
        ui.pause_at(1'234'567);
        for (const char* id : {"###toolbar", "###offer", "###stage"})
            expect_fits(id, told(screen));
        // With large letters they leave their room to the stage.
        for (const char* id : {"###panel", "###timeline"}) {
            if (screen.text_percent == 100 || part(id) != nullptr) expect_fits(id, told(screen));
        }
    }
}

TEST(Panels, of_a_lesson_fit_at_every_beat) {
    for (const Screen& screen : screens()) {
        Interface ui(
            {.scenario = {}, .preferences = preferences_of(screen), .size = screen.size, .lesson = "walkthrough"});
        const std::size_t beats = ui.program().lesson()->lesson().beats.size();
        for (std::size_t beat = 0; beat < beats; beat += beat + 8 < beats ? 7 : 1) {
            ui.program().apply(app::LessonAction(app::GoToBeat{beat}));
            ui.frames(2);
            rest(ui);
            ui.frames(2);
            const std::string where = told(screen) + ", beat " + std::to_string(beat + 1);
            for (const char* id : {"###toolbar", "###stage", "###lesson_card"})
                expect_fits(id, where);
        }
        ui.program().apply(app::LessonAction(app::TakeOver{}));
        ui.frames(3);
        for (const char* id : {"###stage", "###lesson_card", "###panel", "###timeline"}) {
            if (screen.text_percent == 100 || part(id) != nullptr) expect_fits(id, told(screen) + ", taken over");
        }
    }
}

// The text of the card has the room that its longest beat wants; where that is more than the stage can bear, it
// scrolls.
TEST(Panels, text_of_a_lesson_is_seen_whole_with_ordinary_letters) {
    for (const Screen& screen : screens()) {
        if (screen.text_percent != 100) continue;
        Interface ui(
            {.scenario = {}, .preferences = preferences_of(screen), .size = screen.size, .lesson = "walkthrough"});
        const std::size_t beats = ui.program().lesson()->lesson().beats.size();
        for (std::size_t beat = 0; beat < beats; ++beat) {
            const std::string where = told(screen) + ", beat " + std::to_string(beat + 1);
            if (beat == 0) ui.program().apply(app::LessonAction(app::GoToBeat{0}));
            if (beat > 0) ui.program().apply(app::LessonAction(app::ContinueLesson{}));
            if (ui.program().lesson()->phase() == Phase::Asking) {
                ui.frames(2);
                expect_fits("###lesson_text", where + ", asked");
                const bool first_is_right = ui.program().lesson()->place().ask->right == 0;
                ui.program().apply(app::LessonAction(app::Choose{first_is_right ? 1U : 0U}));
            }
            rest(ui);
            ui.frames(2);
            expect_fits("###lesson_text", where);
        }
    }
}

} // namespace
