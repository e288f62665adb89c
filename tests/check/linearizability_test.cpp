// Histories that one register could have given, and such that none could.
#include "raft/check/linearizability.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/check/schedule_run.h"

namespace check::testing {
namespace {

using raft::Op;

Operation told(std::uint64_t asked, std::uint64_t answered, raft::Command command, std::int64_t result) {
    return {.client = 1, .request = 1, .command = command, .asked = asked, .answered = answered, .result = result};
}

Operation silent(std::uint64_t asked, raft::Command command) {
    return {.client = 1, .request = 1, .command = command, .asked = asked};
}

bool fits(const std::vector<Operation>& operations) {
    return is_linearizable(operations);
}

TEST(Linearizability, nothing_isLinearizable) {
    EXPECT_TRUE(fits({}));
}

TEST(Linearizability, oneAfterTheOther_seesWhatWasBefore) {
    EXPECT_TRUE(fits({told(1, 2, {Op::Set, 5}, 5), told(3, 4, {Op::Add, 2}, 7), told(5, 6, {Op::Get, 0}, 7)}));
    EXPECT_FALSE(fits({told(1, 2, {Op::Set, 5}, 5), told(3, 4, {Op::Add, 2}, 7), told(5, 6, {Op::Get, 0}, 5)}));
}

TEST(Linearizability, staleRead_isSeen) {
    EXPECT_FALSE(fits({told(1, 2, {Op::Set, 5}, 5), told(3, 4, {Op::Get, 0}, 0)}));
}

TEST(Linearizability, readAtTheSameTime_mayComeBeforeOrAfter) {
    for (const std::int64_t seen : {0, 5})
        EXPECT_TRUE(fits({told(1, 4, {Op::Set, 5}, 5), told(2, 3, {Op::Get, 0}, seen)}));
    EXPECT_FALSE(fits({told(1, 4, {Op::Set, 5}, 5), told(2, 3, {Op::Get, 0}, 3)}));
}

TEST(Linearizability, twoReadsDuringAWrite_mustNotGoBack) {
    EXPECT_TRUE(fits({told(1, 9, {Op::Set, 5}, 5), told(2, 3, {Op::Get, 0}, 0), told(4, 5, {Op::Get, 0}, 5)}));
    EXPECT_FALSE(fits({told(1, 9, {Op::Set, 5}, 5), told(2, 3, {Op::Get, 0}, 5), told(4, 5, {Op::Get, 0}, 0)}));
}

TEST(Linearizability, commandAppliedTwice_isSeen) {
    EXPECT_FALSE(fits({told(1, 2, {Op::Add, 1}, 1), told(3, 4, {Op::Get, 0}, 2)}));
}

TEST(Linearizability, commandThatWasAnsweredAndLost_isSeen) {
    EXPECT_FALSE(fits({told(1, 2, {Op::Add, 1}, 1), told(3, 4, {Op::Add, 1}, 1)}));
}

TEST(Linearizability, unknownOutcome_mayTakeEffectLateOrNever) {
    for (const std::int64_t seen : {0, 7})
        EXPECT_TRUE(fits({silent(1, {Op::Add, 7}), told(8, 9, {Op::Get, 0}, seen)}));
    EXPECT_TRUE(fits({silent(1, {Op::Add, 7}), told(2, 3, {Op::Get, 0}, 0), told(8, 9, {Op::Get, 0}, 7)}));
    EXPECT_FALSE(fits({silent(1, {Op::Add, 7}), told(2, 3, {Op::Get, 0}, 7), told(8, 9, {Op::Get, 0}, 0)}));
    EXPECT_FALSE(fits({silent(1, {Op::Add, 7}), told(8, 9, {Op::Get, 0}, 14)})) << "not twice";
    EXPECT_FALSE(fits({told(1, 2, {Op::Get, 0}, 7), silent(3, {Op::Add, 7})})) << "nor before it was asked for";
}

TEST(Linearizability, searchGoesBackFromAWrongOrder) {
    // Both writes are under way at the same time; only "6 first" explains the reads.
    EXPECT_TRUE(fits({told(1, 10, {Op::Set, 5}, 5), told(2, 11, {Op::Set, 6}, 6), told(3, 4, {Op::Get, 0}, 6),
                      told(5, 6, {Op::Get, 0}, 5), told(12, 13, {Op::Get, 0}, 5)}));
    EXPECT_FALSE(fits({told(1, 10, {Op::Set, 5}, 5), told(2, 11, {Op::Set, 6}, 6), told(3, 4, {Op::Get, 0}, 6),
                       told(5, 6, {Op::Get, 0}, 5), told(12, 13, {Op::Get, 0}, 6)}));
}

TEST(Linearizability, manySilentCommands_areSearchedInTime) {
    std::vector<Operation> operations;
    for (std::uint64_t i = 1; i <= 14; ++i)
        operations.push_back(silent(i, {Op::Add, std::int64_t{1} << i}));
    operations.push_back(told(100, 101, {Op::Get, 0}, (std::int64_t{1} << 3) + (std::int64_t{1} << 11)));
    EXPECT_TRUE(is_linearizable(operations));
    operations.back().result = 1;
    EXPECT_FALSE(is_linearizable(operations)) << "no sum of them is odd";
}

TEST(Linearizability, longHistory_isQuick) {
    std::vector<Operation> operations;
    for (std::uint64_t i = 0; i < 2000; ++i)
        operations.push_back(told(4 * i + 1, 4 * i + 7, {Op::Add, 1}, static_cast<std::int64_t>(i + 1)));
    EXPECT_TRUE(is_linearizable(operations));
}

TEST(ClientHistory, gathersWhatClientsAskedAndWereTold) {
    sim::World world = sim::make_world({.options = {.nodes = 3}});
    ClientHistory history;
    const auto look = [&](const sim::World&, const sim::TraceEvent& event) { history.look(event); };
    sim::apply(world, sim::FireTimer{0}, look);
    sim::advance(world, 100 * sim::kMillisecond, look);
    sim::apply(world, sim::Request{1, NodeId{0}, {Op::Set, 5}}, look);
    sim::apply(world, sim::Request{2, NodeId{0}, {Op::Get, 0}}, look);
    sim::advance(world, 400 * sim::kMillisecond, look);
    sim::apply(world, sim::Request{1, NodeId{0}, {Op::Set, 6}}, look);
    const std::vector<Operation> operations = history.operations();
    ASSERT_EQ(operations.size(), 3U);
    EXPECT_EQ(operations[0].command, (raft::Command{Op::Set, 5}));
    EXPECT_EQ(operations[0].result, 5);
    EXPECT_LT(operations[0].asked, operations[0].answered);
    EXPECT_NE(operations[1].answered, kNotAnswered);
    EXPECT_EQ(operations[2].answered, kNotAnswered);
}

} // namespace
} // namespace check::testing
