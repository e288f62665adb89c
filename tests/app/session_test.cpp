// A session: time, inputs, and the future that an input in the past cuts off.
#include "app/session.h"

#include <gtest/gtest.h>

#include "app/playback_speed.h"
#include "tests/app/interface.h"

namespace {

using app::Session;
constexpr sim::Time kMs = sim::kMillisecond;

Session paused_at(sim::Time at, file::Scenario scenario = app_tests::quiet_scenario()) {
    Session session(scenario);
    session.apply(app::PlayOrPause{});
    session.apply(app::GoTo{at});
    return session;
}

TEST(Session, starts_playing_at_a_twentieth) {
    Session session(app_tests::quiet_scenario());
    EXPECT_TRUE(session.playing());
    session.tick(1);
    EXPECT_EQ(session.now(), 50 * kMs);
}

TEST(Session, the_slowest_speed_loses_no_time_between_frames) {
    Session session(app_tests::quiet_scenario());
    session.apply(app::SetSpeed{app::kSlowest});
    for (int frame = 0; frame < 6000; ++frame)
        session.tick(1.0 / 6000);
    EXPECT_NEAR(static_cast<double>(session.now()), 1000, 1);
}

TEST(Session, paused_time_stands) {
    Session session = paused_at(70 * kMs);
    session.tick(10);
    EXPECT_EQ(session.now(), 70 * kMs);
}

TEST(Session, the_world_is_that_of_its_history_at_now) {
    Session session = paused_at(600 * kMs);
    EXPECT_EQ(session.world(), session.run().at(600 * kMs));
    session.apply(app::GoTo{200 * kMs});
    EXPECT_EQ(session.world(), session.run().at(200 * kMs));
}

TEST(Session, input_takes_effect_at_now) {
    Session session = paused_at(600 * kMs);
    EXPECT_FALSE(session.apply(app::Do{sim::Kill{2}}));
    EXPECT_FALSE(session.world().servers[2].up);
    ASSERT_EQ(app_tests::inputs_of(session).size(), 1U);
    EXPECT_EQ(app_tests::inputs_of(session)[0].at, 600 * kMs);
    session.apply(app::GoTo{599 * kMs});
    EXPECT_TRUE(session.world().servers[2].up);
}

TEST(Session, input_that_changes_nothing_is_not_recorded) {
    Session session = paused_at(600 * kMs);
    session.apply(app::Do{sim::Restart{2}});
    session.apply(app::Do{sim::Heal{}});
    EXPECT_TRUE(app_tests::inputs_of(session).empty());
}

TEST(Session, impossible_input_is_refused_with_a_message) {
    Session session = paused_at(600 * kMs);
    const auto notice = session.apply(app::Do{sim::Kill{8}});
    ASSERT_TRUE(notice);
    EXPECT_TRUE(notice->trouble);
    EXPECT_TRUE(app_tests::inputs_of(session).empty());
}

TEST(Session, input_in_the_past_cuts_the_future_and_can_bring_it_back) {
    Session session = paused_at(600 * kMs);
    session.apply(app::Do{sim::Kill{1}});
    session.apply(app::GoTo{900 * kMs});
    session.apply(app::Do{sim::Restart{1}});
    const auto inputs = app_tests::inputs_of(session);

    session.apply(app::GoTo{300 * kMs});
    const auto notice = session.apply(app::Do{sim::Isolate{3}});
    ASSERT_TRUE(notice);
    EXPECT_EQ(notice->offers, app::Notice::Offer::CutFuture);
    EXPECT_EQ(session.cut_off(), 2U);
    EXPECT_EQ(app_tests::inputs_of(session).size(), 1U);

    session.apply(app::BringFutureBack{});
    EXPECT_EQ(app_tests::inputs_of(session), inputs);
    EXPECT_EQ(session.cut_off(), 0U);
    EXPECT_EQ(session.now(), 300 * kMs);
    session.apply(app::GoTo{950 * kMs});
    EXPECT_TRUE(session.world().servers[1].up);
}

TEST(Session, input_at_the_end_cuts_nothing) {
    Session session = paused_at(600 * kMs);
    session.apply(app::Do{sim::Kill{1}});
    EXPECT_FALSE(session.apply(app::Do{sim::Kill{2}}));
    EXPECT_EQ(session.cut_off(), 0U);
}

// A long recording says what its worlds were; where it plays differently that is said once.
TEST(Session, a_recording_that_plays_differently_says_from_when_on) {
    Session session = paused_at(0);
    while (session.now() < 60 * sim::kSecond) {
        session.apply(app::GoTo{60 * sim::kSecond});
    }
    file::Scenario kept = session.scenario();
    ASSERT_GT(kept.checkpoints.size(), 1U);
    ASSERT_LE(kept.checkpoints.size(), 16U);
    const auto news_of = [&kept] {
        Session again(kept);
        for (int i = 0; i < 100 && again.now() < 60 * sim::kSecond; ++i)
            again.apply(app::GoTo{60 * sim::kSecond});
        return again.take_news();
    };
    EXPECT_FALSE(news_of());
    kept.checkpoints[1].world ^= 1U;
    const auto notice = news_of();
    ASSERT_TRUE(notice);
    EXPECT_TRUE(notice->trouble);
    EXPECT_EQ(notice->key, "app.plays_differently");
}

// Another future begins in the midst of its first moment, before the act that made it.
TEST(Session, a_recording_of_acts_in_the_past_plays_as_it_was) {
    Session session = paused_at(2000 * kMs);
    session.apply(app::GoTo{1000 * kMs});
    session.apply(app::Do{sim::Kill{0}});
    session.apply(app::GoTo{30 * sim::kSecond});
    session.apply(app::GoTo{20 * sim::kSecond});
    session.apply(app::Do{sim::Restart{0}});
    session.apply(app::GoTo{30 * sim::kSecond});
    const file::Scenario kept = session.scenario();
    ASSERT_FALSE(kept.checkpoints.empty());
    Session again(kept);
    again.apply(app::GoTo{30 * sim::kSecond});
    EXPECT_FALSE(again.take_news());
}

TEST(Session, saved_and_opened_again_it_is_the_same_run) {
    Session session = paused_at(600 * kMs);
    session.apply(app::Do{sim::Kill{0}});
    session.apply(app::GoTo{1500 * kMs});
    const auto read = file::read_scenario(file::write_scenario(session.scenario()));
    ASSERT_TRUE(std::holds_alternative<file::Scenario>(read));
    Session again = paused_at(1500 * kMs, std::get<file::Scenario>(read));
    EXPECT_EQ(sim::digest(again.world()), sim::digest(session.world()));
    EXPECT_EQ(again.end(), session.end());
}

TEST(Session, end_is_the_furthest_that_is_known_or_scripted) {
    file::Scenario scenario = app_tests::quiet_scenario();
    scenario.inputs = {{2000 * kMs, sim::Kill{0}}};
    Session session = paused_at(100 * kMs, scenario);
    EXPECT_EQ(session.end(), 2000 * kMs);
    session.apply(app::GoTo{2500 * kMs});
    EXPECT_EQ(session.world().now, 2500 * kMs);
    session.apply(app::GoTo{0});
    EXPECT_EQ(session.end(), 2500 * kMs);
}

TEST(PlaybackSpeed, keys_go_through_the_round_ones) {
    double speed = app::kSlowest;
    for (const double expected : app::kSpeeds) {
        EXPECT_DOUBLE_EQ(speed, expected);
        speed = app::next_faster(speed);
    }
    EXPECT_DOUBLE_EQ(speed, app::kFastest);
    EXPECT_DOUBLE_EQ(app::next_slower(app::kSlowest), app::kSlowest);
    EXPECT_DOUBLE_EQ(app::next_slower(0.07), 0.05);
    EXPECT_DOUBLE_EQ(app::next_faster(0.07), 0.1);
}

TEST(PlaybackSpeed, slider_is_logarithmic_and_finds_round_speeds) {
    EXPECT_DOUBLE_EQ(app::slider_place(app::kSlowest), 0);
    EXPECT_DOUBLE_EQ(app::slider_place(app::kFastest), 1);
    for (const double speed : app::kSpeeds) {
        EXPECT_NEAR(app::speed_at(app::slider_place(speed)), speed, speed * 1e-9);
        EXPECT_DOUBLE_EQ(app::snapped_speed_at(app::slider_place(speed) + 0.005), speed);
    }
}

TEST(PlaybackSpeed, has_a_name_that_a_class_can_read) {
    EXPECT_EQ(app::speed_name(0.05), "1/20×");
    EXPECT_EQ(app::speed_name(0.001), "1/1000×");
    EXPECT_EQ(app::speed_name(4), "4×");
    EXPECT_EQ(app::speed_name(0.3), "1/3.3×");
}

} // namespace
