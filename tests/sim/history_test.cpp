// A history shows every moment as playing from the beginning would.
#include "raft/sim/history.h"

#include "tests/sim/random_scenario.h"
#include "tests/sim/watched_world.h"

namespace sim::testing {
namespace {

std::vector<Told> play_told(const RandomScenario& scenario, Time until) {
    std::vector<Told> told;
    play(scenario, until, [&](const World&, const TraceEvent& event) { told.push_back(told_of(event)); });
    return told;
}

TEST(History, at_equalsPlayingForRandomScenariosAndTimes) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        SCOPED_TRACE(seed);
        const RandomScenario scenario = random_scenario(seed);
        History history(scenario.config, scenario.inputs);
        Random random(seed);
        for (int i = 0; i < 12; ++i) {
            const Time t = random.between(0, kScenarioLength);
            const World played = play(scenario, t);
            const World& shown = history.at(t);
            ASSERT_EQ(digest(shown), digest(played)) << t;
            ASSERT_EQ(shown, played) << t;
            ASSERT_EQ(history.look_at(t), played) << t;
        }
    }
}

TEST(History, at_everyInputsOwnMoment_showsItDone) {
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        const RandomScenario scenario = random_scenario(seed);
        History history(scenario.config, scenario.inputs);
        for (const TimedInput& input : scenario.inputs) {
            ASSERT_EQ(history.at(input.at), play(scenario, input.at)) << seed << " at " << input.at;
            const Time before = std::max<Time>(0, input.at - 1);
            ASSERT_EQ(history.at(before), play(scenario, before)) << seed << " before " << input.at;
        }
    }
}

TEST(History, at_farAheadAndBackAgain_isExact) {
    RandomScenario scenario{.config = config_for(5), .inputs = {}};
    for (Time t = 0; t < 60 * kSecond; t += 250 * kMillisecond)
        scenario.inputs.push_back({t, Request{1, std::nullopt, {raft::Op::Add, 1}}});
    History history(scenario.config, scenario.inputs);
    Random random(3);
    for (int i = 0; i < 30; ++i) {
        const Time t = random.between(0, 70 * kSecond);
        ASSERT_EQ(digest(history.at(t)), digest(play(scenario, t))) << t;
    }
}

TEST(History, inputs_areTakenInOrderOfTimeAndThenAsGiven) {
    const Config config = config_for(3);
    History history(config, {{20, Kill{A}}, {10, Kill{B}}, {20, Restart{A}}, {10, Pause{B}}});
    EXPECT_EQ(history.inputs(),
              (std::vector<TimedInput>{{10, Kill{B}}, {10, Pause{B}}, {20, Kill{A}}, {20, Restart{A}}}));
    EXPECT_TRUE(history.at(20).servers[A].up);
    EXPECT_FALSE(history.at(19).servers[B].up);
}

// The moments at which something happens, told or put in.
std::vector<Time> moments(const RandomScenario& scenario) {
    std::vector<Time> times;
    for (const Told& told : play_told(scenario, kScenarioLength))
        times.push_back(told.at);
    times.erase(std::unique(times.begin(), times.end()), times.end());
    return times;
}

TEST(History, nextEvent_visitsEveryMomentAtWhichSomethingHappens) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        SCOPED_TRACE(seed);
        const RandomScenario scenario = random_scenario(seed);
        History history(scenario.config, scenario.inputs);
        std::vector<Time> visited;
        for (Time t = history.next_event(0); t <= kScenarioLength; t = history.next_event(t)) {
            ASSERT_TRUE(visited.empty() || t > visited.back());
            visited.push_back(t);
        }
        for (const Time moment : moments(scenario)) {
            if (moment == 0) continue;
            ASSERT_TRUE(std::ranges::binary_search(visited, moment)) << moment;
        }
    }
}

TEST(History, previousEvent_visitsThemInReverse) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        SCOPED_TRACE(seed);
        const RandomScenario scenario = random_scenario(seed);
        std::vector<Time> expected = moments(scenario);
        if (!expected.empty() && expected.front() == 0) expected.erase(expected.begin());
        std::ranges::reverse(expected);
        if (!expected.empty() && expected.front() == kScenarioLength) expected.erase(expected.begin());
        History history(scenario.config, scenario.inputs);
        history.at(kScenarioLength);
        std::vector<Time> visited;
        for (Time t = history.previous_event(kScenarioLength); t > 0; t = history.previous_event(t))
            visited.push_back(t);
        ASSERT_EQ(visited, expected);
    }
}

TEST(History, nextEvent_whereNothingIsDue_isNever) {
    Config config = config_for(3);
    config.pace = Pace::ByHand;
    History history(config);
    EXPECT_EQ(history.next_event(0), kNever);
    history.record(5 * kSecond, FireTimer{A});
    EXPECT_EQ(history.next_event(0), 5 * kSecond);
    EXPECT_EQ(history.previous_event(9 * kSecond), 5 * kSecond);
    EXPECT_EQ(history.previous_event(5 * kSecond), 0);
}

TEST(History, record_takesEffectAtOnce) {
    History history(config_for(3));
    EXPECT_TRUE(history.record(300 * kMillisecond, Kill{A}).empty());
    EXPECT_FALSE(history.at(300 * kMillisecond).servers[A].up);
    EXPECT_TRUE(history.at(299 * kMillisecond).servers[A].up);
    EXPECT_EQ(history.inputs(), (std::vector<TimedInput>{{300 * kMillisecond, Kill{A}}}));
}

TEST(History, record_inThePast_cutsTheFutureOffAndHandsItOut) {
    const RandomScenario scenario = random_scenario(11);
    ASSERT_GT(scenario.inputs.size(), 10U);
    const Time now = scenario.inputs[5].at;
    std::vector<TimedInput> kept;
    std::vector<TimedInput> later;
    for (const TimedInput& input : scenario.inputs)
        (input.at <= now ? kept : later).push_back(input);

    History history(scenario.config, scenario.inputs);
    history.at(kScenarioLength);
    const std::uint64_t version = history.version();
    EXPECT_EQ(history.record(now, Heal{}), later);
    EXPECT_NE(history.version(), version);
    EXPECT_EQ(history.frontier(), now);

    kept.push_back({now, Heal{}});
    EXPECT_EQ(history.inputs(), kept);
    const RandomScenario changed{.config = scenario.config, .inputs = kept};
    for (const Time t : {Time{0}, now - 1, now, now + 1, kScenarioLength})
        EXPECT_EQ(history.at(t), play(changed, t)) << t;
}

TEST(History, recordedAndGivenInputs_makeTheSameRun) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const RandomScenario scenario = random_scenario(seed);
        History given(scenario.config, scenario.inputs);
        History recorded(scenario.config);
        for (const TimedInput& input : scenario.inputs)
            recorded.record(input.at, input.input);
        ASSERT_EQ(given.inputs(), recorded.inputs());
        ASSERT_EQ(given.at(kScenarioLength), recorded.at(kScenarioLength));
    }
}

TEST(History, copy_isTheWayBack) {
    const RandomScenario scenario = random_scenario(11);
    History history(scenario.config, scenario.inputs);
    history.at(kScenarioLength);
    History before = history;
    history.record(kSecond, Kill{A});
    EXPECT_EQ(before.at(kScenarioLength), play(scenario, kScenarioLength));
    EXPECT_EQ(before.inputs(), scenario.inputs);
}

TEST(History, replay_tellsExactlyWhatPlayingTells) {
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        SCOPED_TRACE(seed);
        const RandomScenario scenario = random_scenario(seed);
        History history(scenario.config, scenario.inputs);
        Random random(seed);
        history.at(random.between(0, kScenarioLength));
        const std::vector<Told> all = play_told(scenario, kScenarioLength);
        for (int i = 0; i < 5; ++i) {
            Time from = random.between(0, kScenarioLength);
            Time to = random.between(0, kScenarioLength);
            if (from > to) std::swap(from, to);
            if (i == 0) from = 0;
            std::vector<Told> expected;
            std::ranges::copy_if(all, std::back_inserter(expected), [&](const Told& told) {
                return (told.at > from || (from == 0 && told.at == 0)) && told.at <= to;
            });
            std::vector<Told> replayed;
            history.replay(from, to,
                           [&](const World&, const TraceEvent& event) { replayed.push_back(told_of(event)); });
            ASSERT_EQ(replayed, expected) << from << " to " << to;
        }
    }
}

TEST(History, frontier_isTheFurthestMomentAskedFor) {
    History history(config_for(3));
    history.at(kSecond);
    history.at(2 * kSecond);
    history.at(kSecond);
    EXPECT_EQ(history.frontier(), 2 * kSecond);
}

} // namespace
} // namespace sim::testing
