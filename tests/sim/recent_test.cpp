// What a node came to last, for the picture.

#include <gtest/gtest.h>

#include "tests/sim/random_scenario.h"
#include "tests/sim/watched_world.h"

namespace sim::testing {
namespace {

const Recent& recent(const WatchedWorld& world, NodeId node) {
    return world.world.servers[node].recent;
}

TEST(Recent, aCommit_isRememberedWithTheValueThatItFound) {
    WatchedWorld world(config_for(3));
    world.elect(A);
    EXPECT_EQ(recent(world, A).commit, RecentCommit{});
    world.apply(Request{1, A, {raft::Op::Set, 5}});
    world.advance(kSecond);
    world.apply(Request{1, A, {raft::Op::Add, 2}});
    world.advance(kSecond);
    const std::vector<Told> commits = world.named("commits");
    ASSERT_EQ(commits.size(), 2U);
    EXPECT_EQ(recent(world, A).commit, (RecentCommit{commits[1].at, 2, 2, 5}));
    EXPECT_EQ(recent(world, B).commit.first, 2U);
    EXPECT_GT(recent(world, B).commit.at, commits[1].at) << "a follower hears of it later";

    world.apply(Kill{A});
    EXPECT_EQ(recent(world, A), Recent{}) << "the process is gone, and what it knew";
    world.apply(Restart{A});
    EXPECT_EQ(recent(world, A), Recent{});
}

TEST(Recent, aLeader_isRememberedWithTheVotesThatMadeIt) {
    WatchedWorld world(config_for(5));
    world.apply(Cut{D, A, false});
    world.elect(A);
    const RecentElection& election = recent(world, A).election;
    EXPECT_EQ(election.granted.size(), 3);
    EXPECT_TRUE(election.granted.contains(A));
    EXPECT_FALSE(election.granted.contains(D));
    EXPECT_EQ(election.refused.size(), 0);
    EXPECT_TRUE(election.granted.contains(election.decided_by));
    EXPECT_NE(election.decided_by, A);
}

TEST(Recent, alone_aNodeDecidesItself) {
    WatchedWorld world(config_for(1));
    world.elect(A);
    EXPECT_EQ(recent(world, A).election.decided_by, A);
    EXPECT_EQ(recent(world, A).election.granted.size(), 1);
}

// Whatever happens: a majority with the deciding vote in it, and entries that are there and applied.
TEST(Recent, inRandomRuns_fitsTheNode) {
    int leaders = 0;
    int commits = 0;
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        play(random_scenario(seed), kScenarioLength, [&](const World& world, const TraceEvent& event) {
            if (event.node >= world.servers.size()) return;
            const Server& server = world.servers[event.node];
            const RecentCommit& commit = server.recent.commit;
            EXPECT_LE(commit.at, world.now);
            EXPECT_LE(commit.last, server.node.commit_index);
            const std::string_view name = name_of(event);
            if (name == "commits") {
                ++commits;
                EXPECT_EQ(commit.at, world.now);
                EXPECT_EQ(commit.last, server.node.commit_index);
            }
            if (name != "becomes_leader") return;
            ++leaders;
            const RecentElection& election = server.recent.election;
            EXPECT_EQ(server.role_since, world.now);
            EXPECT_EQ(election.granted.size(), raft::majority_of(world.node_count())) << "not one more than needed";
            EXPECT_TRUE(election.granted.contains(election.decided_by));
        });
    }
    EXPECT_GT(leaders, 20);
    EXPECT_GT(commits, 20);
}

TEST(Recent, isNoPartOfTheDigest) {
    World world = make_world(config_for(3));
    const std::uint64_t before = digest(world);
    world.servers[A].recent.commit.at = 7;
    EXPECT_EQ(digest(world), before);
}

} // namespace
} // namespace sim::testing
