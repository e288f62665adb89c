// Which inputs fit a world, and which would change anything.
#include "tests/sim/watched_world.h"

namespace sim::testing {
namespace {

constexpr NodeId kOutside = 5;

TEST(Valid, nodes_areThoseOfTheWorld) {
    const World world = make_world(config_for(5));
    const std::vector<std::pair<Input, Input>> inside_and_outside{
        {Kill{E}, Kill{kOutside}},
        {Restart{E}, Restart{kOutside}},
        {Pause{E}, Pause{kOutside}},
        {Resume{E}, Resume{kOutside}},
        {FireTimer{E}, FireTimer{kOutside}},
        {Isolate{E}, Isolate{kOutside}},
        {Cut{A, E, true}, Cut{A, kOutside, true}},
        {Mend{E, A, true}, Mend{kOutside, A, true}},
        {Loss{10, E, A}, Loss{10, kOutside, A}},
        {Loss{10, {}, E}, Loss{10, {}, kOutside}},
        {Latency{{0, 5}, E, {}}, Latency{{0, 5}, kOutside, {}}},
        {Request{1, E, {}}, Request{1, kOutside, {}}},
    };
    for (const auto& [inside, outside] : inside_and_outside) {
        EXPECT_TRUE(valid(world, inside)) << name_of(inside);
        EXPECT_FALSE(valid(world, outside)) << name_of(outside);
        EXPECT_FALSE(changes(world, outside)) << name_of(outside);
    }
}

TEST(Valid, linksToOneself_doNotExist) {
    const World world = make_world(config_for(5));
    EXPECT_FALSE(valid(world, Cut{A, A, true}));
    EXPECT_FALSE(valid(world, Mend{B, B, false}));
    EXPECT_FALSE(valid(world, Loss{10, C, C}));
    EXPECT_FALSE(valid(world, Latency{{0, 5}, C, C}));
}

TEST(Valid, numbers_haveTheirRanges) {
    const World world = make_world(config_for(5));
    for (const int percent : {0, 1, 100}) {
        EXPECT_TRUE(valid(world, Loss{percent, {}, {}}));
        EXPECT_TRUE(valid(world, Duplicate{percent}));
    }
    for (const int percent : {-1, 101}) {
        EXPECT_FALSE(valid(world, Loss{percent, {}, {}}));
        EXPECT_FALSE(valid(world, Duplicate{percent}));
    }
    EXPECT_TRUE(valid(world, Latency{{0, 0}, {}, {}}));
    EXPECT_TRUE(valid(world, Latency{{0, kLongestTiming}, {}, {}}));
    EXPECT_FALSE(valid(world, Latency{{-1, 5}, {}, {}}));
    EXPECT_FALSE(valid(world, Latency{{6, 5}, {}, {}}));
    EXPECT_FALSE(valid(world, Latency{{0, kLongestTiming + 1}, {}, {}}));
    EXPECT_FALSE(valid(world, Deliver{0}));
    EXPECT_FALSE(valid(world, Drop{0}));
    EXPECT_TRUE(valid(world, Request{1, {}, {}}));
    EXPECT_TRUE(valid(world, Request{kLargestClient, {}, {}}));
    EXPECT_FALSE(valid(world, Request{0, {}, {}}));
    EXPECT_FALSE(valid(world, Request{kLargestClient + 1, {}, {}}));
}

TEST(Valid, retry_needsAClient) {
    const World world = make_world(config_for(3));
    EXPECT_TRUE(valid(world, Retry{1}));
    EXPECT_FALSE(valid(world, Retry{0}));
    EXPECT_FALSE(valid(world, Retry{kLargestClient + 1}));
}

TEST(Valid, timing_needsTimersThatLetTimePass) {
    EXPECT_TRUE(valid(Timing{}));
    EXPECT_FALSE(valid(Timing{.heartbeat = 0}));
    EXPECT_FALSE(valid(Timing{.election = {0, 10}}));
    EXPECT_FALSE(valid(Timing{.election = {300 * kMillisecond, 150 * kMillisecond}}));
    EXPECT_FALSE(valid(Timing{.latency = {-1, 10}}));
}

// An input that would change something tells of itself and does; afterwards it would not, and tells nothing.
TEST(Changes, onceDone_changeNothingMore) {
    const std::vector<std::pair<Input, Input>> undo_and_do{
        {Restart{B}, Kill{B}},
        {Resume{B}, Pause{B}},
        {Mend{A, B, true}, Cut{A, B, true}},
        {Mend{A, B, false}, Cut{A, B, false}},
        {Heal{}, Partition{.group = {1, 1, 2, 2, 2}}},
        {Heal{}, Isolate{C}},
        {Loss{0, {}, {}}, Loss{20, {}, {}}},
        {Loss{0, A, {}}, Loss{20, A, {}}},
        {Duplicate{0}, Duplicate{20}},
        {Latency{Timing{}.latency, {}, {}}, Latency{{1, 2}, A, B}},
        {Latency{Timing{}.latency, {}, {}}, Latency{{1, 2}, {}, {}}},
        {SetTiming{}, SetTiming{Timing{.heartbeat = 20 * kMillisecond}}},
    };
    for (const auto& [undo, act] : undo_and_do) {
        WatchedWorld world(config_for(5));
        EXPECT_FALSE(changes(world.world, undo)) << name_of(undo);
        EXPECT_TRUE(changes(world.world, act)) << name_of(act);
        world.apply(act);
        EXPECT_EQ(world.named(name_of(act)).size(), 1U) << name_of(act);
        EXPECT_FALSE(changes(world.world, act)) << name_of(act);
        EXPECT_TRUE(changes(world.world, undo)) << name_of(undo);

        const World before = world.world;
        world.news();
        world.apply(act);
        EXPECT_EQ(world.world, before) << name_of(act);
        EXPECT_TRUE(world.told.empty()) << name_of(act);

        world.apply(undo);
        EXPECT_FALSE(changes(world.world, undo)) << name_of(undo);
    }
}

TEST(Changes, timerOfAStoppedOrPausedNode_cannotFire) {
    WatchedWorld world(config_for(5));
    EXPECT_TRUE(changes(world.world, FireTimer{A}));
    world.apply(Pause{A});
    EXPECT_FALSE(changes(world.world, FireTimer{A}));
    world.apply(Kill{A});
    EXPECT_FALSE(changes(world.world, FireTimer{A}));
    EXPECT_FALSE(changes(world.world, Pause{A}));
    EXPECT_FALSE(changes(world.world, Resume{A}));
}

TEST(Changes, deliverAndDrop_needAMessageUnderWay) {
    WatchedWorld world(config_for(5));
    EXPECT_FALSE(changes(world.world, Deliver{1}));
    world.apply(FireTimer{A});
    EXPECT_TRUE(changes(world.world, Deliver{1}));
    EXPECT_TRUE(changes(world.world, Drop{4}));
    EXPECT_FALSE(changes(world.world, Drop{5}));
    world.apply(Drop{4});
    EXPECT_FALSE(changes(world.world, Deliver{4}));
}

TEST(Deliver, timedWorld_deliversEarly) {
    WatchedWorld world(config_for(5));
    world.apply(FireTimer{A});
    const MessageId id = world.of_link(A, C, "message_sent").at(0).message;
    world.apply(Deliver{id});
    EXPECT_EQ(world.node(C).voted_for, A);
    world.advance(20 * kMillisecond);
    EXPECT_EQ(world.of_link(A, C, "message_delivered").size(), 1U) << "and only once";
}

TEST(Drop, message_isLostNow) {
    WatchedWorld world(config_for(5));
    world.apply(FireTimer{A});
    const MessageId id = world.of_link(A, C, "message_sent").at(0).message;
    world.apply(Drop{id});
    EXPECT_EQ(world.of_link(A, C, "message_lost").size(), 1U);
    world.advance(20 * kMillisecond);
    EXPECT_EQ(world.node(C).voted_for, raft::kNobody);
}

TEST(CurrentLeader, ofSeveral_isThatOfTheHighestTerm) {
    WatchedWorld world(config_for(5));
    EXPECT_EQ(current_leader(world.world), std::nullopt);
    world.elect(A);
    world.apply(Isolate{A});
    world.advance(kSecond);
    ASSERT_EQ(world.node(A).role, raft::Role::Leader);
    const auto leader = current_leader(world.world);
    ASSERT_TRUE(leader.has_value());
    EXPECT_NE(*leader, A);
    world.apply(Kill{*leader});
    EXPECT_EQ(current_leader(world.world), A) << "for the moment";
}

} // namespace
} // namespace sim::testing
