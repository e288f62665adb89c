// Somebody who presses everything at random: nothing asserts, and the run stays a run.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>

#include "tests/app/interface.h"

namespace {

using app_tests::Interface;

constexpr std::array kKeys{
    ImGuiKey_Space,   ImGuiKey_RightArrow, ImGuiKey_LeftArrow, ImGuiKey_Home,  ImGuiKey_End, ImGuiKey_K,
    ImGuiKey_Z,       ImGuiKey_T,          ImGuiKey_I,         ImGuiKey_H,     ImGuiKey_C,   ImGuiKey_Tab,
    ImGuiKey_D,       ImGuiKey_L,          ImGuiKey_Escape,    ImGuiKey_Enter, ImGuiKey_F1,  ImGuiKey_F6,
    ImGuiKey_UpArrow, ImGuiKey_DownArrow,  ImGuiKey_Backspace};
constexpr std::string_view kLetters = "123456789[]=?";

class Monkey {
  public:
    Monkey(unsigned seed, Interface& ui) : random_(seed), ui_(ui) {}

    void act() {
        switch (upto(12)) {
            case 0:
            case 1: return ui_.key(kKeys[upto(kKeys.size())]);
            case 2: return ui_.type(kLetters.substr(upto(kLetters.size()), 1));
            case 3: return ui_.click_at(anywhere(), ImGuiMouseButton_Right);
            case 4: return ui_.click_at(anywhere(), ImGuiMouseButton_Left, 2);
            case 5: return ui_.drag(anywhere(), anywhere());
            case 6: return ui_.wheel(anywhere(), upto(2) == 0 ? 1.0F : -1.0F);
            case 7: return ui_.click_at(on_something());
            case 8: return ui_.click_at(on_something(), ImGuiMouseButton_Right);
            default: return ui_.click_at(anywhere());
        }
    }

  private:
    std::size_t upto(std::size_t end) { return random_() % end; }

    render::Point anywhere() {
        const ImVec2 size = ImGui::GetIO().DisplaySize;
        return {static_cast<float>(upto(static_cast<std::size_t>(size.x))),
                static_cast<float>(upto(static_cast<std::size_t>(size.y)))};
    }

    render::Point on_something() {
        const auto& memory = ui_.program().memory();
        if (memory.stage.hits.empty()) return anywhere();
        return ui_.on_stage(memory.stage.hits[upto(memory.stage.hits.size())].target);
    }

    std::mt19937 random_;
    Interface& ui_;
};

void expect_a_sound_run(Interface& ui) {
    const sim::Time now = ui.session().now();
    ASSERT_GE(now, 0);
    ASSERT_EQ(ui.world().now, now);
    const auto inputs = app_tests::inputs_of(ui.session());
    ASSERT_TRUE(std::ranges::is_sorted(inputs, {}, &sim::TimedInput::at));
    const auto written = file::write_scenario(ui.session().scenario());
    const auto read = file::read_scenario(written);
    ASSERT_TRUE(std::holds_alternative<file::Scenario>(read)) << written;
    EXPECT_EQ(file::shown_inputs(std::get<file::Scenario>(read)), inputs);
    sim::Run again(ui.session().run().config(), inputs);
    EXPECT_EQ(sim::digest(again.at(now)), sim::digest(ui.world()));
}

class MonkeyTest : public testing::TestWithParam<unsigned> {};

TEST_P(MonkeyTest, presses_everything_and_the_run_stays_sound) {
    constexpr std::array kNodes{5, 1, 3, 9};
    const unsigned seed = GetParam();
    Interface ui({.scenario = app_tests::quiet_scenario(kNodes[seed % kNodes.size()]), .size = {1280, 720}});
    Monkey monkey(seed, ui);
    for (int i = 0; i < 600; ++i) {
        // Files are another test's business, and a run of days is nobody's.
        if (ui.desk().dialog != app::Dialog::None) ui.program().apply(app::DeskAction(app::ShowDialog{}));
        if (ui.session().now() > 30 * sim::kSecond) ui.program().apply(app::SessionAction(app::GoToStart{}));
        monkey.act();
        if (HasFatalFailure()) return;
    }
    expect_a_sound_run(ui);
}

TEST_P(MonkeyTest, presses_everything_in_a_lesson_and_the_lesson_stays_whole) {
    constexpr std::array kLessons{"walkthrough", "log-repair", "old-term-commit", "nine-nodes"};
    const unsigned seed = GetParam();
    Interface ui({.scenario = {}, .size = {1280, 720}, .lesson = kLessons[seed % kLessons.size()]});
    ui.program().apply(app::LessonAction(app::GoToBeat{seed * 9}));
    Monkey monkey(seed, ui);
    for (int i = 0; i < 400; ++i) {
        if (ui.desk().dialog != app::Dialog::None) ui.program().apply(app::DeskAction(app::ShowDialog{}));
        if (ui.session().now() > 30 * sim::kSecond) ui.program().apply(app::LessonAction(app::ReturnToLesson{}));
        if (ui.session().now() > 30 * sim::kSecond) ui.program().apply(app::SessionAction(app::GoToStart{}));
        monkey.act();
        if (HasFatalFailure()) return;
    }
    expect_a_sound_run(ui);
    const app::LessonSession* lesson = ui.program().lesson();
    if (lesson == nullptr) return; // the monkey went exploring
    ui.program().apply(app::LessonAction(app::ReturnToLesson{}));
    const lesson::CompiledBeat& place = lesson->place();
    EXPECT_GE(ui.session().now(), place.start);
    EXPECT_LE(ui.session().now(), place.end);
    sim::Run run = lesson->lesson().episodes[place.episode].run();
    EXPECT_EQ(sim::digest(run.at(ui.session().now())), sim::digest(ui.session().world()));
}

INSTANTIATE_TEST_SUITE_P(Seeds, MonkeyTest, testing::Range(1U, 9U));

} // namespace
