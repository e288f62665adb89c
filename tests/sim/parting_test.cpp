// Where two futures part: nothing before differs, and what differs there is told for each of them.
#include "raft/sim/parting.h"

#include "tests/sim/random_scenario.h"
#include "tests/sim/watched_world.h"

namespace sim::testing {
namespace {

constexpr Time kMs = kMillisecond;

// What the cluster did along a line, with the acts of the person left out; by an ear of its own.
std::vector<Told> deeds_of(const sim::Run& run, BranchId branch, Time until) {
    std::vector<Told> deeds;
    Cursor cursor(run.config());
    const auto hear = [&](const World&, const TraceEvent& event) {
        if (std::holds_alternative<InputTaken>(event.what)) return;
        Told told = told_of(event);
        told.number = told.cause = told.message = 0; // those depend on how much was done
        deeds.push_back(std::move(told));
    };
    cursor.play(run.line(branch), until, hear);
    return deeds;
}

TEST(Parting, ofABranchFromItself_isNever) {
    sim::Run run(config_for(3));
    run.at(kSecond);
    PartingSearch search;
    EXPECT_EQ(search.find(run, 0, 0, kSecond), std::nullopt);
    EXPECT_EQ(common_until(run, 0, 0), kNever);
}

TEST(Parting, comesWithTheFirstMessageThatIsLost_notWithTheAct) {
    sim::Run run(config_for(5));
    run.at(2 * kSecond);
    Time quiet = kSecond; // nothing is under way that the cut would stop
    while (run.at(quiet).network.in_flight_count() > 0)
        quiet += kMs;
    const BranchId other = run.fork({0, quiet}, {{quiet, Partition{{0, 0, 1, 1, 1}}}});
    run.at(Place{other, 2 * kSecond});
    PartingSearch search;
    const std::optional<Parting> parting = search.find(run, 0, other, 2 * kSecond);
    ASSERT_TRUE(parting);
    EXPECT_GT(parting->at, quiet);
    EXPECT_LE(parting->at, quiet + 60 * kMs) << "the leader's next heartbeat stops at the cut";
    EXPECT_TRUE(parting->here && parting->there);
    EXPECT_EQ(common_until(run, 0, other), quiet);
}

TEST(Parting, ofAnActThatChangesNothing_isNever) {
    sim::Run run(config_for(3));
    run.at(2 * kSecond);
    const BranchId other = run.fork({0, kSecond}, {{kSecond, Heal{}}});
    run.at(Place{other, 2 * kSecond});
    PartingSearch search;
    EXPECT_EQ(search.find(run, 0, other, 2 * kSecond), std::nullopt);
}

// In both a client asks at one moment, but for something else.
TEST(Parting, ofTwoRequests_isTheAsking) {
    sim::Run run(config_for(3));
    run.at(2 * kSecond);
    const BranchId one = run.fork({0, kSecond}, {{kSecond, Request{1, std::nullopt, {raft::Op::Set, 8}}}});
    const BranchId other = run.fork({0, kSecond}, {{kSecond, Request{1, std::nullopt, {raft::Op::Set, 9}}}});
    run.at(Place{one, 2 * kSecond});
    run.at(Place{other, 2 * kSecond});
    PartingSearch search;
    const std::optional<Parting> parting = search.find(run, one, other, 2 * kSecond);
    ASSERT_TRUE(parting);
    EXPECT_EQ(parting->at, kSecond);
    EXPECT_TRUE(parting->here && parting->there);
    EXPECT_EQ(search.find(run, one, other, kSecond - 1), std::nullopt) << "not yet";
    EXPECT_EQ(search.find(run, one, other, 2 * kSecond), parting);
}

// What was alone at the end of the known past need not stay so: the same may yet happen in the other one.
TEST(Parting, atTheEndOfTheKnownPast_isLookedForAgain) {
    Config config = config_for(3);
    config.pace = Pace::ByHand;
    sim::Run run(config);
    const BranchId one = run.fork({0, kSecond});
    const BranchId other = run.fork({0, kSecond});
    run.at(Place{one, kSecond});
    run.at(Place{other, kSecond});
    run.record({one, kSecond}, FireTimer{A});
    PartingSearch search;
    const std::optional<Parting> parting = search.find(run, one, other, kSecond);
    ASSERT_TRUE(parting);
    EXPECT_FALSE(parting->there);
    run.record({other, kSecond}, FireTimer{A});
    EXPECT_EQ(search.find(run, one, other, kSecond), std::nullopt);
}

// Two that leave the same branch are as one until the earlier of them does.
TEST(Parting, commonUntil_isWhereTheFirstOfTheTwoLeaves) {
    sim::Run run(config_for(3));
    run.at(3 * kSecond);
    const BranchId one = run.fork({0, 2 * kSecond}, {{2 * kSecond, Kill{A}}});
    const BranchId other = run.fork({0, kSecond}, {{kSecond, Kill{B}}});
    const BranchId deeper = run.fork({one, 2 * kSecond + 5}, {{2 * kSecond + 5, Kill{C}}});
    EXPECT_EQ(common_until(run, one, other), kSecond);
    EXPECT_EQ(common_until(run, deeper, other), kSecond);
    EXPECT_EQ(common_until(run, deeper, one), 2 * kSecond + 5);
    const BranchId apart = run.begin({{0, Kill{A}}});
    EXPECT_EQ(common_until(run, apart, one), -1);
}

TEST(Parting, ofRandomFutures_isWhereTheirDeedsBeginToDiffer) {
    int parted = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE(seed);
        Random random(seed);
        const RandomScenario scenario = random_scenario(seed);
        const int nodes = scenario.config.options.nodes;
        sim::Run run(scenario.config, scenario.inputs);
        run.at(kScenarioLength);
        const Time leaves = random.between(0, kScenarioLength / kMs) * kMs;
        const BranchId other = run.fork({0, leaves}, {{leaves, random_input(random, nodes)}});
        run.at(Place{other, kScenarioLength});

        PartingSearch at_once;
        const std::optional<Parting> parting = at_once.find(run, 0, other, kScenarioLength);
        PartingSearch step_by_step;
        std::optional<Parting> slowly;
        for (Time until = 0; until <= kScenarioLength; until += 37 * kMs)
            slowly = step_by_step.find(run, 0, other, until);
        slowly = step_by_step.find(run, 0, other, kScenarioLength);
        EXPECT_EQ(slowly, parting);

        const std::vector<Told> one = deeds_of(run, 0, kScenarioLength);
        const std::vector<Told> two = deeds_of(run, other, kScenarioLength);
        std::size_t same = 0;
        while (same < one.size() && same < two.size() && one[same] == two[same])
            ++same;
        if (!parting) {
            EXPECT_EQ(same, one.size());
            EXPECT_EQ(same, two.size());
            continue;
        }
        ++parted;
        // The search looks closer than this ear, so it may hear a difference sooner, but never later.
        const Time first =
            std::min(same < one.size() ? one[same].at : kNever, same < two.size() ? two[same].at : kNever);
        EXPECT_LE(parting->at, first);
        EXPECT_GE(parting->at, leaves);
        EXPECT_TRUE(parting->here || parting->there);
    }
    EXPECT_GT(parted, 20);
}

} // namespace
} // namespace sim::testing
