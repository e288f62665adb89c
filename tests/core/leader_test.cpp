// What a leader makes of its followers' answers: next_index, match_index and commitment (§5.3, §5.4.2).
#include "tests/core/cluster.h"
#include "tests/core/node_setup.h"

namespace raft::testing {
namespace {

using Terms = std::vector<Term>;

AppendEntriesReply matched(Index match, Index prev = 0) {
    return {.success = true, .prev_log_index = prev, .match_index = match, .last_log_index = 0};
}

AppendEntriesReply mismatch(Index prev, Index last) {
    return {.success = false, .prev_log_index = prev, .match_index = 0, .last_log_index = last};
}

TEST(CountOnlyCurrentReplies, replyOfThisTerm_counts) {
    Node node = leader(3, {1, 3});
    const Effects out = receive(node, B, 3, matched(2, 2));
    EXPECT_TRUE(seen_to_hold(out, Rule::CountOnlyCurrentReplies));
    EXPECT_EQ(node.match_index[B], 2U);
}

TEST(CountOnlyCurrentReplies, replyOfAnEarlierTerm_doesNot) {
    Node node = leader(3, {1, 3});
    const Node before = node;
    const Effects out = receive(node, B, 2, matched(2, 2));
    EXPECT_TRUE(seen_to_fail(out, Rule::CountOnlyCurrentReplies));
    EXPECT_TRUE(told(out, NodeEventKind::IgnoresStaleReply));
    EXPECT_EQ(node, before) << "what it acknowledged may have been removed since";
}

TEST(CountOnlyCurrentReplies, noLongerLeader_ignoresReplies) {
    for (Node node : {follower(3, {1}), candidate(3, {1})}) {
        const Node before = node;
        EXPECT_TRUE(seen_to_fail(receive(node, B, 3, matched(1, 1)), Rule::CountOnlyCurrentReplies));
        EXPECT_EQ(node, before);
    }
}

TEST(CountOnlyCurrentReplies, switchedOff_believesOldReplies) {
    Node node = without(Rule::CountOnlyCurrentReplies, leader(3, {1, 3}));
    receive(node, B, 2, matched(2, 2));
    EXPECT_EQ(node.match_index[B], 2U);
}

TEST(MatchWhatIsAcknowledged, success_movesBothIndexes) {
    Node node = leader(3, {1, 2, 3});
    const Effects out = receive(node, B, 3, matched(2));
    EXPECT_TRUE(seen_to_hold(out, Rule::MatchWhatIsAcknowledged));
    EXPECT_EQ(node.match_index[B], 2U);
    EXPECT_EQ(node.next_index[B], 3U);
}

TEST(MatchWhatIsAcknowledged, lateSuccess_movesNothingBack) {
    Node node = leader(3, {1, 2, 3});
    receive(node, B, 3, matched(3));
    const Node before = node;
    const Effects out = receive(node, B, 3, matched(1));
    EXPECT_TRUE(seen_to_fail(out, Rule::MatchWhatIsAcknowledged));
    EXPECT_EQ(node, before);
}

TEST(MatchWhatIsAcknowledged, switchedOff_learnsNothing) {
    Node node = without(Rule::MatchWhatIsAcknowledged, leader(3, {3}));
    receive(node, B, 3, matched(1));
    EXPECT_EQ(node.match_index[B], 0U);
}

TEST(BackUpOnMismatch, failure_stepsBackByOneAndAsksAgainAtOnce) {
    Node node = leader(4, {1, 1, 2, 4});
    const Effects out = receive(node, B, 4, mismatch(4, 9));
    EXPECT_TRUE(seen_to_hold(out, Rule::BackUpOnMismatch));
    EXPECT_EQ(node.next_index[B], 4U);
    const auto probe = only<AppendEntries>(out);
    EXPECT_EQ(probe.prev_log_index, 3U);
    EXPECT_EQ(probe.prev_log_term, 2U);
    EXPECT_EQ(probe.entries, slice_behind(3, {1, 1, 2, 4}));
}

TEST(BackUpOnMismatch, shortLog_isMetInOneStep) {
    Node node = leader(4, {1, 1, 2, 4});
    const Effects out = receive(node, B, 4, mismatch(4, 1));
    EXPECT_EQ(node.next_index[B], 2U);
    EXPECT_EQ(only<AppendEntries>(out).prev_log_index, 1U);
}

TEST(BackUpOnMismatch, emptyLog_getsEverything) {
    Node node = leader(4, {1, 1, 2, 4});
    EXPECT_EQ(only<AppendEntries>(receive(node, B, 4, mismatch(4, 0))).entries.size(), 4U);
}

TEST(BackUpOnMismatch, doubledFailure_stepsBackOnce) {
    Node node = leader(4, {1, 1, 2, 4});
    receive(node, B, 4, mismatch(4, 9));
    const Effects out = receive(node, B, 4, mismatch(4, 9));
    EXPECT_TRUE(seen_to_fail(out, Rule::BackUpOnMismatch));
    EXPECT_EQ(node.next_index[B], 4U);
    EXPECT_TRUE(out.messages.empty());
}

TEST(BackUpOnMismatch, refusedTerm_saysNothingAboutTheLog) {
    // It led an earlier term, too: a request of that one was refused, and the answer comes only now.
    Node node = leader(4, {1, 1, 2, 4});
    const Node before = node;
    const Effects out = receive(node, B, 4, AppendEntriesReply{});
    EXPECT_TRUE(seen_to_fail(out, Rule::BackUpOnMismatch));
    EXPECT_EQ(node, before);
}

TEST(BackUpOnMismatch, failureOlderThanASuccess_isIgnored) {
    Node node = leader(4, {1, 1, 2, 4});
    receive(node, B, 4, mismatch(4, 9));
    receive(node, B, 4, matched(4, 3));
    ASSERT_EQ(node.next_index[B], 5U);
    const Effects out = receive(node, B, 4, mismatch(4, 9));
    EXPECT_TRUE(seen_to_fail(out, Rule::BackUpOnMismatch))
        << "it names the newest probe, but entry 4 is known to match";
    EXPECT_EQ(node.next_index[B], 5U);
    EXPECT_EQ(node.match_index[B], 4U);
}

TEST(BackUpOnMismatch, neverBelowWhatMatches) {
    Node node = leader(4, {1, 1, 2, 4});
    node.match_index[B] = 2;
    receive(node, B, 4, mismatch(4, 0));
    EXPECT_EQ(node.next_index[B], 3U);
}

TEST(BackUpOnMismatch, switchedOff_asksTheSameForEver) {
    Node node = without(Rule::BackUpOnMismatch, leader(4, {1, 4}));
    const Effects out = receive(node, B, 4, mismatch(2, 0));
    EXPECT_EQ(node.next_index[B], 3U);
    EXPECT_TRUE(out.messages.empty());
}

// Figure 7: logs that may exist when the leader of term 8 comes to power. Each is made equal to the leader's.
TEST(BackUpOnMismatch, everyLogOfFigure7_becomesTheLeaders) {
    const Terms leaders{1, 1, 1, 4, 4, 5, 5, 6, 6, 6};
    const std::vector<Terms> followers{
        {1, 1, 1, 4, 4, 5, 5, 6, 6},          {1, 1, 1, 4},          {1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 6},
        {1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 7, 7}, {1, 1, 1, 4, 4, 4, 4}, {1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3}};
    for (const Terms& terms : followers) {
        Node a = leader(8, leaders, 3, A);
        Node b = follower(8, terms, 3, B);
        ask(a, 1);
        Effects out = fire_timer(a);
        Message request = out.messages[0];
        for (int rounds = 0; b.log != a.log; ++rounds) {
            ASSERT_LT(rounds, 12);
            Effects answer = receive(b, A, request.term, request.body);
            out = receive(a, B, answer.messages[0].term, answer.messages[0].body);
            if (a.match_index[B] < a.log.last_index()) request = out.messages.at(0);
        }
        EXPECT_EQ(a.match_index[B], 11U);
        EXPECT_EQ(a.commit_index, 11U) << "two of three store an entry of term 8";
    }
}

TEST(CommitOnlyOnMajority, minority_keepsTheEntryUncommitted) {
    Node node = leader(3, {3});
    const Effects out = receive(node, B, 3, matched(1));
    EXPECT_TRUE(seen_to_fail(out, Rule::CommitOnlyOnMajority));
    EXPECT_EQ(node.commit_index, 0U);
    const NodeEvent keeps = event_of(out, NodeEventKind::KeepsUncommitted);
    EXPECT_EQ(keeps.by.facts[1], (FactValue{Fact::Stored, 2}));
    EXPECT_EQ(keeps.by.facts[2], (FactValue{Fact::Needed, 3}));
}

TEST(CommitOnlyOnMajority, majority_commitsAndApplies) {
    Node node = leader(3, {3, 3});
    receive(node, B, 3, matched(1));
    const Effects out = receive(node, C, 3, matched(2));
    EXPECT_TRUE(seen_to_hold(out, Rule::CommitOnlyOnMajority));
    EXPECT_EQ(node.commit_index, 1U) << "entry 2 is stored by two only";
    EXPECT_EQ(node.machine.value, 1);
}

TEST(CommitOnlyOnMajority, everyClusterSize_countsItsMajority) {
    for (int nodes = 2; nodes <= kMaxNodes; ++nodes) {
        Node node = leader(3, {3}, nodes);
        for (NodeId peer = 1; peer < majority_of(nodes); ++peer) {
            EXPECT_EQ(node.commit_index, 0U) << nodes;
            receive(node, peer, 3, matched(1));
        }
        EXPECT_EQ(node.commit_index, 1U) << nodes;
    }
}

TEST(CommitOnlyOnMajority, sameFollowerTwice_isOneCopy) {
    Node node = leader(3, {3});
    receive(node, B, 3, matched(1));
    receive(node, B, 3, matched(1));
    EXPECT_EQ(node.commit_index, 0U);
}

TEST(CommitOnlyOnMajority, followers_hearOfItWithTheNextRequest) {
    Node node = leader(3, {3}, 3);
    receive(node, B, 3, matched(1));
    EXPECT_EQ(sent_to<AppendEntries>(fire_timer(node), C).leader_commit, 1U);
}

TEST(CommitOnlyOnMajority, switchedOff_commitsOnTheFirstAnswer) {
    Node node = without(Rule::CommitOnlyOnMajority, leader(3, {3}));
    receive(node, B, 3, matched(1));
    EXPECT_EQ(node.commit_index, 1U);
}

TEST(CommitOnlyCurrentTerm, entryOfAnEarlierTerm_isNotCommittedByCounting) {
    Node node = leader(4, {1, 2});
    receive(node, B, 4, matched(2, 2));
    const Effects out = receive(node, C, 4, matched(2, 2));
    EXPECT_TRUE(seen_to_fail(out, Rule::CommitOnlyCurrentTerm));
    EXPECT_EQ(node.commit_index, 0U);
    EXPECT_TRUE(told(out, NodeEventKind::KeepsUncommitted));
}

TEST(CommitOnlyCurrentTerm, entryOfThisTerm_commitsAllBeforeItAsWell) {
    Node node = leader(4, {1, 2});
    ask(node, 1);
    receive(node, B, 4, matched(3));
    const Effects out = receive(node, C, 4, matched(3));
    EXPECT_TRUE(seen_to_hold(out, Rule::CommitOnlyCurrentTerm));
    EXPECT_EQ(node.commit_index, 3U);
    EXPECT_EQ(node.last_applied, 3U);
}

TEST(CommitOnlyCurrentTerm, switchedOff_countsOldEntries) {
    Node node = without(Rule::CommitOnlyCurrentTerm, leader(4, {1, 2}));
    receive(node, B, 4, matched(2, 2));
    receive(node, C, 4, matched(2, 2));
    EXPECT_EQ(node.commit_index, 2U);
}

// Figure 8: the entry of term 2 reaches a majority under the leader of term 4, and is overwritten by that of term 3.
void play_figure_8(Cluster& cluster) {
    const auto only_between = [](std::initializer_list<NodeId> group) {
        return [nodes = std::vector(group)](const Message& message) {
            return std::ranges::count(nodes, message.from) == 0 || std::ranges::count(nodes, message.to) == 0;
        };
    };
    cluster.fire(A); // term 1
    cluster.deliver_all();
    cluster.request(A, 1, 1, {Op::Set, 1});
    cluster.beat(A);
    cluster.crash(A);

    cluster.fire(A); // (a) term 2: A leads and reaches B only
    cluster.deliver_all();
    ASSERT_EQ(cluster.node(A).role, Role::Leader);
    cluster.request(A, 1, 2, {Op::Set, 2});
    cluster.fire(A);
    cluster.deliver_all(only_between({A, B}));

    cluster.fire(E); // (b) term 3: E leads by the votes of C and D, and keeps its entry to itself
    cluster.deliver_all(only_between({C, D, E}));
    ASSERT_EQ(cluster.node(E).role, Role::Leader);
    cluster.request(E, 2, 1, {Op::Set, 3});

    cluster.crash(A); // (c) term 4 or later: A leads again and brings its old entry to C
    while (cluster.node(A).role != Role::Leader) {
        cluster.fire(A);
        cluster.deliver_all(only_between({A, B, C}));
    }
    cluster.fire(A);
    cluster.deliver_all(only_between({A, B, C}));
    ASSERT_EQ(cluster.node(C).log.last_term(), 2U);
}

TEST(CommitOnlyCurrentTerm, figure8_theOldEntryStaysUncommittedOnAMajority) {
    Cluster cluster(5);
    play_figure_8(cluster);
    EXPECT_EQ(cluster.node(A).match_index[C], 2U);
    EXPECT_EQ(cluster.node(A).commit_index, 0U) << "A restarted: it knows no commitment of its term yet";
}

TEST(CommitOnlyCurrentTerm, figure8SwitchedOff_commitsWhatCanStillBeOverwritten) {
    RuleSet off;
    off.insert(Rule::CommitOnlyCurrentTerm);
    Cluster cluster(5, Replicate::Heartbeat, off);
    play_figure_8(cluster);
    EXPECT_EQ(cluster.node(A).commit_index, 2U);
    cluster.crash(E);
    while (cluster.node(E).role != Role::Leader) { // (d) E can still win, its log ends in the later term
        cluster.fire(E);
        cluster.deliver_all();
    }
    cluster.beat(E);
    EXPECT_EQ(cluster.node(A).log.term_at(2), 3U) << "a committed entry is gone";
}

TEST(Leader, entriesOfARivalInItsOwnTerm_areIgnored) {
    Node node = leader(3, {1, 3});
    const Node before = node;
    EXPECT_TRUE(receive(node, B, 3, AppendEntries{}).messages.empty());
    EXPECT_EQ(node, before);
}

} // namespace
} // namespace raft::testing
