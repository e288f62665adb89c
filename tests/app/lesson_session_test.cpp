// A lesson under somebody's hands, without a window: every step shows exactly the world that the engine has there.
#include "app/lesson/lesson_session.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "app/lesson/lesson_shelf.h"
#include "raft/sim/random.h"
#include "tests/app/interface.h"

namespace {

using app::LessonSession;
using Phase = LessonSession::Phase;
constexpr app::LessonPace kQuiet{.ask_first = false};
constexpr app::LessonPace kAsking{.ask_first = true};

// The lesson and the session that it drives.
struct Played {
    explicit Played(const std::string& name) : lesson(app_tests::shipped_lesson(name)) {}
    LessonSession lesson;
    app::Session session{file::Scenario{}};

    std::size_t beats() const { return lesson.lesson().beats.size(); }

    // What the engine says of a moment of the beat, played afresh.
    sim::World world_at(std::size_t beat, sim::Time at) const {
        const lesson::CompiledLesson& compiled = lesson.lesson();
        return compiled.episodes[compiled.beats[beat].episode].run().at(at);
    }
    std::uint64_t end_of(std::size_t beat) const {
        return sim::digest(world_at(beat, lesson.lesson().beats[beat].end));
    }
    void play_out() {
        for (int i = 0; i < 100'000 && session.playing(); ++i) {
            session.tick(0.05);
            lesson.tick(session, 0.05, kQuiet);
        }
    }
};

class EveryLesson : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Shipped, EveryLesson, testing::ValuesIn(app_tests::lesson_names()),
                         [](const auto& test) { return app_tests::test_name(test.param); });

TEST_P(EveryLesson, going_on_shows_each_beat_to_its_end_and_back_shows_the_same_again) {
    Played p(GetParam());
    p.lesson.go_to(p.session, 0, kQuiet);
    for (std::size_t beat = 0; beat < p.beats(); ++beat) {
        ASSERT_EQ(p.lesson.beat(), beat);
        if (p.lesson.phase() == Phase::Playing) p.lesson.go_on(p.session, kQuiet);
        ASSERT_EQ(p.lesson.phase(), Phase::Resting);
        ASSERT_FALSE(p.session.playing());
        ASSERT_EQ(sim::digest(p.session.world()), p.end_of(beat)) << p.lesson.said().id;
        p.lesson.go_on(p.session, kQuiet);
    }
    ASSERT_EQ(p.lesson.beat(), p.beats() - 1) << "the last beat has nothing behind it";
    for (std::size_t beat = p.beats() - 1; beat > 0; --beat) {
        p.lesson.go_back(p.session);
        ASSERT_EQ(p.lesson.beat(), beat - 1);
        ASSERT_EQ(sim::digest(p.session.world()), p.end_of(beat - 1)) << p.lesson.said().id;
    }
    p.lesson.go_back(p.session);
    EXPECT_EQ(p.lesson.beat(), 0U);
}

TEST_P(EveryLesson, a_beat_that_is_left_alone_plays_to_its_end_and_rests_there) {
    Played p(GetParam());
    for (std::size_t beat = 0; beat < p.beats(); ++beat) {
        p.lesson.go_to(p.session, beat, kQuiet);
        ASSERT_EQ(sim::digest(p.session.world()), sim::digest(p.world_at(beat, p.lesson.place().start)));
        p.play_out();
        ASSERT_EQ(p.lesson.beat(), beat);
        ASSERT_EQ(p.lesson.phase(), Phase::Resting);
        ASSERT_EQ(sim::digest(p.session.world()), p.end_of(beat)) << p.lesson.said().id;
    }
}

TEST_P(EveryLesson, any_walk_leads_to_the_same_worlds) {
    Played p(GetParam());
    sim::Random random(7);
    const auto pick = [&random](std::int64_t count) { return static_cast<std::size_t>(random.between(0, count - 1)); };
    p.lesson.go_to(p.session, 0, kAsking);
    for (int step = 0; step < 400; ++step) {
        switch (pick(7)) {
            case 0: p.lesson.go_back(p.session); break;
            case 1: p.lesson.go_to(p.session, pick(static_cast<std::int64_t>(p.beats())), kAsking); break;
            case 2: p.lesson.apply(p.session, app::Do{sim::Kill{0}}); break;
            case 3: p.lesson.apply(p.session, app::StepToNextEvent{}); break;
            case 4:
                p.session.tick(0.1);
                p.lesson.tick(p.session, 0.1, kAsking);
                break;
            case 5: p.lesson.choose(p.session, 0); break;
            default: p.lesson.go_on(p.session, kAsking); break;
        }
        if (p.lesson.taken_over()) continue;
        const lesson::CompiledBeat& place = p.lesson.place();
        ASSERT_GE(p.session.now(), place.start);
        ASSERT_LE(p.session.now(), place.end);
        if (p.lesson.phase() == Phase::Resting) {
            ASSERT_EQ(p.session.now(), place.end);
        }
        if (p.lesson.phase() == Phase::Asking) {
            ASSERT_EQ(p.session.now(), place.start);
        }
        ASSERT_EQ(sim::digest(p.session.world()), sim::digest(p.world_at(p.lesson.beat(), p.session.now())));
    }
}

TEST(LessonSession, acting_forks_and_the_beat_waits_untouched) {
    Played p("walkthrough");
    p.lesson.go_to(p.session, *p.lesson.lesson().find_beat("silence"), kQuiet);
    p.session.tick(0.5);
    const std::uint64_t before = sim::digest(p.session.world());
    const sim::Time at = p.session.now();
    ASSERT_TRUE(p.session.playing());

    p.lesson.apply(p.session, app::Do{sim::Kill{0}});
    EXPECT_TRUE(p.lesson.taken_over());
    EXPECT_FALSE(p.session.world().servers[0].up);
    EXPECT_EQ(p.session.now(), at);
    p.session.tick(60);
    p.lesson.tick(p.session, 60, kQuiet);
    EXPECT_GT(p.session.now(), p.lesson.place().end) << "the person's own story has no end";

    p.lesson.go_on(p.session, kQuiet);
    EXPECT_FALSE(p.lesson.taken_over());
    EXPECT_EQ(sim::digest(p.session.world()), before);
    EXPECT_TRUE(p.session.playing());
    p.lesson.go_on(p.session, kQuiet);
    EXPECT_EQ(sim::digest(p.session.world()), p.end_of(p.lesson.beat()));
}

TEST(LessonSession, the_fork_knows_nothing_of_what_the_lesson_has_in_store) {
    Played p("walkthrough");
    p.lesson.go_to(p.session, *p.lesson.lesson().find_beat("asks-for-5") - 1, kQuiet);
    p.lesson.go_on(p.session, kQuiet);
    p.lesson.apply(p.session, app::StepToNextEvent{});
    ASSERT_TRUE(p.lesson.taken_over());
    EXPECT_FALSE(p.session.has_input_after(p.session.now()));
}

TEST(LessonSession, what_changes_nothing_takes_nothing_over) {
    Played p("walkthrough");
    p.lesson.go_to(p.session, 0, kQuiet);
    p.lesson.apply(p.session, app::Do{sim::Heal{}});
    p.lesson.apply(p.session, app::Do{sim::Kill{8}});
    EXPECT_FALSE(p.lesson.taken_over());
}

TEST(LessonSession, play_pause_and_speed_only_change_the_pace) {
    Played p("walkthrough");
    p.lesson.go_to(p.session, *p.lesson.lesson().find_beat("no-leader"), kQuiet);
    const double own = p.session.speed();
    p.lesson.apply(p.session, app::PlayOrPause{});
    EXPECT_FALSE(p.session.playing());
    p.lesson.apply(p.session, app::PlayOrPause{});
    EXPECT_TRUE(p.session.playing());
    p.lesson.apply(p.session, app::SetSpeed{own / 2});
    EXPECT_FALSE(p.lesson.taken_over());
    EXPECT_DOUBLE_EQ(p.session.speed(), own / 2);

    // Whoever wants it slower wants the next beats slower, too.
    p.lesson.go_to(p.session, *p.lesson.lesson().find_beat("votes"), kQuiet);
    EXPECT_DOUBLE_EQ(p.session.speed(), static_cast<double>(p.lesson.said().speed) / 1000 / 2);
}

TEST(LessonSession, asks_before_the_beat_and_answers_where_it_is_decided) {
    Played p("walkthrough");
    const auto asks = [&] {
        for (std::size_t i = 0; i < p.beats(); ++i) {
            const auto& ask = p.lesson.lesson().beats[i].ask;
            if (ask && ask->decided_at > i) return i;
        }
        return std::size_t{0};
    }();
    const std::size_t decided = p.lesson.lesson().beats[asks].ask->decided_at;
    p.lesson.go_to(p.session, asks - 1, kAsking);
    if (p.lesson.phase() == Phase::Playing) p.lesson.go_on(p.session, kAsking);
    p.lesson.go_on(p.session, kAsking);
    ASSERT_EQ(p.lesson.beat(), asks);
    ASSERT_EQ(p.lesson.phase(), Phase::Asking);
    EXPECT_EQ(sim::digest(p.session.world()), p.end_of(asks - 1));
    p.lesson.choose(p.session, 99); // no such choice
    ASSERT_EQ(p.lesson.phase(), Phase::Asking);

    p.lesson.choose(p.session, 0);
    for (int i = 0; i < 100 && !(p.lesson.beat() == decided && p.lesson.phase() == Phase::Resting); ++i) {
        EXPECT_FALSE(p.lesson.outcome());
        p.lesson.go_on(p.session, kAsking);
    }
    const auto outcome = p.lesson.outcome();
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->asked_at, asks);
    EXPECT_EQ(outcome->chosen, std::optional<std::size_t>(0));
    EXPECT_EQ(outcome->right, p.lesson.lesson().beats[asks].ask->right);
}

TEST(LessonSession, who_skips_a_question_is_told_the_answer_all_the_same) {
    Played p("walkthrough");
    p.lesson.go_to(p.session, 0, kAsking);
    std::size_t asked = 0;
    std::size_t told = 0;
    while (!p.lesson.at_end()) {
        if (p.lesson.phase() == Phase::Asking) ++asked;
        if (p.lesson.phase() == Phase::Resting && p.lesson.outcome()) {
            EXPECT_FALSE(p.lesson.outcome()->chosen);
            ++told;
        }
        ASSERT_FALSE(p.lesson.open_choice());
        p.lesson.go_on(p.session, kAsking);
    }
    EXPECT_GT(asked, 0U);
    EXPECT_EQ(told, asked);
}

TEST(LessonSession, who_wants_no_questions_is_told_no_answers) {
    Played p("walkthrough");
    p.lesson.go_to(p.session, 0, kQuiet);
    while (!p.lesson.at_end()) {
        ASSERT_FALSE(p.lesson.outcome());
        p.lesson.go_on(p.session, kQuiet);
    }
}

TEST(LessonSession, a_choice_is_remembered_until_the_world_has_decided) {
    std::size_t seen = 0;
    for (const std::string& name : app_tests::lesson_names()) {
        Played p(name);
        for (std::size_t beat = 0; beat < p.beats(); ++beat) {
            const auto& ask = p.lesson.lesson().beats[beat].ask;
            if (!ask) continue;
            p.lesson.go_to(p.session, beat, kAsking);
            EXPECT_FALSE(p.lesson.open_choice());
            p.lesson.choose(p.session, 1);
            while (!p.lesson.outcome()) {
                ASSERT_LE(p.lesson.beat(), ask->decided_at) << name;
                if (p.lesson.phase() != Phase::Asking) {
                    ASSERT_TRUE(p.lesson.open_choice()) << name << " " << p.lesson.said().id;
                    EXPECT_EQ(p.lesson.open_choice()->asked_at, beat);
                    EXPECT_EQ(p.lesson.open_choice()->chosen, 1U);
                    ++seen;
                }
                p.lesson.go_on(p.session, kQuiet);
            }
            EXPECT_FALSE(p.lesson.open_choice());
        }
    }
    EXPECT_GT(seen, 0U);
}

TEST(LessonSession, at_a_pace_of_its_own_a_question_waits_so_long_and_says_how_long) {
    Played p("walkthrough");
    std::size_t asks = 0;
    while (!p.lesson.lesson().beats[asks].ask)
        ++asks;
    const app::LessonPace pace{.ask_first = true, .words_per_minute = 200, .reading_seconds = 4};
    p.lesson.go_to(p.session, asks, pace);
    ASSERT_TRUE(p.lesson.asks());
    EXPECT_DOUBLE_EQ(p.lesson.left_to_answer(pace), 4 + app::kSecondsToAnswer);
    EXPECT_EQ(p.lesson.left_to_answer(kAsking), std::numeric_limits<double>::infinity());
    p.lesson.tick(p.session, 3 + app::kSecondsToAnswer, pace);
    ASSERT_TRUE(p.lesson.asks());
    EXPECT_DOUBLE_EQ(p.lesson.left_to_answer(pace), 1);
    p.lesson.tick(p.session, 1.5, pace);
    EXPECT_FALSE(p.lesson.asks());
    EXPECT_EQ(p.lesson.beat(), asks);
}

TEST(LessonSession, at_a_pace_of_its_own_it_goes_on_when_the_text_is_read) {
    Played p("walkthrough");
    const app::LessonPace pace{.ask_first = false, .words_per_minute = 200, .reading_seconds = 4};
    p.lesson.go_to(p.session, 0, pace);
    p.lesson.tick(p.session, 3.9, pace);
    EXPECT_EQ(p.lesson.beat(), 0U);
    p.lesson.tick(p.session, 0.2, pace);
    EXPECT_EQ(p.lesson.beat(), 1U);
}

} // namespace
