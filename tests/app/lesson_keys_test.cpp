// A lesson under somebody who has a clicker, a keyboard or little time.
#include <gtest/gtest.h>

#include "tests/app/lesson_in_window.h"

namespace {

using app_tests::go_to;
using app_tests::Interface;
using app_tests::lesson_of;
using app_tests::walkthrough;
using Phase = app::LessonSession::Phase;

TEST(LessonKeys, each_choice_has_its_digit) {
    Interface ui({.scenario = {}, .preferences = {}, .lesson = "walkthrough"});
    const lesson::CompiledLesson& compiled = lesson_of(ui).lesson();
    std::size_t asked = 0;
    for (std::size_t beat = 0; beat < compiled.beats.size(); ++beat) {
        if (!compiled.beats[beat].ask) continue;
        const std::size_t choices = compiled.beat(beat).ask->choices.size();
        for (std::size_t choice = 0; choice < choices; ++choice) {
            ui.program().apply(app::LessonAction(app::GoToBeat{beat}));
            ui.frames();
            ASSERT_TRUE(lesson_of(ui).asks());
            ui.type(std::to_string(choices + 1)); // no such choice
            EXPECT_TRUE(lesson_of(ui).asks());
            ui.type(std::to_string(choice + 1));
            EXPECT_FALSE(lesson_of(ui).asks());
            EXPECT_FALSE(ui.desk().selected) << "it was an answer";
            const auto open = lesson_of(ui).open_choice();
            EXPECT_TRUE((open && open->chosen == choice) || lesson_of(ui).outcome());
            ++asked;
        }
    }
    EXPECT_GT(asked, 0U);
}

TEST(LessonKeys, the_next_question_waits_in_its_own_time_and_is_seen_to) {
    app_tests::Setup setup{.scenario = {}, .preferences = {.words_per_minute = 200}, .lesson = "walkthrough"};
    Interface ui(setup);
    std::size_t asks = 0;
    while (!lesson_of(ui).lesson().beats[asks].ask)
        ++asks;
    ui.program().apply(app::LessonAction(app::GoToBeat{asks}));
    ui.frames(60); // the camera comes near
    ASSERT_TRUE(lesson_of(ui).asks());
    EXPECT_GT(ui.program().still_for(), 0) << "nothing moves";
    EXPECT_LE(ui.program().still_for(), 1) << "but the seconds are counted";
    for (int second = 0; second < 90 && lesson_of(ui).asks(); ++second)
        ui.program().rest(1);
    EXPECT_FALSE(lesson_of(ui).asks());
}

TEST(LessonKeys, by_keyboard_alone_a_question_is_answered_and_the_lesson_goes_on) {
    Interface ui({.scenario = {}, .preferences = {}, .lesson = "vote-refused"});
    go_to(ui, "d-back");
    ASSERT_TRUE(lesson_of(ui).asks());
    ui.key(ImGuiKey_F6);
    ui.key(ImGuiKey_Tab);
    ui.key(ImGuiKey_Enter);
    ASSERT_TRUE(lesson_of(ui).open_choice() || lesson_of(ui).outcome());
    EXPECT_EQ(lesson_of(ui).open_choice() ? lesson_of(ui).open_choice()->chosen : lesson_of(ui).outcome()->chosen, 1U)
        << "F6 begins at the first choice";
    const std::size_t beat = lesson_of(ui).beat();
    for (int i = 0; i < 6 && lesson_of(ui).beat() == beat; ++i)
        ui.key(ImGuiKey_Enter); // the keyboard is at the way on
    EXPECT_EQ(lesson_of(ui).beat(), beat + 1);
    EXPECT_TRUE(ui.desk().keyboard_focus);
    EXPECT_FALSE(lesson_of(ui).taken_over());
}

TEST(LessonKeys, its_speed_does_not_leak_into_the_next_scenario) {
    Interface ui({.scenario = app_tests::quiet_scenario(), .preferences = {}});
    ui.program().apply(app::SessionAction(app::SetSpeed{0.2}));
    ui.program().apply(
        app::FileAction(app::OpenLesson{(app_tests::assets() / "lessons/walkthrough.json").string(), 1}));
    ASSERT_NE(ui.session().speed(), 0.2);
    ui.program().apply(
        app::FileAction(app::OpenScenario{(app_tests::assets() / "scenarios/first-election.json").string()}));
    EXPECT_DOUBLE_EQ(ui.session().speed(), 0.2);
    ui.program().apply(
        app::FileAction(app::OpenLesson{(app_tests::assets() / "lessons/walkthrough.json").string(), 1}));
    ui.program().apply(app::LessonAction(app::LeaveLesson{}));
    EXPECT_DOUBLE_EQ(ui.session().speed(), 0.2) << "nor into the cluster that stays";
}

TEST(LessonKeys, an_address_on_the_card_can_be_clicked) {
    for (const bool by_keyboard : {false, true}) {
        Interface ui(walkthrough());
        go_to(ui, "paper");
        ASSERT_TRUE(ui.exists("address1"));
        if (by_keyboard) {
            ui.key(ImGuiKey_F6);
            for (int i = 0; i < 200 && !ui.focuses("address1"); ++i)
                ui.key(ImGuiKey_Tab);
            ui.key(ImGuiKey_Enter);
        } else {
            ui.click("address1");
        }
        const auto asked = ui.program().take_window_actions();
        ASSERT_EQ(asked.size(), 1U);
        EXPECT_EQ(std::get<app::OpenAddress>(asked[0]).address, "https://raft.github.io/raft.pdf");
    }
}

TEST(LessonKeys, a_clicker_goes_on_and_back) {
    Interface ui({.scenario = {}, .preferences = {}, .lesson = "vote-refused"});
    ui.key(ImGuiKey_PageDown);
    const std::size_t beat = lesson_of(ui).beat();
    const auto phase = lesson_of(ui).phase();
    EXPECT_TRUE(beat > 0 || phase == Phase::Resting);
    while (!lesson_of(ui).at_end())
        ui.key(ImGuiKey_PageDown);
    ui.key(ImGuiKey_PageUp);
    EXPECT_EQ(lesson_of(ui).beat() + 2, lesson_of(ui).lesson().beats.size());
    while (!lesson_of(ui).at_end())
        ui.key(ImGuiKey_PageDown);
    ui.key(ImGuiKey_PageDown);
    EXPECT_EQ(ui.program().lesson(), nullptr) << "the cluster";
    EXPECT_EQ(ui.desk().notice->key, "lesson.left");
    ui.key(ImGuiKey_PageUp);
    ASSERT_NE(ui.program().lesson(), nullptr) << "one step too far is taken back";
    EXPECT_TRUE(lesson_of(ui).last_beat());
}

TEST(LessonKeys, home_and_end_go_to_the_first_and_the_last_beat) {
    Interface ui(walkthrough());
    ui.key(ImGuiKey_End);
    EXPECT_TRUE(lesson_of(ui).last_beat());
    EXPECT_FALSE(lesson_of(ui).taken_over());
    ui.key(ImGuiKey_Home);
    EXPECT_EQ(lesson_of(ui).beat(), 0U);
    go_to(ui, "silence");
    ui.key(ImGuiKey_RightArrow);
    ASSERT_TRUE(lesson_of(ui).taken_over());
    ui.key(ImGuiKey_Home);
    EXPECT_TRUE(lesson_of(ui).taken_over()) << "now it is the person's own run that they go through";
    EXPECT_EQ(ui.session().now(), 0);
}

} // namespace
