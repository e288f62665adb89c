// What beats look like, from every chapter and every lesson: the stage as text, with what the beat hides and points at.
#include <gtest/gtest.h>

#include "app/lesson/lesson_focus.h"
#include "app/lesson/lesson_session.h"
#include "render/scene_text.h"
#include "render/stage_layout.h"
#include "render/theme.h"
#include "tests/app/interface.h"
#include "tests/golden.h"

namespace {

struct Shown {
    std::string lesson;
    std::string beat;
    std::string language = "en";
    bool dark = false;
};

class BeatScene : public testing::TestWithParam<Shown> {};

TEST_P(BeatScene, is_as_it_was) {
    const auto& [name, id, language, dark] = GetParam();
    const lesson::CompiledLesson lesson = app_tests::shipped_lesson(name);
    const auto beat = lesson.find_beat(id);
    ASSERT_TRUE(beat);
    const lesson::CompiledBeat& place = lesson.beats[*beat];
    const sim::World world = lesson.episodes[place.episode].run().at(place.end);
    const render::View view{.theme = dark ? &render::dark_theme() : &render::light_theme(),
                            .words = &app_tests::languages().get(language).words,
                            .font_size = 15,
                            .speed = app::speed_of(lesson.beat(*beat))};
    const app::Focus focus = app::focus_of(lesson, *beat, world);
    golden::expect("app", name + "." + id,
                   scene_text(stage_scene(world, app::looking(view, focus), {0, 0, 1100, 680})));
}

INSTANTIATE_TEST_SUITE_P(
    Beats, BeatScene,
    testing::Values(Shown{"walkthrough", "client"}, Shown{"walkthrough", "how-to-agree", "zh", true},
                    Shown{"walkthrough", "candidate"}, Shown{"walkthrough", "sends-entry", "zh"},
                    Shown{"walkthrough", "two-votes-each"}, Shown{"walkthrough", "acknowledged"},
                    Shown{"walkthrough", "set-8-committed", "zh", true}, Shown{"walkthrough", "higher-term"},
                    Shown{"log-repair", "extras-stay"}, Shown{"log-repair", "missing"},
                    Shown{"old-term-commit", "with-not-counted"},
                    Shown{"answered-then-cut-off", "d-refused", "en", true}, Shown{"nine-nodes", "who-can-win"},
                    Shown{"vote-refused", "refusals", "zh"}, Shown{"why-random-timeouts", "all-refused"}),
    [](const auto& test) { return app_tests::test_name(test.param.lesson + "." + test.param.beat); });

} // namespace
