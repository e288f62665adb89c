// Kill and restart, pause and resume, timers.
#include "tests/sim/watched_world.h"

namespace sim::testing {
namespace {

TEST(Start, everyNode_isAFollowerWithATimerInRange) {
    const World world = make_world(config_for(9));
    ASSERT_EQ(world.node_count(), 9);
    for (const Server& server : world.servers) {
        EXPECT_TRUE(server.up);
        EXPECT_EQ(server.node.role, raft::Role::Follower);
        EXPECT_EQ(server.timer, raft::Timer::Election);
        EXPECT_GE(server.timer_due, world.config.timing.election.least);
        EXPECT_LE(server.timer_due, world.config.timing.election.most);
    }
}

TEST(Start, leftAlone_electsALeaderWhichStays) {
    for (int nodes = 1; nodes <= raft::kMaxNodes; ++nodes) {
        WatchedWorld world(config_for(nodes, 7));
        world.advance(3 * kSecond);
        const auto leader = current_leader(world.world);
        ASSERT_TRUE(leader.has_value()) << nodes;
        const raft::Term term = world.node(*leader).current_term;
        world.advance(10 * kSecond);
        EXPECT_EQ(current_leader(world.world), leader) << nodes;
        EXPECT_EQ(world.node(*leader).current_term, term) << nodes;
    }
}

TEST(Kill, process_losesAllThatIsNotOnDisk) {
    WatchedWorld world(config_for(3));
    world.elect(A);
    world.apply(Request{1, A, {raft::Op::Set, 5}});
    world.advance(200 * kMillisecond);
    const raft::Node before = world.node(A);
    ASSERT_EQ(before.commit_index, 1U);
    world.apply(Kill{A});
    EXPECT_FALSE(world.world.servers[A].up);
    EXPECT_EQ(world.node(A), raft::start_from({before.current_term, before.voted_for, before.log}, A, before.options));
    EXPECT_EQ(world.world.servers[A].timer_due, kNever);
    EXPECT_EQ(current_leader(world.world), std::nullopt);
}

TEST(Kill, messagesToIt_areLostWhenTheyWouldArrive) {
    WatchedWorld world(config_for(3));
    world.apply(FireTimer{A});
    world.apply(Kill{B});
    world.advance(20 * kMillisecond);
    const auto lost = world.of_link(A, B, "message_lost");
    ASSERT_EQ(lost.size(), 1U);
    EXPECT_EQ(lost[0].at, lost[0].due);
}

TEST(Kill, messagesOfIt_stillArrive) {
    WatchedWorld world(config_for(3));
    world.apply(FireTimer{A});
    world.apply(Kill{A});
    world.advance(20 * kMillisecond);
    EXPECT_EQ(world.of_link(A, B, "message_delivered").size(), 1U);
    EXPECT_EQ(world.node(B).voted_for, A);
}

TEST(Kill, pausedProcess_losesItsInboxToo) {
    WatchedWorld world(config_for(3));
    world.apply(Pause{B});
    world.apply(FireTimer{A});
    world.advance(20 * kMillisecond);
    ASSERT_EQ(world.world.servers[B].backlog.size(), 1U);
    world.apply(Kill{B});
    EXPECT_TRUE(world.world.servers[B].backlog.empty());
    world.apply(Restart{B});
    EXPECT_EQ(world.node(B).voted_for, raft::kNobody);
    EXPECT_FALSE(world.world.servers[B].paused) << "a new process runs";
}

TEST(Restart, node_followsAndCatchesUp) {
    WatchedWorld world(config_for(3));
    world.elect(A);
    world.apply(Kill{C});
    world.apply(Request{1, A, {raft::Op::Set, 5}});
    world.advance(kSecond);
    EXPECT_EQ(world.node(C).log.last_index(), 0U);
    world.apply(Restart{C});
    EXPECT_GE(world.world.servers[C].timer_due, world.world.now + world.world.config.timing.election.least);
    world.advance(kSecond);
    EXPECT_EQ(world.node(C).machine, world.node(A).machine);
    EXPECT_EQ(current_leader(world.world), A);
}

TEST(Pause, process_keepsItsStateAndDoesNothing) {
    WatchedWorld world(config_for(3));
    world.elect(A);
    world.apply(Pause{A});
    const raft::Node before = world.node(A);
    world.advance(kSecond);
    EXPECT_EQ(world.node(A), before);
    EXPECT_EQ(world.node(A).role, raft::Role::Leader);
    const auto leader = current_leader(world.world);
    EXPECT_TRUE(leader && *leader != A);
}

TEST(Pause, resumedLeader_stepsDownBeforeItsHeartbeatIsLate) {
    WatchedWorld world(config_for(3));
    world.elect(A);
    world.apply(Pause{A});
    world.advance(kSecond);
    world.news();
    world.apply(Resume{A});
    EXPECT_EQ(world.node(A).role, raft::Role::Follower);
    EXPECT_EQ(world.named("steps_down").size(), 1U);
    EXPECT_TRUE(world.world.servers[A].backlog.empty());
}

TEST(Pause, resumed_actsInTheOrderInWhichThingsWereDue) {
    Config config = config_for(3);
    config.timing.election = {200 * kMillisecond, 200 * kMillisecond};
    config.timing.latency = {10 * kMillisecond, 10 * kMillisecond};
    WatchedWorld world(config);
    world.apply(Pause{B});
    world.advance(150 * kMillisecond);
    world.apply(FireTimer{A}); // its request arrives at 160, B's own timer is due at 200
    world.advance(100 * kMillisecond);
    world.news();
    world.apply(Resume{B});
    EXPECT_EQ(world.node(B).voted_for, A) << "the request came first, and postponed the timeout";
    EXPECT_TRUE(world.named("starts_election").empty());
}

TEST(Pause, resumedAfterItsTimeout_standsBeforeItReadsLaterMessages) {
    Config config = config_for(3);
    config.timing.election = {200 * kMillisecond, 200 * kMillisecond};
    config.timing.latency = {10 * kMillisecond, 10 * kMillisecond};
    WatchedWorld world(config);
    world.apply(Kill{C});
    world.apply(Pause{B}); // its timer is due at 200, A's request arrives at 210
    world.advance(205 * kMillisecond);
    ASSERT_EQ(world.node(A).role, raft::Role::Candidate);
    world.advance(15 * kMillisecond);
    world.news();
    world.apply(Resume{B});
    EXPECT_EQ(world.node(B).role, raft::Role::Candidate);
    EXPECT_EQ(world.node(B).voted_for, B);
    EXPECT_EQ(world.named("refuses_vote").size(), 1U);
}

TEST(FireTimer, follower_standsNow) {
    WatchedWorld world(config_for(5));
    world.apply(FireTimer{D});
    EXPECT_EQ(world.node(D).role, raft::Role::Candidate);
    EXPECT_EQ(world.named("timer_fires").size(), 1U);
    EXPECT_GT(world.world.servers[D].timer_due, world.world.now);
}

TEST(FireTimer, leader_sendsItsHeartbeatNow) {
    WatchedWorld world(config_for(5));
    world.elect(A);
    world.news();
    world.apply(FireTimer{A});
    EXPECT_EQ(world.named("message_sent").size(), 4U);
    EXPECT_EQ(world.world.servers[A].timer_due, world.world.now + world.world.config.timing.heartbeat);
}

TEST(Heartbeat, idleLeader_speaksAsOftenAsTheTimingSays) {
    WatchedWorld world(config_for(5));
    world.elect(A);
    world.news();
    world.advance(10 * kSecond);
    EXPECT_NEAR(static_cast<double>(world.named("sends_heartbeat").size()), 200, 1);
    EXPECT_EQ(world.of_link(A, B, "message_sent").size(), world.named("sends_heartbeat").size());
}

TEST(SetTiming, timersArmedFromNowOn_followIt) {
    WatchedWorld world(config_for(5));
    world.elect(A);
    Timing timing;
    timing.heartbeat = 20 * kMillisecond;
    world.apply(SetTiming{timing});
    world.advance(kSecond);
    world.news();
    world.advance(kSecond);
    EXPECT_NEAR(static_cast<double>(world.named("sends_heartbeat").size()), 50, 1);
}

TEST(RoleSince, tellsWhenTheRoleChanged) {
    WatchedWorld world(config_for(3));
    world.advance(10 * kMillisecond);
    world.apply(FireTimer{A});
    EXPECT_EQ(world.world.servers[A].role_since, 10 * kMillisecond);
    world.advance(60 * kMillisecond);
    const Told elected = world.named("becomes_leader").at(0);
    EXPECT_EQ(world.world.servers[A].role_since, elected.at);
    world.apply(Kill{A});
    EXPECT_EQ(world.world.servers[A].up_since, 70 * kMillisecond);
}

} // namespace
} // namespace sim::testing
