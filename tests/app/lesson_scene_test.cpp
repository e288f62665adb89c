// Every beat of every lesson and every scenario that comes with the program, with the letters that are installed: the
// picture tells what is there, and it can be read.
#include <gtest/gtest.h>

#include "app/files/opened_file.h"
#include "app/lesson/lesson_focus.h"
#include "app/lesson/lesson_session.h"
#include "render/stage_layout.h"
#include "render/theme.h"
#include "render/timeline_layout.h"
#include "tests/app/interface.h"
#include "tests/picture/scene_checks.h"

namespace {

struct Window {
    render::Rect stage;
    render::Rect timeline;
    float font;
};

// About what is left of 1280 × 720, 1600 × 1000 and 2560 × 1440 beside panels.
constexpr Window kWindows[]{{{0, 0, 900, 440}, {0, 0, 1280, 170}, 14},
                            {{0, 0, 1130, 690}, {0, 0, 1600, 200}, 16},
                            {{0, 0, 1900, 1000}, {0, 0, 2560, 320}, 22}};

// In both languages and both themes, in turn with the sizes.
template <class Look>
void in_every_window(const Look& look) {
    int turn = 0;
    for (const Window& window : kWindows) {
        for (const char* language : {"en", "zh"}) {
            const bool dark = ++turn % 3 == 0;
            look(window, render::View{.theme = dark ? &render::dark_theme() : &render::light_theme(),
                                      .words = &app_tests::languages().get(language).words,
                                      .font_size = window.font});
        }
    }
}

class BeatScene : public testing::TestWithParam<std::string> {};

TEST_P(BeatScene, shows_what_is_there_and_can_be_read) {
    const lesson::CompiledLesson lesson = app_tests::shipped_lesson(GetParam());
    for (std::size_t beat = 0; beat < lesson.beats.size(); ++beat) {
        const lesson::CompiledBeat& place = lesson.beats[beat];
        for (const sim::Time at : {place.start, (place.start + place.end) / 2, place.end}) {
            const sim::World world = lesson.episodes[place.episode].run().at(at);
            const app::Focus focus = app::focus_of(lesson, beat, world);
            in_every_window([&](const Window& window, render::View view) {
                view.speed = app::speed_of(lesson.beat(beat));
                view = app::looking(view, focus);
                view.camera = {}; // it shows a part of this, larger
                const render::Scene stage = stage_scene(world, view, window.stage);
                picture_tests::expect_stage(stage, world, view);
                picture_tests::expect_readable(stage, *view.theme);
            });
        }
        ASSERT_FALSE(HasFailure()) << lesson.beat(beat).id;
    }
}

INSTANTIATE_TEST_SUITE_P(Lessons, BeatScene, testing::ValuesIn(app_tests::lesson_names()),
                         [](const auto& test) { return app_tests::test_name(test.param); });

class ScenarioScene : public testing::TestWithParam<std::string> {};

TEST_P(ScenarioScene, shows_what_is_there_and_can_be_read) {
    const auto path = app_tests::assets() / "scenarios" / GetParam();
    const auto opened = app::open_file(path.string());
    const auto& scenario = std::get<file::Scenario>(opened);
    sim::Run run(scenario.config, scenario.inputs);
    const sim::Time until = scenario.until.value_or(3 * sim::kSecond);
    for (sim::Time at = 0; at <= until; at += until / 60 + 1) {
        const sim::World& world = run.at(at);
        const sim::Time from = std::max<sim::Time>(0, at - 1350 * sim::kMillisecond);
        const sim::Time to = from + 1500 * sim::kMillisecond;
        run.need(0, render::TimelineRecorder::first_needed(run, 0, from), at);
        render::TimelineRecorder recorder;
        const render::Timeline& timeline = recorder.show(run, 0, from, at);
        in_every_window([&](const Window& window, const render::View& view) {
            const render::Scene stage = stage_scene(world, view, window.stage);
            const render::Scene below = timeline_scene(timeline, view, window.timeline, from, to, at);
            picture_tests::expect_stage(stage, world, view);
            picture_tests::expect_readable(stage, *view.theme);
            picture_tests::expect_timeline(below, timeline, view, from, to, at);
            picture_tests::expect_readable(below, *view.theme);
        });
        ASSERT_FALSE(HasFailure()) << at;
    }
}

std::vector<std::string> scenarios() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(app_tests::assets() / "scenarios"))
        names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

INSTANTIATE_TEST_SUITE_P(Scenarios, ScenarioScene, testing::ValuesIn(scenarios()),
                         [](const auto& test) { return app_tests::test_name(test.param); });

} // namespace
