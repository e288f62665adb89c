// Figure 2, "Persistent state on all servers": what a crash leaves, and what it takes.
#include "tests/core/cluster.h"
#include "tests/core/node_setup.h"

namespace raft::testing {
namespace {

TEST(Persistence, crash_losesExactlyTheVolatileState) {
    Cluster cluster(3, Replicate::AtOnce);
    cluster.elect(A);
    cluster.request(A, kClient, 1, {Op::Set, 5});
    cluster.deliver_all();
    cluster.request(A, kClient, 2, {Op::Set, 6});
    const Node before = cluster.node(A);
    ASSERT_EQ(before.role, Role::Leader);
    ASSERT_EQ(before.commit_index, 1U);
    ASSERT_EQ(before.owed.size(), 1U);

    cluster.crash(A);
    const Node& after = cluster.node(A);
    EXPECT_EQ(after.id, before.id);
    EXPECT_EQ(after.options, before.options);
    EXPECT_EQ(after.current_term, before.current_term);
    EXPECT_EQ(after.voted_for, before.voted_for);
    EXPECT_EQ(after.log, before.log);

    EXPECT_EQ(after.commit_index, 0U);
    EXPECT_EQ(after.last_applied, 0U);
    EXPECT_EQ(after.role, Role::Follower);
    EXPECT_EQ(after.leader, kNobody);
    EXPECT_EQ(after.machine, StateMachine{});
    EXPECT_TRUE(after.owed.empty());
    EXPECT_EQ(after.next_index, (std::array<Index, kMaxNodes>{}));
    EXPECT_EQ(after.match_index, (std::array<Index, kMaxNodes>{}));
}

TEST(Persistence, restartedNode_learnsCommitmentAndAppliesEverythingAgain) {
    Cluster cluster(3, Replicate::AtOnce);
    cluster.elect(A);
    for (RequestNumber request = 1; request <= 3; ++request) {
        cluster.request(A, kClient, request, {Op::Add, 10});
        cluster.deliver_all();
    }
    cluster.crash(B);
    EXPECT_EQ(cluster.node(B).machine.value, 0);
    cluster.beat(A);
    EXPECT_EQ(cluster.node(B).machine, cluster.node(A).machine);
    EXPECT_EQ(cluster.node(B).last_applied, 3U);
}

TEST(Persistence, crashBetweenVotes_cannotVoteTwice) {
    Cluster cluster(3);
    cluster.fire(B);
    cluster.receive(cluster.pick(0)); // B's request reaches A
    ASSERT_EQ(cluster.node(A).voted_for, B);
    cluster.crash(A);
    EXPECT_EQ(cluster.node(A).voted_for, B);
    cluster.under_way.clear();
    cluster.receive({.from = C, .to = A, .term = 1, .body = RequestVote{}});
    EXPECT_FALSE(std::get<RequestVoteReply>(cluster.under_way.back().body).vote_granted);
}

TEST(Persistence, isOnDisk_seesEachPart) {
    const Node node = follower(3, {1, 2});
    Disk disk{.current_term = 3, .voted_for = kNobody, .log = log_of({1, 2})};
    EXPECT_TRUE(is_on_disk(node, disk));
    disk.current_term = 2;
    EXPECT_FALSE(is_on_disk(node, disk));
    disk.current_term = 3;
    disk.voted_for = B;
    EXPECT_FALSE(is_on_disk(node, disk));
    disk.voted_for = kNobody;
    disk.log.remove_from(2);
    EXPECT_FALSE(is_on_disk(node, disk));
}

TEST(Persistence, heartbeat_writesNothing) {
    Node node = follower(3, {1});
    receive(node, B, 3, AppendEntries{.prev_log_index = 1, .prev_log_term = 1, .leader_commit = 0, .entries = {}});
    const Effects out =
        receive(node, B, 3, AppendEntries{.prev_log_index = 1, .prev_log_term = 1, .leader_commit = 1, .entries = {}});
    EXPECT_FALSE(out.persist) << "commitment is volatile";
}

Node with_slow_disk(Node node) {
    node.options.slow_disk = true;
    return node;
}

TEST(SlowDisk, candidate_countsItsVoteOnceItIsStored) {
    Node node = with_slow_disk(follower(3, {}, 1));
    checked_step(node, TimerFired{});
    EXPECT_EQ(node.role, Role::Candidate);
    EXPECT_EQ(node.votes_granted.size(), 0);
    checked_step(node, Stored{.term = 3, .last_index = 0});
    EXPECT_EQ(node.role, Role::Candidate) << "that was an earlier term";
    checked_step(node, Stored{.term = 4, .last_index = 0});
    EXPECT_EQ(node.role, Role::Leader);
}

TEST(SlowDisk, leader_countsItsEntriesOnceTheyAreStored) {
    Node node = with_slow_disk(follower(3, {}, 1));
    checked_step(node, TimerFired{});
    checked_step(node, Stored{.term = 4, .last_index = 0});
    for (RequestNumber number = 1; number <= 2; ++number) {
        const Message request{
            .from = kClientSide, .to = A, .term = 0, .body = ClientRequest{kClient, number, {Op::Set, 1}}};
        checked_step(node, Received{request});
    }
    EXPECT_EQ(node.match_index[A], 0U);
    EXPECT_EQ(node.commit_index, 0U);
    checked_step(node, Stored{.term = 4, .last_index = 1});
    EXPECT_EQ(node.match_index[A], 1U);
    EXPECT_EQ(node.commit_index, 1U);
    checked_step(node, Stored{.term = 3, .last_index = 2});
    EXPECT_EQ(node.commit_index, 1U) << "a write of an earlier term says nothing of this log";
    checked_step(node, Stored{.term = 4, .last_index = 2});
    EXPECT_EQ(node.commit_index, 2U);
}

TEST(SlowDisk, checkSeesWhoCountsHimselfTooEarly) {
    Node before = with_slow_disk(follower(3, {}, 3));
    Node after = before;
    Effects out;
    step(after, TimerFired{}, out);
    EXPECT_EQ(check_node(before, TimerFired{}, after), "");
    after.votes_granted.insert(A);
    EXPECT_NE(check_node(before, TimerFired{}, after), "");
}

TEST(SlowDisk, checkSeesALeaderThatCountsWhatItHasNotStored) {
    Node before = with_slow_disk(leader(3, {3}, 3));
    Node after = before;
    const Message request{.from = kClientSide, .to = A, .term = 0, .body = ClientRequest{kClient, 1, {Op::Set, 1}}};
    Effects out;
    step(after, Received{request}, out);
    EXPECT_EQ(check_node(before, Received{request}, after), "");
    after.match_index[A] = 2;
    EXPECT_NE(check_node(before, Received{request}, after), "");
}

} // namespace
} // namespace raft::testing
