// Nothing that was done is lost: every future of a run can be come back to, and so can what somebody tried in a lesson.
#include "app/futures.h"

#include <gtest/gtest.h>

#include "tests/app/interface.h"

namespace {

using app::Session;
using app_tests::Interface;
using Inputs = std::vector<sim::TimedInput>;
constexpr sim::Time kMs = sim::kMillisecond;

const render::Words& words() {
    return app_tests::languages().get("en").words;
}

Session paused() {
    Session session(app_tests::quiet_scenario());
    session.set_playing(false);
    return session;
}

void act(Session& session, sim::Time at, const sim::Input& input) {
    session.apply(app::GoTo{at * kMs});
    session.apply(app::Do{input});
}

TEST(Futures, that_were_cut_off_are_named_and_can_be_shown_after_any_other_act) {
    Session session = paused();
    EXPECT_TRUE(app::other_futures(session, false, words()).empty());
    act(session, 900, sim::Kill{1});
    act(session, 600, sim::Isolate{3});
    act(session, 400, sim::Pause{2});
    session.apply(app::Do{sim::Kill{4}});
    EXPECT_EQ(session.cut_off(), 0U) << "the newest act cut nothing off";
    const auto futures = app::other_futures(session, false, words());
    ASSERT_EQ(futures.size(), 2U);
    EXPECT_EQ(futures[0].name, "From 0.600 s: D is isolated");
    EXPECT_EQ(futures[1].name, "The first future");

    const Inputs now = app_tests::inputs_of(session);
    session.apply(app::ShowFuture{futures[1].branch});
    EXPECT_EQ(app_tests::inputs_of(session), (Inputs{{900 * kMs, sim::Kill{1}}}));
    EXPECT_EQ(session.now(), 600 * kMs) << "where it was left";
    session.apply(app::Undo{});
    EXPECT_EQ(app_tests::inputs_of(session), now);
    EXPECT_EQ(session.now(), 400 * kMs);
    session.apply(app::Redo{});
    EXPECT_EQ(app_tests::inputs_of(session), (Inputs{{900 * kMs, sim::Kill{1}}}));
    act(session, 950, sim::Kill{0});
    EXPECT_EQ(app_tests::inputs_of(session).size(), 2U);
    session.apply(app::Undo{});
    session.apply(app::Undo{});
    EXPECT_EQ(app_tests::inputs_of(session), now);
}

TEST(Futures, are_in_the_menu_and_kept) {
    Interface ui;
    ui.pause_at(900 * kMs);
    ui.program().apply(app::SessionAction(app::Do{sim::Kill{1}}));
    ui.pause_at(300 * kMs);
    ui.program().apply(app::SessionAction(app::Do{sim::Kill{2}}));
    ui.program().apply(app::SessionAction(app::Do{sim::Kill{3}}));
    ui.frames();
    ui.click("scenario");
    ui.frames(30);
    ui.click("futures");
    ui.frames(30);
    ui.click("future0");
    EXPECT_EQ(app_tests::inputs_of(ui.session()), (Inputs{{900 * kMs, sim::Kill{1}}}));
    const auto kept = ui.program().kept_run().recording().last();
    ASSERT_TRUE(kept);
    EXPECT_EQ(file::shown_inputs(*kept), app_tests::inputs_of(ui.session()));
}

// Acts in a story of one's own, and goes on with the lesson.
void try_something(Interface& ui) {
    ui.program().apply(app::SessionAction(app::Do{sim::Kill{1}}));
    ASSERT_TRUE(ui.program().lesson()->taken_over());
    ui.program().apply(app::SessionAction(app::GoTo{ui.session().now() + 300 * kMs}));
    ui.program().apply(app::SessionAction(app::Do{sim::Kill{2}}));
    ui.session().set_playing(false);
    ui.frames(2);
}

TEST(OwnStory, left_for_the_lesson_can_be_come_back_to_at_once_and_from_any_step) {
    Interface ui({.scenario = {}, .preferences = {.ask_first = false}, .lesson = "walkthrough"});
    const lesson::CompiledLesson& lesson = ui.program().lesson()->lesson();
    const std::size_t home = *lesson.find_beat("silence");
    ASSERT_NE(lesson.beats[home].episode, lesson.beats[0].episode);
    ui.program().apply(app::LessonAction(app::GoToBeat{home}));
    ui.frames(2);
    try_something(ui);
    const Inputs own = app_tests::inputs_of(ui.session());
    const sim::Time left = ui.session().now();

    ui.click("lesson_return");
    EXPECT_FALSE(ui.program().lesson()->taken_over());
    ASSERT_TRUE(ui.exists("bring_back")) << "the notice leads there";
    ui.click("bring_back");
    EXPECT_TRUE(ui.program().lesson()->taken_over());
    EXPECT_EQ(app_tests::inputs_of(ui.session()), own);
    EXPECT_EQ(ui.session().now(), left);
    ui.key(ImGuiKey_Z, ImGuiMod_Ctrl);
    EXPECT_EQ(app_tests::inputs_of(ui.session()).size(), own.size() - 1) << "and its acts can be undone";
    ui.key(ImGuiKey_Y, ImGuiMod_Ctrl);

    // Another world has another run; what was done is not lost with the first one.
    ui.program().apply(app::LessonAction(app::GoToBeat{0}));
    ui.frames(2);
    ui.click("lesson");
    ui.frames(30);
    ui.click("own_future");
    EXPECT_TRUE(ui.program().lesson()->taken_over());
    EXPECT_EQ(app_tests::inputs_of(ui.session()), own);
    ui.program().apply(app::LessonAction(app::ReturnToLesson{}));
    EXPECT_EQ(ui.program().lesson()->beat(), 0U);
    const auto& place = ui.program().lesson()->place();
    EXPECT_EQ(sim::digest(ui.world()), sim::digest(lesson.episodes[place.episode].run().at(ui.session().now())));
}

TEST(OwnStory, leaves_the_lessons_line_alone) {
    Interface ui({.scenario = {}, .preferences = {.ask_first = false}, .lesson = "vote-refused"});
    ui.program().apply(app::LessonAction(app::GoToBeat{2}));
    ui.frames(2);
    try_something(ui);
    ui.program().apply(app::SessionAction(app::ShowFuture{0}));
    EXPECT_NE(ui.session().place().branch, 0U) << "that one is the lesson's to show";
    for (const auto& future : app::other_futures(ui.session(), true, words()))
        EXPECT_NE(future.branch, 0U);
}

TEST(OwnStory, in_which_nothing_was_done_is_not_offered) {
    Interface ui({.scenario = {}, .preferences = {.ask_first = false}, .lesson = "vote-refused"});
    ui.program().apply(app::LessonAction(app::TakeOver{}));
    ui.frames(2);
    ui.click("lesson_return");
    EXPECT_FALSE(ui.program().lesson()->own_story());
    EXPECT_FALSE(ui.exists("bring_back"));
}

TEST(Lesson, that_was_left_is_called_as_in_the_language_now_chosen) {
    Interface ui({.scenario = {}, .preferences = {.language = "zh"}, .lesson = "vote-refused"});
    const lesson::Texts title = ui.program().lesson()->lesson().lesson.title;
    ui.program().apply(app::LessonAction(app::LeaveLesson{}));
    const auto begins_with = [&](std::string_view language) {
        return ui.program().window_title().starts_with(title.in(language));
    };
    EXPECT_TRUE(begins_with("zh")) << ui.program().window_title();
    ui.program().apply(app::PreferenceAction(app::SwitchLanguage{}));
    EXPECT_TRUE(begins_with("en")) << ui.program().window_title();
}

TEST(Recording, keeps_the_moment_at_which_the_program_ended) {
    app_tests::OwnFolder folder;
    const app_tests::Setup setup{
        .scenario = app_tests::quiet_scenario(), .offers_last_run = true, .folder = folder.path()};
    for (const sim::Time left : {20 * sim::kSecond, 400 * kMs}) {
        {
            Interface ui(setup);
            ui.pause_at(600 * kMs);
            ui.program().apply(app::SessionAction(app::Do{sim::Kill{1}}));
            ui.pause_at(30 * sim::kSecond);
            ui.pause_at(left);
            EXPECT_FALSE(ui.program().close());
        }
        Interface ui(setup);
        ui.click("continue_last");
        EXPECT_EQ(ui.session().now(), left);
        EXPECT_EQ(app_tests::inputs_of(ui.session()), (Inputs{{600 * kMs, sim::Kill{1}}}));
    }
}

TEST(Recording, of_nothing_is_not_written_at_the_end) {
    Interface ui;
    ui.pause_at(600 * kMs);
    EXPECT_FALSE(ui.program().close());
    EXPECT_FALSE(ui.program().kept_run().recording().last());
}

} // namespace
