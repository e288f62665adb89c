#include "raft/core/state_machine.h"

#include <gtest/gtest.h>

#include <limits>

namespace raft {
namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();

Entry by(ClientId client, RequestNumber request, Command command) {
    return {.term = 1, .command = command, .client = client, .request = request};
}

TEST(StateMachine, starts_atZero) {
    EXPECT_EQ(StateMachine{}.value, 0);
}

TEST(StateMachine, set_answersTheNewValue) {
    StateMachine machine;
    EXPECT_EQ(apply(machine, by(1, 1, {Op::Set, 5})).result, 5);
    EXPECT_EQ(machine.value, 5);
}

TEST(StateMachine, add_answersTheSum) {
    StateMachine machine;
    apply(machine, by(1, 1, {Op::Set, 5}));
    EXPECT_EQ(apply(machine, by(1, 2, {Op::Add, -7})).result, -2);
}

TEST(StateMachine, get_answersTheValueAndChangesNothing) {
    StateMachine machine;
    apply(machine, by(1, 1, {Op::Set, 5}));
    EXPECT_EQ(apply(machine, by(2, 1, {Op::Get, 0})).result, 5);
    EXPECT_EQ(machine.value, 5);
}

TEST(StateMachine, add_wrapsAroundInBothDirections) {
    StateMachine machine;
    apply(machine, by(1, 1, {Op::Set, kMost}));
    EXPECT_EQ(apply(machine, by(1, 2, {Op::Add, 1})).result, kLeast);
    EXPECT_EQ(apply(machine, by(1, 3, {Op::Add, -1})).result, kMost);
    EXPECT_EQ(apply(machine, by(1, 4, {Op::Add, kMost})).result, -2);
}

TEST(StateMachine, retry_changesNothingAndRepeatsTheAnswer) {
    StateMachine machine;
    EXPECT_EQ(apply(machine, by(1, 1, {Op::Add, 5})).result, 5);
    apply(machine, by(2, 1, {Op::Add, 10}));
    EXPECT_EQ(apply(machine, by(1, 1, {Op::Add, 5})).result, 5) << "as it was then, not as it would be now";
    EXPECT_EQ(machine.value, 15);
}

TEST(StateMachine, olderRequest_changesNothing) {
    StateMachine machine;
    apply(machine, by(1, 2, {Op::Add, 5}));
    apply(machine, by(1, 1, {Op::Add, 100}));
    EXPECT_EQ(machine.value, 5);
}

TEST(StateMachine, sameNumberOfAnotherClient_isAnotherRequest) {
    StateMachine machine;
    apply(machine, by(2, 1, {Op::Add, 1}));
    apply(machine, by(1, 1, {Op::Add, 1}));
    EXPECT_EQ(machine.value, 2);
}

TEST(StateMachine, entryOfNoClient_isAlwaysApplied) {
    StateMachine machine;
    apply(machine, by(0, 0, {Op::Add, 1}));
    apply(machine, by(0, 0, {Op::Add, 1}));
    EXPECT_EQ(machine.value, 2);
    EXPECT_TRUE(machine.sessions.empty());
}

TEST(StateMachine, session_remembersTheNewestRequestOfEachClient) {
    StateMachine machine;
    EXPECT_EQ(find_session(machine, 3), nullptr);
    apply(machine, by(5, 1, {Op::Set, 1}));
    apply(machine, by(3, 1, {Op::Set, 2}));
    apply(machine, by(5, 2, {Op::Set, 3}));
    apply(machine, by(9, 1, {Op::Set, 4}));
    ASSERT_NE(find_session(machine, 5), nullptr);
    EXPECT_EQ(*find_session(machine, 5), (ClientSession{5, 2, 3}));
    EXPECT_EQ(*find_session(machine, 3), (ClientSession{3, 1, 2}));
    EXPECT_EQ(find_session(machine, 4), nullptr);
    EXPECT_EQ(machine.sessions.size(), 3U);
}

TEST(StateMachine, sameEntries_makeEqualMachines) {
    StateMachine one;
    StateMachine two;
    for (StateMachine* machine : {&one, &two}) {
        apply(*machine, by(2, 1, {Op::Set, 4}));
        apply(*machine, by(1, 1, {Op::Add, 4}));
    }
    EXPECT_EQ(one, two);
    apply(two, by(1, 2, {Op::Get, 0}));
    EXPECT_NE(one, two) << "a session counts, too: it decides about retries";
}

} // namespace
} // namespace raft
