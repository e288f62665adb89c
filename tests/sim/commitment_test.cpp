// Committed is what the cluster has committed, whoever knows of it.
#include "raft/sim/commitment.h"

#include <gtest/gtest.h>

#include "tests/sim/watched_world.h"

namespace sim::testing {
namespace {

Commitment of(const WatchedWorld& w, NodeId node, raft::Index index = 1) {
    return Commitments(w.world).of(node, index);
}

// C leads and has committed SET 5, which it alone knows; everybody else holds it.
WatchedWorld known_to_c_alone() {
    WatchedWorld w(config_for(5));
    w.elect(C);
    w.apply(Request{1, C, {raft::Op::Set, 5}});
    for (int i = 0; i < 500 && w.node(C).commit_index == 0; ++i)
        w.advance(kMillisecond);
    EXPECT_EQ(w.node(C).commit_index, 1U);
    EXPECT_EQ(w.node(A).commit_index, 0U);
    return w;
}

TEST(Commitment, is_none_while_no_leader_has_counted_a_majority) {
    WatchedWorld w(config_for(5));
    w.elect(C);
    w.apply(Isolate{C});
    w.apply(Request{1, C, {raft::Op::Set, 5}});
    w.advance(100 * kMillisecond);
    ASSERT_EQ(w.node(C).log.last_index(), 1U);
    EXPECT_EQ(of(w, C), Commitment::No);
}

TEST(Commitment, a_follower_that_has_not_heard_of_it_does_not_know_it) {
    WatchedWorld w = known_to_c_alone();
    EXPECT_EQ(of(w, C), Commitment::Known);
    EXPECT_EQ(of(w, A), Commitment::NotKnownHere);
    w.advance(100 * kMillisecond);
    EXPECT_EQ(of(w, A), Commitment::Known);
}

TEST(Commitment, outlives_all_who_knew_of_it) {
    WatchedWorld w = known_to_c_alone();
    w.apply(Kill{C});
    for (const NodeId node : {A, B, C, D, E})
        EXPECT_EQ(of(w, node), Commitment::NotKnownHere) << int{node};
    for (const NodeId node : {A, B, D, E}) {
        w.apply(Kill{node});
        w.apply(Restart{node});
    }
    w.apply(Restart{C});
    for (const NodeId node : {A, B, C, D, E})
        EXPECT_EQ(of(w, node), Commitment::NotKnownHere) << int{node};
}

TEST(Commitment, is_none_of_an_entry_in_the_place_of_the_committed_one) {
    WatchedWorld w(config_for(5));
    w.elect(A);
    w.apply(Isolate{A});
    w.apply(Request{1, A, {raft::Op::Set, 3}});
    w.advance(50 * kMillisecond);
    w.elect(C);
    w.apply(Request{2, C, {raft::Op::Set, 8}});
    w.advance(200 * kMillisecond);
    ASSERT_EQ(w.node(A).log.last_index(), 1U);
    EXPECT_EQ(of(w, C), Commitment::Known);
    EXPECT_EQ(of(w, A), Commitment::No);
}

TEST(Commitment, of_an_earlier_entry_comes_with_the_later_one) {
    WatchedWorld w = known_to_c_alone();
    w.advance(100 * kMillisecond);
    w.apply(Kill{A});
    w.apply(Request{1, C, {raft::Op::Set, 6}});
    w.advance(100 * kMillisecond);
    ASSERT_EQ(w.node(C).commit_index, 2U);
    w.apply(Restart{A});
    EXPECT_EQ(of(w, A), Commitment::NotKnownHere) << "though its log lacks the last committed entry";
}

TEST(Commitment, of_what_disks_held_at_the_start_is_not_known) {
    Config config = config_for(3);
    raft::Disk disk;
    disk.current_term = 1;
    disk.log.append({.term = 1, .command = {raft::Op::Set, 1}});
    config.disks = {disk, disk, disk};
    const WatchedWorld w(config);
    EXPECT_EQ(of(w, A), Commitment::No) << "a majority holds it, but nobody counted";
}

} // namespace
} // namespace sim::testing
