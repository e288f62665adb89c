// A run shows every place as playing from the beginning would, and its chronicle tells what playing tells.
#include "raft/sim/run.h"

#include <malloc.h>

#include "tests/sim/random_scenario.h"
#include "tests/sim/watched_world.h"

namespace sim::testing {
namespace {

std::vector<Told> play_told(const RandomScenario& scenario, Time until) {
    std::vector<Told> told;
    play(scenario, until, [&](const World&, const TraceEvent& event) { told.push_back(told_of(event)); });
    return told;
}

TEST(Run, at_equalsPlayingForRandomScenariosAndTimes) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        SCOPED_TRACE(seed);
        const RandomScenario scenario = random_scenario(seed);
        sim::Run run(scenario.config, scenario.inputs);
        Random random(seed);
        for (int i = 0; i < 12; ++i) {
            const Time t = random.between(0, kScenarioLength);
            const World played = play(scenario, t);
            const World& shown = run.at(t);
            ASSERT_EQ(digest(shown), digest(played)) << t;
            ASSERT_EQ(shown, played) << t;
            ASSERT_EQ(run.at(t), played) << t;
        }
    }
}

TEST(Run, at_everyInputsOwnMoment_showsItDone) {
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        const RandomScenario scenario = random_scenario(seed);
        sim::Run run(scenario.config, scenario.inputs);
        for (const TimedInput& input : scenario.inputs) {
            ASSERT_EQ(run.at(input.at), play(scenario, input.at)) << seed << " at " << input.at;
            const Time before = std::max<Time>(0, input.at - 1);
            ASSERT_EQ(run.at(before), play(scenario, before)) << seed << " before " << input.at;
        }
    }
}

TEST(Run, at_farAheadAndBackAgain_isExact) {
    RandomScenario scenario{.config = config_for(5), .inputs = {}};
    for (Time t = 0; t < 60 * kSecond; t += 250 * kMillisecond)
        scenario.inputs.push_back({t, Request{1, std::nullopt, {raft::Op::Add, 1}}});
    sim::Run run(scenario.config, scenario.inputs);
    Random random(3);
    for (int i = 0; i < 30; ++i) {
        const Time t = random.between(0, 70 * kSecond);
        ASSERT_EQ(digest(run.at(t)), digest(play(scenario, t))) << t;
    }
}

TEST(Run, inputs_areTakenInOrderOfTimeAndThenAsGiven) {
    const Config config = config_for(3);
    sim::Run run(config, {{20, Kill{A}}, {10, Kill{B}}, {20, Restart{A}}, {10, Pause{B}}});
    EXPECT_EQ(run.line(0).to_vector(),
              (std::vector<TimedInput>{{10, Kill{B}}, {10, Pause{B}}, {20, Kill{A}}, {20, Restart{A}}}));
    EXPECT_TRUE(run.at(20).servers[A].up);
    EXPECT_FALSE(run.at(19).servers[B].up);
}

// The moments at which something happens, told or put in.
std::vector<Time> moments(const RandomScenario& scenario) {
    std::vector<Time> times;
    for (const Told& told : play_told(scenario, kScenarioLength))
        times.push_back(told.at);
    times.erase(std::unique(times.begin(), times.end()), times.end());
    return times;
}

TEST(Run, nextEvent_visitsEveryMomentAtWhichSomethingHappens) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        SCOPED_TRACE(seed);
        const RandomScenario scenario = random_scenario(seed);
        sim::Run run(scenario.config, scenario.inputs);
        std::vector<Time> visited;
        for (Time t = run.next_event({0, 0}); t <= kScenarioLength; t = run.next_event({0, t})) {
            ASSERT_TRUE(visited.empty() || t > visited.back());
            visited.push_back(t);
        }
        for (const Time moment : moments(scenario)) {
            if (moment == 0) continue;
            ASSERT_TRUE(std::ranges::binary_search(visited, moment)) << moment;
        }
    }
}

TEST(Run, previousEvent_visitsThemInReverse) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        SCOPED_TRACE(seed);
        const RandomScenario scenario = random_scenario(seed);
        std::vector<Time> expected = moments(scenario);
        if (!expected.empty() && expected.front() == 0) expected.erase(expected.begin());
        std::ranges::reverse(expected);
        if (!expected.empty() && expected.front() == kScenarioLength) expected.erase(expected.begin());
        sim::Run run(scenario.config, scenario.inputs);
        run.at(kScenarioLength);
        std::vector<Time> visited;
        for (Time t = run.previous_event({0, kScenarioLength}); t > 0; t = run.previous_event({0, t}))
            visited.push_back(t);
        ASSERT_EQ(visited, expected);
    }
}

TEST(Run, nextEvent_whereNothingIsDue_isNever) {
    Config config = config_for(3);
    config.pace = Pace::ByHand;
    sim::Run run(config);
    EXPECT_EQ(run.next_event({0, 0}), kNever);
    run.record({0, 5 * kSecond}, FireTimer{A});
    EXPECT_EQ(run.next_event({0, 0}), 5 * kSecond);
    run.at(9 * kSecond);
    EXPECT_EQ(run.previous_event({0, 9 * kSecond}), 5 * kSecond);
    EXPECT_EQ(run.previous_event({0, 5 * kSecond}), 0);
}

TEST(Run, record_takesEffectAtOnce) {
    sim::Run run(config_for(3));
    EXPECT_EQ(run.record({0, 300 * kMillisecond}, Kill{A}), 0U);
    EXPECT_FALSE(run.at(300 * kMillisecond).servers[A].up);
    EXPECT_TRUE(run.at(299 * kMillisecond).servers[A].up);
    EXPECT_EQ(run.line(0).to_vector(), (std::vector<TimedInput>{{300 * kMillisecond, Kill{A}}}));
}

TEST(Run, record_inThePast_beginsAnotherFutureAndKeepsThisOne) {
    const RandomScenario scenario = random_scenario(11);
    ASSERT_GT(scenario.inputs.size(), 10U);
    const Time now = scenario.inputs[5].at;
    std::vector<TimedInput> kept;
    std::ranges::copy_if(scenario.inputs, std::back_inserter(kept), [&](const TimedInput& i) { return i.at <= now; });

    sim::Run run(scenario.config, scenario.inputs);
    run.at(kScenarioLength);
    EXPECT_EQ(run.inputs_after({0, now}), scenario.inputs.size() - kept.size());
    const BranchId other = run.record({0, now}, Heal{});
    EXPECT_EQ(other, 1U);
    EXPECT_NE(run.identity(other), run.identity(0));
    EXPECT_EQ(run.frontier(other), now);

    kept.push_back({now, Heal{}});
    EXPECT_EQ(run.line(other).to_vector(), kept);
    const RandomScenario changed{.config = scenario.config, .inputs = kept};
    for (const Time t : {Time{0}, now - 1, now, now + 1, kScenarioLength}) {
        EXPECT_EQ(run.at(Place{other, t}), play(changed, t)) << t;
        EXPECT_EQ(run.at(t), play(scenario, t)) << t;
    }
}

TEST(Run, recordedAndGivenInputs_makeTheSameRun) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const RandomScenario scenario = random_scenario(seed);
        sim::Run given(scenario.config, scenario.inputs);
        sim::Run recorded(scenario.config);
        for (const TimedInput& input : scenario.inputs)
            ASSERT_EQ(recorded.record({0, input.at}, input.input), 0U) << "at the frontier a branch goes on";
        ASSERT_EQ(given.line(0).to_vector(), recorded.line(0).to_vector());
        ASSERT_EQ(given.at(kScenarioLength), recorded.at(kScenarioLength));
    }
}

TEST(Run, identities_areNeverUsedTwice) {
    std::vector<Identity> held;
    sim::Run run(config_for(3));
    held.push_back(run.identity(0));
    for (int i = 0; i < 20; ++i) {
        run.at(kSecond);
        const BranchId other = run.record({0, 500 * kMillisecond}, Kill{A});
        for (const Identity& before : held)
            EXPECT_NE(run.identity(other), before);
        held.push_back(run.identity(other));
        EXPECT_TRUE(run.drop_newest(other));
    }
    sim::Run another(config_for(3));
    EXPECT_EQ(std::ranges::count(held, another.identity(0)), 0);
}

// Branches of branches, anywhere, at any time, with inputs at the very moment at which they leave.
TEST(Run, anyTreeOfFutures_isExactEverywhere) {
    for (std::uint64_t seed = 0; seed < 25; ++seed) {
        SCOPED_TRACE(seed);
        Random random(seed);
        const RandomScenario scenario = random_scenario(seed + 100);
        sim::Run run(scenario.config, scenario.inputs);
        std::vector<std::vector<TimedInput>> lines{scenario.inputs};
        for (int i = 0; i < 30; ++i) {
            const auto branch = static_cast<BranchId>(random.between(0, static_cast<std::int64_t>(lines.size()) - 1));
            const Time t = random.between(0, kScenarioLength);
            if (random.chance(30)) {
                const Input input = random_input(random, scenario.config.options.nodes);
                const BranchId after = run.record({branch, t}, input);
                std::vector<TimedInput> line = lines[branch];
                std::erase_if(line, [&](const TimedInput& one) { return one.at > t; });
                line.push_back({t, input});
                if (after == lines.size()) lines.emplace_back();
                ASSERT_LT(after, lines.size());
                lines[after] = line;
            }
            ASSERT_EQ(run.line(branch).to_vector(), lines[branch]);
            ASSERT_EQ(run.at(Place{branch, t}), play({scenario.config, lines[branch]}, t)) << branch << '@' << t;
        }
    }
}

TEST(Run, forkBefore_isTheLineWithoutThatInput) {
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        RandomScenario scenario = random_scenario(seed + 40);
        // Several at one moment, some of them at the very beginning.
        for (std::size_t i = 0; i < scenario.inputs.size(); ++i)
            scenario.inputs[i].at = scenario.inputs[i].at / kSecond * kSecond;
        sim::Run run(scenario.config, scenario.inputs);
        run.at(kScenarioLength);
        for (std::size_t i = 0; i < scenario.inputs.size(); ++i) {
            const BranchId without = run.fork_before(0, i);
            std::vector<TimedInput> kept(scenario.inputs.begin(),
                                         scenario.inputs.begin() + static_cast<std::ptrdiff_t>(i));
            ASSERT_EQ(run.line(without).to_vector(), kept);
            const Time t = scenario.inputs[i].at + 100 * kMillisecond;
            ASSERT_EQ(run.at(Place{without, t}), play({scenario.config, kept}, t)) << i;
        }
    }
}

// A branch may leave another one before that one begins to be of its own, and nobody has looked at either yet.
TEST(Run, aBranchThatLeavesItsParentBeforeItBegins_isThatOfItsParentsParent) {
    const Config config = config_for(3);
    sim::Run run(config, {{300 * kMillisecond, Kill{A}}});
    const BranchId one = run.fork({0, 400 * kMillisecond}, {{500 * kMillisecond, Restart{A}}});
    const BranchId two = run.fork({one, 350 * kMillisecond}, {{360 * kMillisecond, Kill{B}}});
    const RandomScenario straight{.config = config,
                                  .inputs = {{300 * kMillisecond, Kill{A}}, {360 * kMillisecond, Kill{B}}}};
    for (const Time t : {Time{900}, Time{355}, Time{100}})
        EXPECT_EQ(run.at(Place{two, t * kMillisecond}), play(straight, t * kMillisecond)) << t;
}

// What a record says, as a Told has it.
Told told_of(const Page& page, const Record& record) {
    Told told{.at = record.at, .number = page.number_of(record)};
    told.cause = page.cause_of(told.number - page.first_number());
    told.node = record.node;
    switch (record.kind) {
        case Record::Kind::Deed: told.name = name_of(static_cast<raft::NodeEventKind>(record.what)); break;
        case Record::Kind::Message: {
            const bool sent = record.is(MessageEvent::Kind::Sent);
            told.name = sent                                       ? "message_sent"
                        : record.is(MessageEvent::Kind::Delivered) ? "message_delivered"
                                                                   : "message_lost";
            told.message = page.message_of(record);
            told.from = sent ? record.node : record.peer;
            told.to = sent ? record.peer : record.node;
            told.node = sent || !record.is(MessageEvent::Kind::Sent) ? record.node : record.peer;
            if (told.node == raft::kClientSide) told.node = raft::kNobody;
            if (sent) told.due = page.due_of(record);
            told.duplicate = record.is(Record::kSecond);
            break;
        }
        case Record::Kind::Timer: told.name = "timer_fires"; break;
        case Record::Kind::Disk: told.name = "disk_written"; break;
        case Record::Kind::Client: {
            const ClientEvent event = page.client_of(record);
            told.name = name_of(TraceEvent{.what = event});
            told.client = event.client;
            told.to = event.node;
            break;
        }
        case Record::Kind::Taken: told.name = name_of(page.input_of(record)); break;
    }
    return told;
}

Told comparable(Told told) {
    if (told.name != "message_sent") told.due = 0;
    told.will_be_lost = false;
    return told;
}

std::vector<Told> chronicle_of(sim::Run& run, BranchId branch, Time from, Time to) {
    std::vector<Told> told;
    run.need(branch, from, to);
    for_each_record(run.passages(branch, from, to), [&](const Page& page, const Record& record, std::uint64_t number) {
        EXPECT_EQ(number, page.number_of(record));
        told.push_back(told_of(page, record));
    });
    return told;
}

TEST(Chronicle, tellsExactlyWhatPlayingTells) {
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        SCOPED_TRACE(seed);
        const RandomScenario scenario = random_scenario(seed);
        sim::Run run(scenario.config, scenario.inputs);
        Random random(seed);
        // Played in steps, with looks back in between, and another future that leaves it.
        run.at(random.between(0, kScenarioLength));
        run.at(random.between(0, kScenarioLength));
        run.record({0, random.between(0, kScenarioLength)}, Heal{});
        run.at(kScenarioLength);
        const std::vector<Told> all = play_told({scenario.config, run.line(0).to_vector()}, kScenarioLength);
        for (int i = 0; i < 5; ++i) {
            Time from = random.between(0, kScenarioLength);
            Time to = random.between(0, kScenarioLength);
            if (from > to) std::swap(from, to);
            if (i == 0) from = 0;
            std::vector<Told> expected;
            for (const Told& told : all) {
                if (told.at >= from && told.at <= to) expected.push_back(comparable(told));
            }
            ASSERT_EQ(chronicle_of(run, 0, from, to), expected) << from << " to " << to;
        }
    }
}

TEST(Chronicle, ofABranch_isItsParentsAndThenItsOwn) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const RandomScenario scenario = random_scenario(seed);
        sim::Run run(scenario.config, scenario.inputs);
        run.at(kScenarioLength);
        Random random(seed);
        const Time leaves = random.between(0, kScenarioLength - 1);
        const BranchId other = run.record({0, leaves}, random_input(random, scenario.config.options.nodes));
        run.at(Place{other, kScenarioLength});
        std::vector<Told> expected;
        for (const Told& told : play_told({scenario.config, run.line(other).to_vector()}, kScenarioLength))
            expected.push_back(comparable(told));
        ASSERT_EQ(chronicle_of(run, other, 0, kScenarioLength), expected) << seed;
        std::erase_if(expected, [&](const Told& told) { return told.at < leaves; });
        ASSERT_EQ(chronicle_of(run, other, leaves, kScenarioLength), expected) << seed;
    }
}

// Nine busy nodes with loss: far more than is kept at once.
sim::Run busy_minutes(Time length) {
    Config config = config_for(9);
    config.timing.heartbeat = 5 * kMillisecond;
    std::vector<TimedInput> inputs{{0, Loss{5, {}, {}}}};
    for (Time t = kSecond; t < length; t += 500 * kMillisecond)
        inputs.push_back({t, Request{1, std::nullopt, {raft::Op::Add, 1}}});
    return sim::Run(config, inputs);
}

TEST(Chronicle, keepsWithinItsMemoryAndWritesAgainWhatItDropped) {
    constexpr Time kLength = 120 * kSecond;
    sim::Run run = busy_minutes(kLength);
    run.at(10 * kSecond);
    const std::vector<Told> early = chronicle_of(run, 0, 0, 5 * kSecond);
    run.at(kLength);
    EXPECT_LT(run.memory(), std::size_t{80} << 20U);
    bool dropped = false;
    for (const Segment& segment : run.branch(0).chronicle->segments())
        dropped |= segment.page == nullptr;
    ASSERT_TRUE(dropped) << "the run is too short to say anything";
    EXPECT_TRUE(chronicle_of(run, 0, 0, 5 * kSecond) == early);
    EXPECT_EQ(digest(run.at(77 * kSecond)), digest(play({run.config(), run.line(0).to_vector()}, 77 * kSecond)));
}

TEST(Chronicle, keepsWithinItsMemoryWhereNobodyLooksBack) {
    sim::Run run = busy_minutes(120 * kSecond);
    run.at(120 * kSecond);
    EXPECT_LT(run.memory(), std::size_t{80} << 20U);
}

// What the process really takes, as its allocator counts; memory() only says what it knows of.
TEST(Chronicle, ofAnHourOfNineNodesWithLoss_takesLessThan100Megabytes) {
    Config config = config_for(9);
    std::vector<TimedInput> inputs{{0, Loss{5, {}, {}}}};
    for (Time t = kSecond; t < 3600 * kSecond; t += kSecond)
        inputs.push_back({t, Request{1, std::nullopt, {raft::Op::Add, 1}}});
    const std::size_t before = mallinfo2().uordblks + mallinfo2().hblkhd;
    sim::Run run(config, inputs);
    run.at(3600 * kSecond);
    EXPECT_LT(mallinfo2().uordblks + mallinfo2().hblkhd - before, std::size_t{100} << 20U);
}

TEST(Chronicle, isThinnedOutOnlyWhereThereIsSomethingToLeaveOut) {
    sim::Chronicle chronicle{Cursor(config_for(5))};
    for (int i = 0; i < 100; ++i)
        chronicle.thin_out();
    chronicle.play_on({}, 60 * kSecond, 20'000);
    EXPECT_LT(chronicle.segments().size(), 10U);
    EXPECT_GT(chronicle.segments().size(), 2U) << "as often as if nobody had asked";
}

TEST(Chronicle, looksPlayNothing) {
    const RandomScenario scenario = random_scenario(3);
    sim::Run run(scenario.config, scenario.inputs);
    run.at(kScenarioLength);
    run.need(0, 0, kScenarioLength);
    const std::uint64_t played = run.events_played();
    EXPECT_FALSE(chronicle_of(run, 0, 0, kScenarioLength).empty());
    run.at(kScenarioLength);
    run.next_event({0, kScenarioLength});
    run.previous_event({0, kScenarioLength});
    EXPECT_EQ(run.events_played(), played);
}

TEST(Run, playTowards_comesThereInSlices) {
    sim::Run run(config_for(5));
    int slices = 0;
    while (!run.play_towards({0, 60 * kSecond}, 1000)) {
        ++slices;
        ASSERT_LT(run.frontier(0), 60 * kSecond);
        ASSERT_LT(slices, 1000);
    }
    EXPECT_GT(slices, 5);
    EXPECT_EQ(run.at(60 * kSecond), play({config_for(5), {}}, 60 * kSecond));
}

TEST(Run, frontier_isTheFurthestMomentAskedFor) {
    sim::Run run(config_for(3));
    run.at(kSecond);
    run.at(2 * kSecond);
    run.at(kSecond);
    EXPECT_EQ(run.frontier(0), 2 * kSecond);
}

} // namespace
} // namespace sim::testing
