// The order of what is due.
#include "raft/sim/due_queue.h"

#include <gtest/gtest.h>

#include <set>

#include "raft/sim/chance.h"

namespace sim {
namespace {

std::vector<std::uint64_t> popped(DueQueue queue) {
    std::vector<std::uint64_t> numbers;
    while (!queue.empty()) {
        numbers.push_back(queue.next().number);
        queue.pop();
    }
    return numbers;
}

TEST(DueQueue, empty_isNeverDue) {
    const DueQueue queue;
    EXPECT_TRUE(queue.empty());
    EXPECT_EQ(queue.next().due, kNever);
}

TEST(DueQueue, equalTimes_goByNumber) {
    DueQueue queue;
    for (const std::uint64_t number : {1, 2, 3})
        queue.push(10, number);
    queue.push(5, 4);
    EXPECT_EQ(popped(queue), (std::vector<std::uint64_t>{4, 1, 2, 3}));
}

// Near and far behind each other, in floods and in drops, beside a set that is always in order.
TEST(DueQueue, anyTimes_comeInOrder) {
    std::uint32_t drawn = 0;
    const auto draw = [&](std::int64_t least, std::int64_t most) {
        return Draw(1, Purpose::Latency, Whom::node(0), 0, drawn++).between(least, most);
    };
    DueQueue queue;
    std::set<std::pair<Time, std::uint64_t>> expected;
    std::uint64_t number = 0;
    for (int round = 0; round < 300; ++round) {
        const Time spread = round % 3 == 0 ? 1000 : 10;
        for (auto count = draw(0, 60); count > 0; --count) {
            const Time due = round * 20 + draw(0, spread);
            queue.push(due, ++number);
            expected.emplace(due, number);
        }
        for (auto count = draw(0, 65); count > 0 && !expected.empty(); --count) {
            ASSERT_EQ(queue.next().due, expected.begin()->first);
            ASSERT_EQ(queue.next().number, expected.begin()->second);
            queue.pop();
            expected.erase(expected.begin());
        }
        if (round % 50 == 0) {
            queue.drop_if([](const DueQueue::Key& key) { return key.number % 3 == 0; });
            std::erase_if(expected, [](const auto& key) { return key.second % 3 == 0; });
        }
        ASSERT_EQ(queue.size(), expected.size());
        const DueQueue copy = queue;
        ASSERT_EQ(copy.next(), queue.next());
    }
}

} // namespace
} // namespace sim
