#include "raft/sim/random.h"

#include <gtest/gtest.h>

#include <vector>

namespace sim {
namespace {

// The reference values of SplitMix64 for this seed, as published with it.
TEST(RandomPinned, next_isSplitMix64) {
    Random random(1234567);
    const std::vector<std::uint64_t> expected{6457827717110365317U, 3203168211198807973U, 9817491932198370423U,
                                              4593380528125082431U, 16408922859458223821U};
    for (const std::uint64_t value : expected)
        EXPECT_EQ(random.next(), value);
}

TEST(RandomPinned, between_isTheSameEverywhere) {
    Random random(1);
    std::vector<std::int64_t> drawn;
    for (int i = 0; i < 8; ++i)
        drawn.push_back(random.between(150, 300));
    EXPECT_EQ(drawn, (std::vector<std::int64_t>{235, 262, 296, 217, 217, 265, 282, 228}));
}

TEST(Random, between_reachesBothEndsAndNothingElse) {
    Random random(1);
    std::vector<int> counts(4);
    for (int i = 0; i < 4000; ++i) {
        const std::int64_t value = random.between(-1, 2);
        ASSERT_GE(value, -1);
        ASSERT_LE(value, 2);
        ++counts[static_cast<std::size_t>(value + 1)];
    }
    for (const int count : counts)
        EXPECT_NEAR(count, 1000, 120);
}

TEST(Random, between_equalEnds_isThatValue) {
    Random random(1);
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(random.between(7, 7), 7);
}

TEST(Random, between_widestRange_staysInside) {
    Random random(1);
    for (int i = 0; i < 1000; ++i) {
        const std::int64_t value = random.between(0, (std::int64_t{1} << 32) - 1);
        ASSERT_GE(value, 0);
        ASSERT_LT(value, std::int64_t{1} << 32);
    }
}

TEST(Random, chance_certainAnswersDrawNothing) {
    Random random(1);
    const Random before = random;
    EXPECT_FALSE(random.chance(0));
    EXPECT_TRUE(random.chance(100));
    EXPECT_EQ(random, before);
}

TEST(Random, chance_comesAboutAsOftenAsItSays) {
    Random random(1);
    int hits = 0;
    for (int i = 0; i < 10'000; ++i)
        hits += random.chance(30) ? 1 : 0;
    EXPECT_NEAR(hits, 3000, 200);
}

TEST(Random, copies_goOnAlike) {
    Random one(5);
    one.next();
    Random two = one;
    EXPECT_EQ(one.next(), two.next());
    EXPECT_EQ(one, two);
}

} // namespace
} // namespace sim
