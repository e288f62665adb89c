// Mouse on stage and timeline.
#include <gtest/gtest.h>

#include <limits>

#include "tests/app/interface.h"

namespace {

using app_tests::Interface;
constexpr sim::Time kMs = sim::kMillisecond;
constexpr double kForEver = std::numeric_limits<double>::infinity();

TEST(Stage, click_selects_and_click_beside_deselects) {
    Interface ui;
    ui.pause_at(600 * kMs);
    ui.click_at(ui.on_stage(render::NodeTarget{3}));
    EXPECT_EQ(ui.desk().selected_node(), 3);
    const auto world = ui.place("world");
    ASSERT_TRUE(world);
    ui.click_at({world->x + 3, world->y + 3});
    EXPECT_FALSE(ui.desk().selected);
}

TEST(Stage, hovering_explains_after_a_moment) {
    Interface ui;
    ui.pause_at(600 * kMs);
    ui.move_to(ui.on_stage(render::NodeTarget{3}));
    EXPECT_EQ(ui.desk().hovered, render::Target(render::NodeTarget{3}));
    EXPECT_GT(ui.program().still_for(), 0);
    EXPECT_LE(ui.program().still_for(), app::kHoverDelay);
    EXPECT_TRUE(ui.program().rest(app::kHoverDelay));
    EXPECT_EQ(ui.program().still_for(), kForEver);
    ui.move_to({-1000, -1000});
    EXPECT_FALSE(ui.desk().hovered);
}

TEST(Stage, paused_and_idle_nothing_moves) {
    Interface ui;
    EXPECT_EQ(ui.program().still_for(), 0);
    ui.pause_at(600 * kMs);
    EXPECT_EQ(ui.program().still_for(), kForEver);
}

TEST(Stage, notice_keeps_nothing_moving_and_goes_in_time) {
    Interface ui;
    ui.pause_at(600 * kMs);
    ui.program().apply(app::FileAction(app::OpenScenario{"no such file"}));
    ui.pause_at(700 * kMs);
    ASSERT_TRUE(ui.desk().notice);
    const double wait = ui.program().still_for();
    EXPECT_GT(wait, 7);
    EXPECT_LE(wait, 8);
    EXPECT_FALSE(ui.program().rest(wait / 2));
    EXPECT_TRUE(ui.desk().notice);
    EXPECT_NEAR(ui.program().still_for(), wait / 2, 1e-6);
    EXPECT_TRUE(ui.program().rest(wait));
    EXPECT_FALSE(ui.desk().notice);
    EXPECT_EQ(ui.program().still_for(), kForEver);
    EXPECT_EQ(ui.session().now(), 700 * kMs) << "a run that is paused does not go on";
}

TEST(Timeline, dragging_scrubs_to_the_moment_under_the_mouse) {
    Interface ui;
    ui.pause_at(900 * kMs);
    const auto times = ui.place("times");
    ASSERT_TRUE(times);
    const float y = times->center().y;
    ui.click_at({times->center().x, y});
    const double middle = static_cast<double>(ui.desk().shown_from + ui.desk().shown_to) / 2;
    const double span = static_cast<double>(ui.desk().shown_to - ui.desk().shown_from);
    EXPECT_NEAR(static_cast<double>(ui.session().now()), middle, span * 0.05);
    ui.drag({times->center().x, y}, {times->x, y});
    EXPECT_EQ(ui.session().now(), ui.desk().shown_from);
}

TEST(Timeline, wheel_zooms_around_the_mouse) {
    Interface ui;
    ui.pause_at(5000 * kMs);
    const auto times = ui.place("times");
    ASSERT_TRUE(times);
    const sim::Time span = ui.desk().shown_to - ui.desk().shown_from;
    ui.wheel(times->center(), 2);
    const sim::Time nearer = ui.desk().shown_to - ui.desk().shown_from;
    EXPECT_LT(nearer, span);
    ui.wheel(times->center(), -2);
    EXPECT_NEAR(static_cast<double>(ui.desk().shown_to - ui.desk().shown_from), static_cast<double>(span), 1000);
    for (int i = 0; i < 60; ++i)
        ui.wheel(times->center(), -1);
    EXPECT_GE(ui.desk().shown_from, 0);
    for (int i = 0; i < 120; ++i)
        ui.wheel(times->center(), 1);
    EXPECT_GT(ui.desk().shown_to, ui.desk().shown_from);
}

TEST(Timeline, right_drag_pans_and_time_stands) {
    Interface ui;
    ui.pause_at(5000 * kMs);
    const auto times = ui.place("times");
    ASSERT_TRUE(times);
    const sim::Time from = ui.desk().shown_from;
    const render::Point middle = times->center();
    ui.drag(middle, {middle.x + 200, middle.y}, ImGuiMouseButton_Right);
    EXPECT_LT(ui.desk().shown_from, from);
    EXPECT_EQ(ui.session().now(), 5000 * kMs);
}

TEST(Timeline, playhead_stays_in_sight_while_playing) {
    Interface ui;
    ui.program().apply(app::SessionAction(app::SetSpeed{4}));
    for (int i = 0; i < 100; ++i) {
        ui.frames(1);
        EXPECT_GE(ui.session().now(), ui.desk().shown_from);
        EXPECT_LE(ui.session().now(), ui.desk().shown_to);
    }
}

TEST(Window, no_part_of_the_top_bar_lies_on_another_at_any_text_size) {
    for (const int percent : {50, 100, 180, 300}) {
        for (const ImVec2 size : {ImVec2{800, 600}, ImVec2{1280, 720}, ImVec2{1600, 1000}}) {
            for (const char* language : {"en", "zh"}) {
                Interface ui({.scenario = app_tests::quiet_scenario(5),
                              .preferences = {.language = language, .text_percent = percent},
                              .size = size});
                float right = 0;
                for (const char* id :
                     {"to_start", "to_end", "speed", "lesson", "scenario", "faults", "language", "all"}) {
                    const auto place = ui.place(id);
                    if (!place) continue; // gone for lack of room
                    EXPECT_GE(place->x, right - 1) << id << " at " << percent << " % of " << size.x;
                    right = place->right();
                }
                EXPECT_TRUE(ui.place("to_end"));
                EXPECT_NE(ui.exists("lesson"), ui.exists("all")) << "a menu that holds the others, or they themselves";
            }
        }
    }
}

TEST(Window, what_comes_under_a_resting_mouse_is_not_asked_about) {
    Interface ui({.scenario = app_tests::quiet_scenario(5)});
    ui.pause_at(600 * kMs);
    const render::Point node = ui.on_stage(render::NodeTarget{1});
    ui.move_to(node);
    ui.frames();
    EXPECT_EQ(ui.desk().hovered, render::Target(render::NodeTarget{1}));
    ui.program().apply(app::DeskAction(app::Hover{}));
    ui.frames();
    EXPECT_FALSE(ui.desk().hovered);
    ui.move_to({node.x + 1, node.y});
    ui.frames();
    EXPECT_EQ(ui.desk().hovered, render::Target(render::NodeTarget{1}));
}

TEST(Window, everything_stays_inside_from_one_to_nine_nodes_at_every_size) {
    for (const int nodes : {1, 2, 5, 9}) {
        for (const ImVec2 size : {ImVec2{1024, 640}, ImVec2{1280, 720}, ImVec2{2560, 1440}}) {
            for (const char* language : {"en", "zh"}) {
                Interface ui({.scenario = app_tests::quiet_scenario(nodes),
                              .preferences = {.language = language},
                              .size = size});
                ui.pause_at(600 * kMs);
                float right = 0;
                for (const char* id :
                     {"to_start", "to_end", "speed", "scenario", "faults", "language", "theme", "help"}) {
                    const auto place = ui.place(id);
                    ASSERT_TRUE(place) << id;
                    EXPECT_GE(place->x, right - 1) << id << " overlaps its neighbour at " << size.x;
                    EXPECT_LE(place->right(), size.x) << id;
                    right = place->right();
                }
                const auto send = ui.place("send");
                ASSERT_TRUE(send);
                EXPECT_LE(send->right(), ui.place("world")->right());
            }
        }
    }
}

} // namespace
