// "leader" in the place of a node's name: whoever leads when the input takes effect.
#include "tests/sim/watched_world.h"

namespace sim::testing {
namespace {

TEST(TheLeader, inputsOfOneNode_meanWhoeverLeadsThen) {
    WatchedWorld world(config_for(3));
    world.elect(C);
    world.apply(Pause{kTheLeader});
    EXPECT_TRUE(world.world.servers[C].paused);
    world.apply(Resume{kTheLeader});
    EXPECT_FALSE(world.world.servers[C].paused) << "a paused leader still leads";
    world.apply(FireTimer{kTheLeader});
    EXPECT_FALSE(world.named("sends_heartbeat").empty());
    world.apply(Isolate{kTheLeader});
    EXPECT_TRUE(world.world.network.link(C, A).cut);
    EXPECT_FALSE(world.world.network.link(A, B).cut);
    world.apply(Kill{kTheLeader});
    EXPECT_FALSE(world.world.servers[C].up);
    const auto kills = world.named("kill");
    ASSERT_EQ(kills.size(), 1U);
    EXPECT_EQ(kills[0].node, C) << "it is told of the node that it met";
}

TEST(TheLeader, ofTwo_isTheOneOfTheHigherTerm) {
    WatchedWorld world(config_for(3));
    world.elect(A);
    world.apply(Isolate{A});
    world.apply(FireTimer{B});
    world.advance(60 * kMillisecond);
    ASSERT_EQ(world.node(A).role, raft::Role::Leader);
    ASSERT_EQ(world.node(B).role, raft::Role::Leader);
    world.apply(Kill{kTheLeader});
    EXPECT_FALSE(world.world.servers[B].up);
    EXPECT_TRUE(world.world.servers[A].up);
}

TEST(TheLeader, whereNobodyLeads_nothingHappens) {
    WatchedWorld world(config_for(3));
    const World before = world.world;
    const std::vector<Input> inputs{Kill{kTheLeader},         Restart{kTheLeader},
                                    Pause{kTheLeader},        Resume{kTheLeader},
                                    FireTimer{kTheLeader},    Isolate{kTheLeader},
                                    Cut{kTheLeader, B},       Mend{A, kTheLeader},
                                    Loss{50, kTheLeader, {}}, Latency{{1, 2}, {}, kTheLeader}};
    for (const Input& input : inputs) {
        EXPECT_TRUE(valid(world.world, input)) << name_of(input);
        EXPECT_FALSE(changes(world.world, input)) << name_of(input);
        world.apply(input);
    }
    EXPECT_EQ(world.world, before);
    EXPECT_TRUE(world.told.empty());
}

TEST(TheLeader, ofALink_isItsEnd) {
    WatchedWorld world(config_for(3));
    world.elect(C);
    world.apply(Cut{kTheLeader, B});
    EXPECT_TRUE(world.world.network.link(C, B).cut);
    EXPECT_TRUE(world.world.network.link(B, C).cut);
    world.apply(Mend{B, kTheLeader, false});
    EXPECT_FALSE(world.world.network.link(B, C).cut);
    world.apply(Loss{70, kTheLeader, {}});
    EXPECT_EQ(world.world.network.link(C, A).loss_percent, 70);
    EXPECT_EQ(world.world.network.link(A, C).loss_percent, 0);
    EXPECT_FALSE(changes(world.world, Cut{C, kTheLeader})) << "from the leader to itself there is no link";
    EXPECT_FALSE(valid(world.world, Cut{kTheLeader, kTheLeader}));
    EXPECT_FALSE(valid(world.world, Request{1, kTheLeader, {}})) << "a request to the leader names nobody";
}

TEST(Timing, changedWhileNodesRun_changesWhatALeaderSends) {
    WatchedWorld world(config_for(3));
    Timing timing;
    timing.max_entries = 3;
    timing.back_up = raft::BackUp::ByTerm;
    world.apply(SetTiming{timing});
    world.apply(Kill{B});
    world.apply(Restart{B});
    for (const NodeId id : {A, B}) {
        EXPECT_EQ(world.node(id).options.max_entries, 3U);
        EXPECT_EQ(world.node(id).options.back_up, raft::BackUp::ByTerm);
    }
    world.apply(SetTiming{Timing{}});
    EXPECT_EQ(world.node(A).options, world.world.config.options);
}

} // namespace
} // namespace sim::testing
