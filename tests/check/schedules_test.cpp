// 10,000 random fault schedules: Raft is safe while they storm, and makes progress when they are over.
#include "raft/check/schedules.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "raft/core/state_machine.h"
#include "tests/check/promises.h"
#include "tests/check/schedule_run.h"

namespace check::testing {
namespace {

constexpr std::uint64_t kShards = 20;
constexpr std::uint64_t kSchedules = 10'000;

// A sanitizer makes every event ten times slower; RAFTARIUM_SCHEDULES says how many it may play there.
std::uint64_t schedules_to_play() {
    const char* wanted = std::getenv("RAFTARIUM_SCHEDULES");
    return wanted != nullptr ? std::strtoull(wanted, nullptr, 10) : kSchedules;
}

// No log holds the same request twice in one term (§8): only a later leader takes a retry again.
void expect_no_entry_twice(const sim::World& world) {
    for (const sim::Server& server : world.servers) {
        std::set<std::tuple<raft::Term, raft::ClientId, raft::RequestNumber>> seen;
        for (const raft::Entry& entry : server.node.log.entries()) {
            ASSERT_TRUE(seen.emplace(entry.term, entry.client, entry.request).second)
                << "term " << entry.term << ", client " << entry.client << ", request " << entry.request;
        }
    }
}

// Whoever was told "done" was told the truth: the request was applied once, with this result.
void expect_true_answers(const Trial& trial, const raft::Node& leader) {
    std::map<std::pair<raft::ClientId, raft::RequestNumber>, std::int64_t> results;
    raft::StateMachine machine;
    for (const raft::Entry& entry : leader.log.entries().first(leader.commit_index)) {
        const std::int64_t result = raft::apply(machine, entry).result;
        results.try_emplace(std::pair(entry.client, entry.request), result);
    }
    for (const Operation& operation : trial.operations) {
        if (operation.answered == kNotAnswered) continue;
        const auto found = results.find({operation.client, operation.request});
        ASSERT_NE(found, results.end()) << "client " << operation.client << ", request " << operation.request;
        ASSERT_EQ(found->second, operation.result)
            << "client " << operation.client << ", request " << operation.request;
    }
    ASSERT_EQ(machine, leader.machine);
}

class Schedules : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(Schedules, allRulesInForce_areSafeThenLive) {
    for (std::uint64_t seed = GetParam(); seed < schedules_to_play(); seed += kShards) {
        SCOPED_TRACE("schedule " + std::to_string(seed));
        const Schedule schedule = random_schedule(seed);
        Promises promises(sim::make_world(schedule.config));
        const Trial trial = play(schedule, [&](const sim::World& world, const sim::TraceEvent& event) {
            if (!HasFatalFailure()) promises.look(world, event);
        });
        if (judge(schedule, trial)) {
            FAIL() << describe(*shrink(schedule));
        }
        expect_no_entry_twice(trial.end);
        const auto leader = sim::current_leader(trial.end);
        ASSERT_TRUE(leader.has_value()) << "nobody leads after the calm";
        expect_true_answers(trial, trial.end.servers[*leader].node);
        if (HasFailure()) return;
    }
}

INSTANTIATE_TEST_SUITE_P(Shard, Schedules, ::testing::Range<std::uint64_t>(0, kShards));

TEST(Schedule, sameSeed_isTheSameRun) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const Schedule one = random_schedule(seed);
        const Schedule two = random_schedule(seed);
        EXPECT_EQ(one.config, two.config);
        EXPECT_EQ(one.inputs, two.inputs);
        EXPECT_EQ(sim::digest(play(one).end), sim::digest(play(two).end));
    }
}

TEST(Schedule, inputs_areValidAndInOrder) {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const Schedule schedule = random_schedule(seed);
        const sim::World world = sim::make_world(schedule.config);
        EXPECT_TRUE(std::ranges::is_sorted(schedule.inputs, {}, &sim::TimedInput::at));
        for (const sim::TimedInput& input : schedule.inputs)
            EXPECT_TRUE(sim::valid(world, input.input)) << sim::name_of(input.input);
    }
}

TEST(Schedule, storms_bringEveryKindOfInputSizeAndPace) {
    std::set<std::string_view> kinds;
    std::set<int> sizes;
    std::set<raft::Replicate> replicates;
    std::set<sim::Pace> paces;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        const Schedule schedule = random_schedule(seed);
        for (const sim::TimedInput& input : schedule.inputs)
            kinds.insert(sim::name_of(input.input));
        sizes.insert(schedule.config.options.nodes);
        replicates.insert(schedule.config.options.replicate);
        paces.insert(schedule.config.pace);
    }
    EXPECT_EQ(kinds.size(), std::variant_size_v<sim::Input>);
    EXPECT_EQ(sizes.size(), static_cast<std::size_t>(raft::kMaxNodes));
    EXPECT_EQ(replicates.size(), 2U);
    EXPECT_EQ(paces.size(), 2U);
}

TEST(Schedule, everyRule_isSeenHoldingAndFailing) {
    raft::RuleSet held;
    raft::RuleSet failed;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        const Trial played = play(random_schedule(seed));
        held.insert_all(played.end.scratch.effects.seen_held);
        failed.insert_all(played.end.scratch.effects.seen_failed);
    }
    for (const raft::RuleInfo& rule : raft::kRules) {
        EXPECT_TRUE(held.contains(rule.rule)) << rule.id;
        EXPECT_TRUE(failed.contains(rule.rule)) << rule.id;
    }
}

} // namespace
} // namespace check::testing
