// The walkthrough in the window, as somebody plays it who only has its keys and buttons.
#include <gtest/gtest.h>

#include <fstream>

#include "app/lesson/camera_way.h"
#include "app/lesson/lesson_focus.h"
#include "raft/lesson/pointer.h"
#include "tests/app/lesson_in_window.h"

namespace {

using app_tests::go_to;
using app_tests::Interface;
using app_tests::lesson_of;
using app_tests::walkthrough;
using Phase = app::LessonSession::Phase;

// Enters, until the beat rests.
void finish(Interface& ui) {
    if (lesson_of(ui).phase() == Phase::Asking) ui.key(ImGuiKey_Enter);
    if (lesson_of(ui).phase() == Phase::Playing) ui.key(ImGuiKey_Enter);
    ASSERT_EQ(lesson_of(ui).phase(), Phase::Resting);
}

std::uint64_t end_of(Interface& ui, std::size_t beat) {
    const lesson::CompiledLesson& compiled = lesson_of(ui).lesson();
    const lesson::CompiledBeat& place = compiled.beats[beat];
    return sim::digest(compiled.episodes[place.episode].run().at(place.end));
}

TEST(LessonWindow, an_unsound_lesson_opens_and_says_what_is_wrong) {
    app_tests::OwnFolder folder;
    const auto path = folder.path() / "false.json";
    std::ofstream(path) << R"({ "raftarium": 1, "languages": ["en"], "title": { "en": "T" }, "chapters": [
        { "id": "c", "title": { "en": "C" }, "world": {}, "beats": [
          { "id": "b", "text": { "en": "A leads." }, "expect": [{ "leader": "A" }] } ] } ] })";
    Interface ui({.scenario = app_tests::quiet_scenario(3), .preferences = {}});
    ui.program().apply(app::FileAction(app::OpenLesson{path.string(), {}}));
    ui.frames();
    ASSERT_NE(ui.program().lesson(), nullptr);
    EXPECT_EQ(lesson_of(ui).said().id, "b");
    ASSERT_TRUE(ui.program().desk().notice);
    EXPECT_EQ(ui.program().desk().notice->key, "error.unsound_one");
    EXPECT_EQ(ui.program().desk().notice->values.at(1).second.find("beat 1 'b': expect[0]: is not true"), 0U);
}

TEST(LessonWindow, buttons_keep_their_place_at_every_beat) {
    Interface ui({.scenario = {}, .preferences = {}, .lesson = "walkthrough"});
    const auto on = ui.place("lesson_continue");
    const auto back = ui.place("lesson_back");
    ASSERT_TRUE(on && back);
    const std::size_t beats = lesson_of(ui).lesson().beats.size();
    for (std::size_t beat = 0; beat < beats; ++beat) {
        ui.program().apply(app::LessonAction(app::GoToBeat{beat}));
        ui.frames();
        ASSERT_EQ(ui.place("lesson_continue"), on) << lesson_of(ui).said().id;
        ASSERT_EQ(ui.place("lesson_back"), back) << lesson_of(ui).said().id;
    }
    ui.program().apply(app::SessionAction(app::StepToNextEvent{}));
    ui.frames();
    const auto home = ui.place("lesson_return");
    ASSERT_TRUE(home);
    EXPECT_EQ(home->bottom(), on->bottom());
    EXPECT_EQ(home->right(), on->right());
    EXPECT_EQ(home->height, on->height);
}

TEST(LessonWindow, early_beats_have_the_window_to_themselves) {
    Interface ui(walkthrough());
    EXPECT_FALSE(ui.exists("send"));
    EXPECT_FALSE(ui.exists("times"));
    EXPECT_FALSE(ui.exists("tab_events"));
    ui.key(ImGuiKey_K); // nothing is selected
    EXPECT_FALSE(lesson_of(ui).taken_over());
    ui.program().apply(app::DeskAction(app::Select{render::NodeTarget{0}}));
    ui.key(ImGuiKey_K);
    EXPECT_TRUE(lesson_of(ui).taken_over());
    EXPECT_TRUE(ui.exists("send"));
    EXPECT_TRUE(ui.exists("times"));
    EXPECT_TRUE(ui.exists("tab_events"));
    EXPECT_FALSE(ui.exists("lesson_continue"));
    ui.click("lesson_return");
    EXPECT_FALSE(lesson_of(ui).taken_over());
    EXPECT_TRUE(ui.world().servers[0].up);
    EXPECT_FALSE(ui.exists("send"));
}

TEST(LessonWindow, a_lesson_may_leave_one_tab_of_the_panel) {
    app_tests::OwnFolder folder;
    const auto path = folder.path() / "own.json";
    std::ofstream(path) << R"({ "raftarium": 1, "languages": ["en"], "title": { "en": "T" }, "chapters": [
        { "id": "c", "title": { "en": "C" }, "world": {}, "hide": ["events"],
          "beats": [{ "id": "b", "text": { "en": "Look." } }] }] })";
    Interface ui(walkthrough());
    ui.program().apply(app::FileAction(app::OpenScenario{path.string()}));
    ui.frames();
    ASSERT_EQ(lesson_of(ui).lesson().lesson.title.in("en"), "T");
    EXPECT_TRUE(ui.exists("tab_node"));
    EXPECT_FALSE(ui.exists("tab_events"));
    EXPECT_FALSE(ui.exists("small_events")) << "what is shown is the other tab";
}

raft::NodeSet only(raft::NodeId node) {
    raft::NodeSet nodes;
    nodes.insert(node);
    return nodes;
}

TEST(LessonWindow, the_camera_comes_near_for_its_beat_and_goes_back) {
    Interface ui(walkthrough());
    go_to(ui, "own-vote");
    EXPECT_EQ(ui.program().memory().camera.to, only(2));
    EXPECT_LT(ui.program().memory().camera.way, 1);
    EXPECT_EQ(ui.program().still_for(), 0) << "though the world stands still";
    ui.frames(60);
    EXPECT_EQ(ui.program().memory().camera.way, 1);
    EXPECT_GT(ui.program().still_for(), 0);
    const float near = ui.program().memory().stage.hits.front().reach;
    ui.key(ImGuiKey_Backspace);
    ui.frames(60);
    EXPECT_EQ(ui.program().memory().camera.to, raft::NodeSet{});
    EXPECT_LT(ui.program().memory().stage.hits.front().reach, near);
}

TEST(LessonWindow, that_waits_for_a_reader_sleeps_until_the_text_is_read) {
    Interface ui(walkthrough());
    ui.program().apply(app::PreferenceAction(app::SetReadingPace{200}));
    go_to(ui, "own-vote");
    ui.frames(60); // the camera comes near
    const std::size_t first = ui.program().lesson()->beat();
    const double wait = ui.program().still_for();
    ASSERT_GT(wait, 1);
    ASSERT_LT(wait, 60);
    EXPECT_FALSE(ui.program().rest(wait / 2));
    EXPECT_EQ(ui.program().lesson()->beat(), first);
    EXPECT_TRUE(ui.program().rest(wait));
    EXPECT_EQ(ui.program().lesson()->beat(), first + 1);
}

TEST(CameraWay, one_that_is_called_back_turns_where_it_is) {
    render::Camera camera = app::moved({}, only(1), 0);
    camera = app::moved(camera, only(1), app::kCameraWay / 4);
    EXPECT_FLOAT_EQ(camera.way, 0.25F);
    camera = app::moved(camera, {}, 0);
    EXPECT_EQ(camera.to, raft::NodeSet{});
    EXPECT_FLOAT_EQ(camera.way, 0.75F);
    EXPECT_FLOAT_EQ(app::moved(camera, {}, app::kCameraWay).way, 1);
}

TEST(CameraWay, one_that_is_called_elsewhere_arrives_first) {
    render::Camera camera = app::moved({}, only(1), 0);
    camera = app::moved(camera, only(1), app::kCameraWay / 2);
    camera = app::moved(camera, only(2), app::kCameraWay / 4);
    EXPECT_EQ(camera.to, only(1)) << "no jump";
    camera = app::moved(camera, only(2), app::kCameraWay);
    EXPECT_EQ(camera.from, only(1));
    EXPECT_EQ(camera.to, only(2));
    EXPECT_LT(camera.way, 1);
    camera = app::moved(camera, only(2), app::kCameraWay);
    EXPECT_FLOAT_EQ(camera.way, 1);
}

TEST(LessonWindow, a_question_is_answered_by_a_button_or_on_the_stage) {
    for (const bool on_stage : {false, true}) {
        Interface ui({.scenario = {}, .preferences = {}, .lesson = "walkthrough"});
        const lesson::CompiledLesson& compiled = lesson_of(ui).lesson();
        std::size_t asks = 0;
        while (!compiled.beats[asks].ask || compiled.beat(asks).ask->choices[0].kind != lesson::Choice::Kind::Node)
            ++asks;
        ui.program().apply(app::LessonAction(app::GoToBeat{asks}));
        ui.frames();
        ASSERT_EQ(lesson_of(ui).phase(), Phase::Asking);
        ASSERT_TRUE(ui.exists("choice1"));
        EXPECT_FALSE(ui.exists("send")) << "the stage stays as high as it is";
        if (on_stage) {
            ui.click_at(ui.on_stage(render::NodeTarget{compiled.beat(asks).ask->choices[1].node}));
        } else {
            ui.click("choice2");
        }
        EXPECT_NE(lesson_of(ui).phase(), Phase::Asking);
        EXPECT_FALSE(lesson_of(ui).taken_over());
        while (!lesson_of(ui).outcome() && lesson_of(ui).beat() < asks + 5)
            ui.key(ImGuiKey_Enter);
        ASSERT_TRUE(lesson_of(ui).outcome());
        EXPECT_EQ(lesson_of(ui).outcome()->chosen, std::optional<std::size_t>(1));
    }
}

TEST(LessonWindow, a_question_comes_again_for_whoever_goes_back) {
    Interface ui({.scenario = {}, .preferences = {}, .lesson = "vote-refused"});
    go_to(ui, "d-back");
    ASSERT_EQ(lesson_of(ui).phase(), Phase::Asking);
    ui.click("choice1");
    ASSERT_NE(lesson_of(ui).phase(), Phase::Asking);
    ui.key(ImGuiKey_Backspace);
    ui.key(ImGuiKey_Enter);
    EXPECT_EQ(lesson_of(ui).phase(), Phase::Asking);
}

TEST(LessonWindow, a_node_stands_for_its_entry) {
    Interface ui({.scenario = {}, .preferences = {}, .lesson = "log-repair"});
    go_to(ui, "extras-go");
    ASSERT_EQ(lesson_of(ui).phase(), Phase::Asking);
    ui.click_at(ui.on_stage(render::NodeTarget{0}));
    ASSERT_NE(lesson_of(ui).phase(), Phase::Asking);
    while (!lesson_of(ui).outcome() && lesson_of(ui).phase() != Phase::Asking)
        ui.key(ImGuiKey_Enter);
    ASSERT_TRUE(lesson_of(ui).outcome());
    EXPECT_EQ(lesson_of(ui).outcome()->chosen, lesson_of(ui).outcome()->right) << "A’s entry stays";
}

TEST(LessonWindow, the_next_lesson_begins_at_its_beginning) {
    app_tests::OwnFolder folder;
    app_tests::Setup setup = walkthrough();
    setup.folder = folder.path();
    Interface ui(setup);
    ui.click("lesson");
    ui.click("lesson_why-random-timeouts");
    finish(ui);
    ui.key(ImGuiKey_Enter);
    ASSERT_GT(lesson_of(ui).beat(), 0U);
    ui.click("lesson");
    ui.click("walkthrough_the-end");
    go_to(ui, "sandbox");
    finish(ui);
    ui.click("lesson_next");
    EXPECT_EQ(lesson_of(ui).lesson().lesson.order, 2);
    EXPECT_EQ(lesson_of(ui).beat(), 0U);
}

TEST(LessonWindow, whoever_wants_no_questions_gets_none) {
    Interface ui({.scenario = {}, .preferences = {}, .lesson = "walkthrough"});
    ui.click("lesson");
    ui.click("ask_first");
    EXPECT_FALSE(ui.program().preferences().ask_first);
    const std::size_t beats = lesson_of(ui).lesson().beats.size();
    for (std::size_t beat = 0; beat < beats; ++beat) {
        ui.program().apply(app::LessonAction(app::GoToBeat{beat}));
        EXPECT_NE(lesson_of(ui).phase(), Phase::Asking);
    }
}

TEST(LessonWindow, the_place_is_remembered_between_starts) {
    app_tests::OwnFolder folder;
    app_tests::Setup setup = walkthrough();
    setup.folder = folder.path();
    {
        Interface ui(setup);
        go_to(ui, "silence");
    }
    {
        Interface ui(setup);
        EXPECT_EQ(lesson_of(ui).said().id, "silence");
    }
    std::ofstream(folder.path() / "state" / "lessons.json") << "{ damaged";
    Interface ui(setup);
    EXPECT_EQ(lesson_of(ui).beat(), 0U);
}

TEST(LessonWindow, the_menu_leads_to_chapters_and_to_other_lessons) {
    Interface ui(walkthrough());
    ui.click("lesson");
    ui.click("walkthrough_election");
    EXPECT_EQ(lesson_of(ui).said().id, "two-timeouts");
    ui.click("beat3");
    EXPECT_EQ(lesson_of(ui).place().number, 2U);
    ui.click("lesson");
    ui.click("lesson_log-repair");
    EXPECT_EQ(lesson_of(ui).beat(), 0U);
    EXPECT_EQ(lesson_of(ui).lesson().lesson.title.in("en"), "Log repair");
}

TEST(LessonWindow, at_the_end_the_cluster_is_there_to_be_explored) {
    Interface ui(walkthrough());
    const std::size_t last = lesson_of(ui).lesson().beats.size() - 1;
    ui.program().apply(app::LessonAction(app::GoToBeat{last}));
    ui.frames();
    finish(ui);
    const std::uint64_t world = end_of(ui, last);
    const sim::Time at = ui.session().now();
    ui.key(ImGuiKey_Enter); // as its button does
    EXPECT_EQ(ui.program().lesson(), nullptr);
    EXPECT_EQ(sim::digest(ui.session().run().at({ui.session().place().branch, at})), world);
    EXPECT_TRUE(ui.exists("send"));
    EXPECT_TRUE(ui.exists("times"));
}

TEST(LessonWindow, only_the_persons_own_story_is_recorded) {
    Interface ui(walkthrough());
    const auto file = ui.folder() / "state" / "last.json";
    go_to(ui, "silence");
    finish(ui);
    EXPECT_FALSE(std::filesystem::exists(file));
    ui.key(ImGuiKey_LeftArrow); // looks around, and does nothing
    EXPECT_FALSE(std::filesystem::exists(file));
    ui.program().apply(app::SessionAction(app::Do{sim::Kill{0}}));
    EXPECT_TRUE(std::filesystem::exists(file));
}

class EveryLessonInTheWindow : public testing::TestWithParam<std::string> {
  protected:
    static app_tests::Setup setup() {
        app_tests::Setup setup = walkthrough();
        setup.lesson = GetParam();
        return setup;
    }
};

TEST_P(EveryLessonInTheWindow, is_played_by_enter_alone_and_back_by_backspace) {
    Interface ui(setup());
    const std::size_t beats = lesson_of(ui).lesson().beats.size();
    for (std::size_t beat = 0; beat < beats; ++beat) {
        ASSERT_EQ(lesson_of(ui).beat(), beat);
        finish(ui);
        ASSERT_EQ(sim::digest(ui.world()), end_of(ui, beat)) << lesson_of(ui).said().id;
        if (beat + 1 < beats) ui.key(ImGuiKey_Enter);
    }
    for (std::size_t beat = beats - 1; beat > 0; --beat) {
        ui.key(ImGuiKey_Backspace);
        ASSERT_EQ(lesson_of(ui).beat(), beat - 1);
        ASSERT_EQ(sim::digest(ui.world()), end_of(ui, beat - 1)) << lesson_of(ui).said().id;
    }
}

bool overlap(const render::Rect& a, const render::Rect& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

render::Rect on_screen(const render::Rect& on_stage, const app::FrameMemory& memory) {
    return {on_stage.x + memory.stage_corner.x, on_stage.y + memory.stage_corner.y, on_stage.width, on_stage.height};
}

TEST_P(EveryLessonInTheWindow, has_a_card_that_never_covers_what_it_speaks_about) {
    for (const ImVec2 size : {ImVec2{1024, 640}, ImVec2{1600, 1000}, ImVec2{2560, 1440}}) {
        for (const bool both : {false, true}) {
            app_tests::Setup wanted = setup();
            wanted.preferences.both_languages = both;
            wanted.preferences.reduced_motion = true; // the camera is there at once
            wanted.size = size;
            Interface ui(wanted);
            for (std::size_t beat = 0; beat < lesson_of(ui).lesson().beats.size(); ++beat) {
                ui.program().apply(app::LessonAction(app::GoToBeat{beat}));
                if (lesson_of(ui).phase() == Phase::Playing)
                    ui.program().apply(app::LessonAction(app::ContinueLesson{}));
                ui.frames(1);
                const app::FrameMemory& memory = ui.program().memory();
                ASSERT_GT(memory.card.height, 0);
                ASSERT_LE(memory.card.height, size.y * 0.4F) << lesson_of(ui).said().id;
                const auto& pointed = app::focus_of(lesson_of(ui), ui.world()).pointed;
                EXPECT_GE(memory.stage.pointed.size(), pointed.size())
                    << lesson_of(ui).said().id << " speaks about what is not to be seen at " << size.x;
                for (const render::Rect& halo : memory.stage.pointed) {
                    EXPECT_FALSE(overlap(on_screen(halo, memory), memory.card)) << lesson_of(ui).said().id;
                    EXPECT_TRUE(memory.stage.area.contains(halo.center())) << lesson_of(ui).said().id;
                }
            }
        }
    }
}

TEST_P(EveryLessonInTheWindow, switches_its_language_at_every_beat_and_nothing_else) {
    Interface ui(setup());
    const std::size_t beats = lesson_of(ui).lesson().beats.size();
    for (std::size_t beat = 0; beat < beats; ++beat) {
        finish(ui);
        const std::uint64_t world = sim::digest(ui.world());
        const auto ids = ui.ids();
        const std::string title = ui.program().window_title();
        ui.key(ImGuiKey_L);
        EXPECT_NE(ui.program().window_title(), title);
        EXPECT_EQ(ui.ids(), ids) << lesson_of(ui).said().id;
        EXPECT_EQ(sim::digest(ui.world()), world);
        ui.key(ImGuiKey_L);
        EXPECT_EQ(ui.program().window_title(), title);
        ui.key(ImGuiKey_Enter);
    }
}

INSTANTIATE_TEST_SUITE_P(Shipped, EveryLessonInTheWindow, testing::ValuesIn(app_tests::lesson_names()),
                         [](const auto& test) { return app_tests::test_name(test.param); });

} // namespace
