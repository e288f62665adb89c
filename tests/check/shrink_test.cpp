// What breaks a run is shown small: a few inputs, few nodes, and it still breaks the same.
#include "raft/check/shrink.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/check/schedule_run.h"

namespace check::testing {
namespace {

using raft::Rule;

// The first random schedule without `rule` in which something breaks.
Schedule broken_schedule(Rule rule) {
    raft::RuleSet off;
    off.insert(rule);
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
        Schedule schedule = random_schedule(seed, off);
        if (judge(schedule, play(schedule))) return schedule;
    }
    ADD_FAILURE() << "nothing breaks without " << raft::info(rule).id;
    return random_schedule(0, off);
}

class Shrink : public ::testing::TestWithParam<Rule> {};

TEST_P(Shrink, smallSchedule_breaksTheSameAndNothingMoreCanGo) {
    const Schedule whole = broken_schedule(GetParam());
    const auto finding = judge(whole, play(whole));
    const auto small = shrink(whole);
    ASSERT_TRUE(small.has_value());
    EXPECT_EQ(small->finding.broken, finding->broken);
    EXPECT_EQ(judge(small->schedule, play(small->schedule)), small->finding) << "it says what it does";
    EXPECT_LE(small->schedule.inputs.size(), whole.inputs.size());
    EXPECT_LE(small->schedule.config.options.nodes, whole.config.options.nodes);
    EXPECT_LE(small->schedule.until, whole.until);
    EXPECT_LE(small->schedule.inputs.size(), 20U);
    for (std::size_t i = 0; i < small->schedule.inputs.size(); ++i) {
        if (small->schedule.inputs[i].at >= small->schedule.calm) break;
        Schedule less = small->schedule;
        less.inputs.erase(less.inputs.begin() + static_cast<std::ptrdiff_t>(i));
        const auto left = judge(less, play(less));
        EXPECT_TRUE(!left || left->broken != finding->broken) << "input " << i << " is of no use";
    }
}

INSTANTIATE_TEST_SUITE_P(Rules, Shrink,
                         ::testing::Values(Rule::VoteOncePerTerm, Rule::LeadWithMajority, Rule::VoteOnlyIfUpToDate,
                                           Rule::AppendOnlyIfPreviousMatches, Rule::CommitOnlyOnMajority,
                                           Rule::HeartbeatWhenDue, Rule::BackUpOnMismatch),
                         [](const auto& test) { return std::string(raft::info(test.param).id); });

TEST(Shrink, sameSchedule_givesTheSame) {
    const Schedule whole = broken_schedule(Rule::VoteOncePerTerm);
    const auto one = shrink(whole);
    const auto two = shrink(whole);
    EXPECT_EQ(one->schedule.config, two->schedule.config);
    EXPECT_EQ(one->schedule.inputs, two->schedule.inputs);
    EXPECT_EQ(one->finding, two->finding);
}

TEST(Shrink, soundSchedule_isNothingToShrink) {
    EXPECT_FALSE(shrink(random_schedule(1)).has_value());
}

TEST(Shrink, fewTrials_stopIt) {
    const auto small = shrink(broken_schedule(Rule::VoteOncePerTerm), 5);
    ASSERT_TRUE(small.has_value());
    EXPECT_LE(small->trials, 5);
}

} // namespace
} // namespace check::testing
