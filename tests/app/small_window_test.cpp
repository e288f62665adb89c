// Large letters and small windows: what is needed stays whole and in reach, whatever else makes room for it.
#include <gtest/gtest.h>
#include <imgui_internal.h>

#include <array>

#include "tests/app/interface.h"

namespace {

using app_tests::Interface;

constexpr float kSoftEdge = 1.5F;

const ImGuiWindow* window_of(std::string_view id) {
    for (const ImGuiWindow* window : ImGui::GetCurrentContext()->Windows) {
        const std::string_view path = window->Name;
        if (window->Active && path.substr(path.rfind('/') + 1).starts_with(id)) return window;
    }
    return nullptr;
}

void expect_within(const ImRect& inner, const ImRect& outer, std::string_view what) {
    EXPECT_GE(inner.Min.x, outer.Min.x - kSoftEdge) << what;
    EXPECT_GE(inner.Min.y, outer.Min.y - kSoftEdge) << what;
    EXPECT_LE(inner.Max.x, outer.Max.x + kSoftEdge) << what;
    EXPECT_LE(inner.Max.y, outer.Max.y + kSoftEdge) << what;
}

ImRect screen() {
    return {{0, 0}, ImGui::GetIO().DisplaySize};
}

// All that a window of Dear ImGui wants to show, and what it painted.
void expect_whole(std::string_view id, std::string_view what) {
    const ImGuiWindow* window = window_of(id);
    ASSERT_NE(window, nullptr) << id << ' ' << what;
    ImRect drawn(window->Pos, window->Pos);
    for (const ImDrawVert& vertex : window->DrawList->VtxBuffer)
        drawn.Add(vertex.pos);
    expect_within(drawn, window->Rect(), what);
    expect_within({window->Pos, window->DC.CursorMaxPos}, window->Rect(), what);
    expect_within(window->Rect(), screen(), what);
}

// A control that can be pressed, no part of which is cut away.
void expect_usable(Interface& ui, std::string_view id, float least_width, const std::string& what) {
    const auto place = ui.place(id);
    ASSERT_TRUE(place) << id << ' ' << what;
    EXPECT_GE(place->width, least_width - 1) << id << ' ' << what;
    const render::Rect& at = *place;
    expect_within({at.x, at.y, at.right(), at.bottom()}, screen(), std::string(id) + ' ' + what);
}

float em() {
    return ImGui::GetStyle().FontSizeBase / 1.21F;
}

struct Screen {
    ImVec2 size;
    std::string language;
    int text_percent;

    std::string told() const {
        return std::to_string(static_cast<int>(size.x)) + " wide, " + language + ", " + std::to_string(text_percent) +
               " %";
    }
    app::Preferences preferences() const {
        return {.language = language, .text_percent = text_percent, .reduced_motion = true};
    }
};

std::vector<Screen> large_letters() {
    std::vector<Screen> all;
    for (const ImVec2 size : {ImVec2{1280, 720}, ImVec2{1600, 1000}}) {
        for (const char* language : {"en", "zh"}) {
            for (const int percent : {150, 200, 300})
                all.push_back({size, language, percent});
        }
    }
    return all;
}

TEST(LargeLetters, leave_the_transport_in_the_top_bar_and_the_menus_in_reach) {
    for (const Screen& at : large_letters()) {
        Interface ui({.scenario = app_tests::quiet_scenario(), .preferences = at.preferences(), .size = at.size});
        ui.pause_at(812'345);
        for (const char* id : {"to_start", "step_back", "play", "step", "to_end"})
            expect_usable(ui, id, 2.4F * em(), at.told());
        expect_whole("###toolbar", at.told());
        if (!ui.exists("faults")) ui.click("all");
        ui.click("faults");
        ui.frames(30);
        ui.click("leader_in_minority");
        EXPECT_EQ(app_tests::inputs_of(ui.session()).size(), 1U) << at.told();
    }
}

TEST(LargeLetters, leave_the_request_box_to_be_used_beside_the_panel_or_instead_of_it) {
    for (const Screen& at : large_letters()) {
        Interface ui({.scenario = app_tests::quiet_scenario(), .preferences = at.preferences(), .size = at.size});
        ui.pause_at(500'000);
        ui.key(ImGuiKey_Tab); // calls the panel
        ui.key(ImGuiKey_C);   // and the box
        ui.frames(2);
        expect_usable(ui, "send", 2 * em(), at.told());
        expect_whole("###stage", at.told());
        ui.key(ImGuiKey_Escape);
        const std::size_t before = app_tests::inputs_of(ui.session()).size();
        ui.click("send");
        EXPECT_EQ(app_tests::inputs_of(ui.session()).size(), before + 1) << at.told();
    }
}

TEST(Notice, is_shown_whole_and_hides_nothing_that_says_something) {
    std::vector<Screen> all = large_letters();
    for (const int percent : {100, 200}) {
        all.push_back({{1024, 640}, "en", percent});
        all.push_back({{1024, 640}, "zh", percent});
    }
    for (const Screen& at : all) {
        for (const char* lesson : {"", "walkthrough"}) {
            Interface ui({.scenario = app_tests::quiet_scenario(9),
                          .preferences = at.preferences(),
                          .size = at.size,
                          .lesson = lesson});
            if (*lesson == 0) ui.pause_at(500'000);
            const std::string what = "/somewhere/" + std::string(90, 'x') +
                                     ".json: reading: no such file, expected one "
                                     "that exists and that a person who opens it may read";
            ui.program().apply(
                app::DeskAction(app::Tell{{.trouble = true, .key = "error.open", .values = {{"what", what}}}}));
            ui.frames(2);
            expect_whole("###notice", at.told());
            expect_usable(ui, "dismiss", em(), at.told());
            const ImRect card = window_of("###notice")->Rect();
            for (const char* id : {"###stage", "###timeline", "###panel", "###lesson_card", "###toolbar"}) {
                if (const ImGuiWindow* other = window_of(id)) {
                    EXPECT_FALSE(card.Overlaps(other->Rect())) << id << ", " << at.told();
                }
            }
        }
    }
}

std::vector<ImRect> menus_shown() {
    std::vector<ImRect> menus;
    for (const ImGuiWindow* window : ImGui::GetCurrentContext()->Windows) {
        const std::string_view name = window->Name;
        const bool menu = name.starts_with("##Menu_") || name.starts_with("##Popup_");
        if (window->WasActive && menu) menus.push_back(window->Rect());
    }
    return menus;
}

// A menu within a menu stands beside it or unfolds within it.
TEST(Menus, a_second_one_never_lies_on_the_first) {
    for (const Screen& at : large_letters()) {
        Interface ui({.scenario = app_tests::quiet_scenario(), .preferences = at.preferences(), .size = at.size});
        ui.pause_at(500'000);
        if (!ui.exists("scenario")) ui.click("all");
        ui.click("scenario");
        ui.frames(30);
        ASSERT_EQ(menus_shown().size(), 1U) << at.told();
        const ImRect first = menus_shown()[0];
        const auto too_low = [&] { return ui.place("more_scenarios").value().bottom() > first.Max.y - em(); };
        for (int turn = 0; turn < 30 && too_low(); ++turn)
            ui.wheel({first.GetCenter().x, first.GetCenter().y}, -1);
        ui.click("more_scenarios");
        ui.frames(30);
        EXPECT_TRUE(ui.exists("figure-8")) << at.told();
        const std::vector<ImRect> menus = menus_shown();
        ASSERT_FALSE(menus.empty()) << at.told();
        if (menus.size() < 2) continue;
        ImRect common = menus[0];
        common.ClipWithFull(menus[1]);
        EXPECT_LT(common.GetWidth(), 2 * em()) << at.told();
    }
}

TEST(Notice, leaves_the_stage_where_it_is_while_the_timeline_can_make_room) {
    Interface ui({.scenario = app_tests::quiet_scenario(), .preferences = {}, .size = {1600, 1000}});
    ui.pause_at(500'000);
    const ImRect before = window_of("###stage")->Rect();
    ui.key(ImGuiKey_H);
    ASSERT_TRUE(ui.desk().notice);
    ui.frames(2);
    EXPECT_EQ(window_of("###stage")->Rect().Max.y, before.Max.y);
    EXPECT_EQ(window_of("###notice_strip")->Rect().Min.y, before.Max.y);
}

TEST(FarAhead, tells_how_far_it_has_come_and_can_be_ended_there) {
    for (const Screen& at : {Screen{{1024, 640}, "en", 100}, Screen{{1280, 720}, "zh", 300}}) {
        for (const bool by_key : {false, true}) {
            Interface ui({.scenario = app_tests::quiet_scenario(), .preferences = at.preferences(), .size = at.size});
            ui.pause_at(0);
            EXPECT_FALSE(ui.exists("stop_here"));
            ui.program().apply(app::SessionAction(app::GoTo{24 * 3600 * sim::kSecond}));
            for (int frame = 0; frame < 100 && !ui.exists("stop_here"); ++frame)
                ui.frames(1);
            expect_whole("###notice", at.told());
            ASSERT_TRUE(ui.session().way());
            by_key ? ui.key(ImGuiKey_Escape) : ui.click("stop_here");
            EXPECT_FALSE(ui.session().way());
            EXPECT_GT(ui.session().now(), 0);
            EXPECT_LT(ui.session().now(), 24 * 3600 * sim::kSecond);
            EXPECT_FALSE(ui.exists("stop_here"));
        }
    }
}

TEST(SmallWindow, keeps_the_stage_the_clock_and_the_transport) {
    for (const ImVec2 size : {ImVec2{640, 400}, ImVec2{800, 500}, ImVec2{1024, 640}, ImVec2{1280, 400}}) {
        for (const char* lesson : {"", "walkthrough"}) {
            Interface ui({.scenario = app_tests::quiet_scenario(), .preferences = {}, .size = size, .lesson = lesson});
            const std::string what = std::to_string(static_cast<int>(size.x)) + ' ' + lesson;
            expect_whole("###toolbar", what);
            expect_usable(ui, "play", 2 * em(), what);
            const ImRect stage = window_of("###stage")->Rect();
            EXPECT_GE(stage.GetHeight(), (*lesson == 0 ? 0.5F : 0.25F) * size.y) << what;
            if (size.x < 1000) {
                EXPECT_GE(stage.GetWidth(), size.x - 1) << what << ": the panel comes when it is called";
            }
        }
    }
}

TEST(SmallWindow, shows_the_log_of_a_stopped_node_whole_in_the_panel) {
    for (const char* language : {"en", "zh"}) {
        for (const bool presenting : {false, true}) {
            Interface ui({.scenario = app_tests::quiet_scenario(),
                          .preferences = {.language = language, .presenting = presenting},
                          .size = {1024, 640}});
            ui.pause_at(500'000);
            for (const int number : {5, 8})
                ui.program().apply(app::SessionAction(app::Do{sim::Request{1, std::nullopt, {raft::Op::Set, number}}}));
            ui.pause_at(900'000);
            ui.program().apply(app::SessionAction(app::Do{sim::Kill{0}}));
            ui.program().apply(app::DeskAction(app::Select{render::NodeTarget{0}}));
            ui.program().apply(app::DeskAction(app::ShowTab{app::Tab::Node}));
            ui.frames(3);
            const ImGuiWindow* panel = window_of("###node");
            ASSERT_NE(panel, nullptr);
            ASSERT_GT(ui.world().servers[0].disk.log.last_index(), 0U);
            // Below its edge it scrolls.
            EXPECT_LE(panel->ContentSize.x, panel->InnerRect.GetWidth() + kSoftEdge);
            for (const ImDrawVert& vertex : panel->DrawList->VtxBuffer)
                EXPECT_LE(vertex.pos.x, panel->Rect().Max.x + kSoftEdge);
        }
    }
}

} // namespace
