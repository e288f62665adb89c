// The monitor sees break what Figure 3's properties rest on, and says what shows it.
#include "raft/check/invariants.h"

#include <gtest/gtest.h>

#include "tests/check/hand.h"
#include "tests/check/tampered.h"

namespace check::testing {
namespace {

TEST(OneVotePerTerm, secondVote_isSeen) {
    Tampered cluster;
    cluster.vote(C, 2, A);
    ASSERT_TRUE(cluster.violations().empty());
    cluster.vote(C, 2, B);
    ASSERT_EQ(cluster.violations().size(), 1U);
    EXPECT_EQ(cluster.violations()[0].property, Property::OneVotePerTerm);
    EXPECT_EQ(cluster.violations()[0].node, C);
    EXPECT_EQ(cluster.violations()[0].other, A);
}

TEST(OneVotePerTerm, voteForgottenOverACrash_isSeen) {
    Tampered cluster;
    cluster.vote(C, 2, A);
    cluster.restart(C);
    cluster.vote(C, 2, B);
    EXPECT_EQ(cluster.of(Property::OneVotePerTerm).size(), 1U);
}

TEST(OneVotePerTerm, voteInEachTerm_isFine) {
    Tampered cluster;
    cluster.vote(C, 2, A);
    cluster.restart(C);
    cluster.vote(C, 2, A);
    cluster.vote(C, 3, B);
    EXPECT_TRUE(cluster.violations().empty());
}

TEST(TermsOnlyGrow, termForgottenOverACrash_isSeen) {
    Tampered cluster;
    cluster.follow(C, 3);
    cluster.restart(C);
    cluster.follow(C, 2);
    ASSERT_EQ(cluster.violations().size(), 1U);
    EXPECT_EQ(cluster.violations()[0].property, Property::TermsOnlyGrow);
}

TEST(ElectedByMajority, leaderWithTooFewVotes_isSeen) {
    Tampered cluster(5);
    cluster.vote(B, 2, A);
    cluster.lead_unasked(A, 2);
    ASSERT_EQ(cluster.violations().size(), 1U);
    EXPECT_EQ(cluster.violations()[0].property, Property::ElectedByMajority);
    EXPECT_EQ(cluster.violations()[0].node, A);
}

TEST(ElectedByMajority, votersThatWentOn_stillCount) {
    Tampered cluster(5);
    cluster.vote(B, 2, A);
    cluster.vote(C, 2, A);
    cluster.vote(B, 3, D);
    cluster.follow(C, 4);
    cluster.lead_unasked(A, 2);
    EXPECT_TRUE(cluster.violations().empty());
}

TEST(ElectedByMajority, votesOfAnotherTerm_doNotCount) {
    Tampered cluster(3);
    cluster.vote(B, 2, A);
    cluster.lead_unasked(A, 3);
    EXPECT_EQ(cluster.of(Property::ElectedByMajority).size(), 1U);
}

TEST(ElectedByMajority, votesOnTheWayWhenAMonitorBegins_count) {
    Hand hand(3);
    hand.fire(A);
    hand.deliver([](const raft::Message& message) { return message.from == A; });
    sim::World world = hand.world();
    Monitor late(world);
    const auto look = [&](const auto& now, const auto& event) { late.look(now, event); };
    for (const NodeId voter : {B, C})
        sim::apply(world, sim::FireTimer{voter}, look);
    while (world.network.in_flight_count() > 0 && world.servers[A].node.role == Role::Candidate)
        sim::apply(world, sim::Deliver{world.network.in_flight().front()->id}, look);
    ASSERT_EQ(world.servers[A].node.role, Role::Leader);
    EXPECT_TRUE(late.violations().empty()) << "B and C voted before, and are in a later term now";
}

TEST(StoredByMajority, commitOfWhatAMinorityStores_isSeen) {
    Tampered cluster(4);
    cluster.append(A, set(1, 5));
    cluster.append(B, set(1, 5));
    cluster.lead(A, 1);
    cluster.commit(A, 1);
    ASSERT_EQ(cluster.violations().size(), 1U) << "two of four are no majority";
    EXPECT_EQ(cluster.violations()[0].property, Property::StoredByMajority);
    EXPECT_EQ(cluster.violations()[0].index, 1U);
    EXPECT_EQ(cluster.violations()[0].expected, set(1, 5));
}

TEST(StoredByMajority, committedEntryThatADiskLoses_isSeen) {
    Tampered cluster;
    for (const NodeId id : {A, B})
        cluster.append(id, set(1, 5));
    cluster.lead(A, 1);
    cluster.commit(A, 1);
    ASSERT_TRUE(cluster.violations().empty());
    cluster.change(B, [](raft::Node& node) { node.log.remove_from(1); });
    ASSERT_EQ(cluster.violations().size(), 1U);
    EXPECT_EQ(cluster.violations()[0].property, Property::StoredByMajority);
    EXPECT_EQ(cluster.violations()[0].node, B);
    EXPECT_EQ(cluster.violations()[0].other, A);
}

TEST(StoredByMajority, minorityMayLoseIt) {
    Tampered cluster;
    for (const NodeId id : {A, B, C})
        cluster.append(id, set(1, 5));
    cluster.lead(A, 1);
    cluster.commit(A, 1);
    cluster.change(C, [](raft::Node& node) { node.log.remove_from(1); });
    EXPECT_TRUE(cluster.violations().empty());
}

// A reply that leaves before the write ends is the mistake that these see.
raft::Message granting(NodeId voter, raft::Term term, NodeId candidate) {
    return {.from = voter, .to = candidate, .term = term, .body = raft::RequestVoteReply{.vote_granted = true}};
}

TEST(StoredBeforeSent, voteThatLeavesBeforeTheDiskHasIt_isSeen) {
    Tampered cluster;
    cluster.change_unstored(C, [](raft::Node& node) { node.current_term = 2, node.voted_for = A; });
    ASSERT_TRUE(cluster.violations().empty()) << "a node may think what it likes";
    cluster.send(granting(C, 2, A));
    ASSERT_EQ(cluster.violations().size(), 1U);
    EXPECT_EQ(cluster.violations()[0].property, Property::StoredBeforeSent);
    EXPECT_EQ(cluster.violations()[0].node, C);
    EXPECT_EQ(cluster.violations()[0].other, A);
}

TEST(StoredBeforeSent, voteInATermThatTheDiskHas_isSeenAsWell) {
    Tampered cluster;
    cluster.follow(C, 2);
    cluster.change_unstored(C, [](raft::Node& node) { node.voted_for = A; });
    cluster.send(granting(C, 2, A));
    EXPECT_EQ(cluster.of(Property::StoredBeforeSent).size(), 1U);
}

TEST(StoredBeforeSent, acknowledgementAndCandidacyBeforeTheDiskHasThem_areSeen) {
    Tampered cluster;
    cluster.follow(B, 1);
    cluster.change_unstored(B, [](raft::Node& node) { node.log.append(set(1, 5)); });
    const raft::AppendEntriesReply accepts{.success = true, .prev_log_index = 0, .match_index = 1};
    cluster.send({.from = B, .to = A, .term = 1, .body = accepts});
    EXPECT_EQ(cluster.of(Property::StoredBeforeSent).size(), 1U);
    cluster.change_unstored(C, [](raft::Node& node) { node.current_term = 2, node.voted_for = C; });
    cluster.send({.from = C, .to = A, .term = 2, .body = raft::RequestVote{}});
    EXPECT_EQ(cluster.of(Property::StoredBeforeSent).size(), 2U);
}

TEST(StoredBeforeSent, diskThatIsFurther_isFine) {
    Tampered cluster;
    cluster.change(C, [](raft::Node& node) { node.current_term = 3; });
    cluster.send(granting(C, 2, A));
    EXPECT_TRUE(cluster.violations().empty()) << "it will never vote in that term again";
}

TEST(OneVotePerTerm, voteThatACrashTookBeforeItLeft_isNoVote) {
    Tampered cluster;
    cluster.change_unstored(C, [](raft::Node& node) { node.current_term = 2, node.voted_for = A; });
    cluster.restart_from_disk(C);
    cluster.vote(C, 2, B);
    EXPECT_TRUE(cluster.violations().empty());
}

TEST(ElectedByMajority, voteThatNeverLeft_doesNotCount) {
    Tampered cluster;
    cluster.change(C, [](raft::Node& node) { node.current_term = 2, node.voted_for = A; });
    cluster.lead_unasked(A, 2);
    EXPECT_EQ(cluster.of(Property::ElectedByMajority).size(), 1U);
}

TEST(NodeInOrder, whatIsCommittedOrKnownOfOthersAndFalls_isSeen) {
    const auto falls = [](auto before, auto after) {
        Tampered cluster;
        for (const NodeId id : {A, B, C})
            cluster.append(id, set(1, 5));
        cluster.lead(A, 1);
        cluster.change(A, before);
        EXPECT_TRUE(cluster.violations().empty());
        cluster.change(A, after);
        return cluster.of(Property::NodeInOrder).size() == 1 && cluster.violations().size() == 1;
    };
    EXPECT_TRUE(falls([](raft::Node& node) { node.commit_index = node.last_applied = 1; },
                      [](raft::Node& node) { node.commit_index = node.last_applied = 0; }));
    EXPECT_TRUE(
        falls([](raft::Node& node) { node.match_index[B] = 1; }, [](raft::Node& node) { node.match_index[B] = 0; }));
    EXPECT_TRUE(falls([](raft::Node&) {}, [](raft::Node& node) { node.next_index[B] = 0; }));
    EXPECT_TRUE(falls([](raft::Node&) {}, [](raft::Node& node) { node.match_index[C] = 1, node.next_index[C] = 1; }));
    EXPECT_TRUE(falls([](raft::Node&) {}, [](raft::Node& node) { node.last_applied = 1; }));
    EXPECT_TRUE(falls([](raft::Node&) {}, [](raft::Node& node) { node.commit_index = 2; }));
}

TEST(NodeInOrder, restartedNodeBeginsAnew) {
    Tampered cluster;
    for (const NodeId id : {A, B})
        cluster.append(id, set(1, 5));
    cluster.lead(A, 1);
    cluster.commit(A, 1);
    cluster.restart(A);
    cluster.follow(A, 1);
    EXPECT_TRUE(cluster.violations().empty());
}

} // namespace
} // namespace check::testing
