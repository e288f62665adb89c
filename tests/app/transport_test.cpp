// The bar at the top: each of its controls does what it says.
#include <gtest/gtest.h>
#include <imgui.h>
#include <imgui_internal.h>

#include "tests/app/interface.h"

namespace {

using app_tests::Interface;
constexpr sim::Time kMs = sim::kMillisecond;

TEST(Transport, play_button_pauses_and_plays_again) {
    Interface ui;
    ASSERT_TRUE(ui.session().playing());
    ui.click("play");
    EXPECT_FALSE(ui.session().playing());
    const sim::Time stood = ui.session().now();
    ui.frames(10);
    EXPECT_EQ(ui.session().now(), stood);
    ui.click("play");
    EXPECT_TRUE(ui.session().playing());
    ui.frames(10);
    EXPECT_GT(ui.session().now(), stood);
}

TEST(Transport, steps_go_to_the_neighbouring_events_and_pause) {
    Interface ui;
    ui.pause_at(500 * kMs);
    const sim::Time next = ui.session().run().next_event({0, 500 * kMs});
    ui.click("step");
    EXPECT_EQ(ui.session().now(), next);
    const sim::Time previous = ui.session().run().previous_event({0, next});
    ui.click("step_back");
    EXPECT_EQ(ui.session().now(), previous);
    EXPECT_LT(previous, next);
    EXPECT_FALSE(ui.session().playing());
}

TEST(Transport, start_and_end_go_there) {
    Interface ui;
    ui.pause_at(800 * kMs);
    ui.click("to_start");
    EXPECT_EQ(ui.session().now(), 0);
    ui.click("to_end");
    EXPECT_EQ(ui.session().now(), 800 * kMs);
}

TEST(Transport, what_would_change_nothing_is_greyed_out) {
    Interface ui;
    ui.pause_at(0);
    EXPECT_FALSE(ui.enabled("to_start"));
    EXPECT_FALSE(ui.enabled("step_back"));
    EXPECT_TRUE(ui.enabled("step"));
    ui.pause_at(300 * kMs);
    EXPECT_TRUE(ui.enabled("to_start"));
    EXPECT_TRUE(ui.enabled("step_back"));
    EXPECT_FALSE(ui.enabled("to_end"));
}

TEST(Transport, a_run_by_hand_has_no_next_event_until_somebody_acts) {
    file::Scenario scenario = app_tests::quiet_scenario();
    scenario.config.pace = sim::Pace::ByHand;
    Interface ui({.scenario = scenario});
    ui.pause_at(100 * kMs);
    EXPECT_FALSE(ui.enabled("step"));
}

TEST(Transport, speed_slider_spans_the_whole_scale) {
    Interface ui;
    const auto slider = ui.place("speed");
    ASSERT_TRUE(slider);
    const float y = slider->center().y;
    ui.drag(slider->center(), {slider->x - 50, y});
    EXPECT_DOUBLE_EQ(ui.session().speed(), app::kSlowest);
    ui.drag(slider->center(), {slider->right() + 50, y});
    EXPECT_DOUBLE_EQ(ui.session().speed(), app::kFastest);
    ui.wheel(slider->center(), -1);
    EXPECT_DOUBLE_EQ(ui.session().speed(), 2);
}

TEST(Transport, language_button_changes_words_and_no_id) {
    Interface ui;
    ui.pause_at(700 * kMs);
    ui.frames(5);
    const auto before = ui.ids();
    ui.click("language");
    ui.move_to({-1000, -1000});
    EXPECT_EQ(ui.program().preferences().language, "zh");
    EXPECT_EQ(ui.program().words().get("menu.faults"), "故障");
    EXPECT_EQ(ui.ids(), before);
}

TEST(Help, has_a_switch_for_less_motion) {
    Interface ui;
    ui.click("help");
    ui.click("reduced_motion");
    EXPECT_TRUE(ui.program().preferences().reduced_motion);
    ui.click("reduced_motion");
    EXPECT_FALSE(ui.program().preferences().reduced_motion);
}

// In both languages, in the smallest window for work: nothing of it must be scrolled to.
TEST(Help, shows_whole) {
    Interface ui({.scenario = app_tests::quiet_scenario(), .size = {1280, 720}});
    for (int language = 0; language < 2; ++language) {
        ui.click("help");
        const ImGuiWindow* window = ImGui::FindWindowByName("###help_window");
        ASSERT_NE(window, nullptr);
        EXPECT_LT(window->ScrollMax.y, 1) << "but for a part of a pixel";
        ui.click("close");
        ui.click("language");
    }
}

TEST(Transport, theme_and_help_buttons) {
    Interface ui;
    ui.click("theme");
    EXPECT_TRUE(ui.program().preferences().dark);
    ui.click("help");
    EXPECT_EQ(ui.desk().dialog, app::Dialog::Help);
    ui.click("close");
    EXPECT_EQ(ui.desk().dialog, app::Dialog::None);
}

} // namespace
