// AppendEntries' receiver (Figure 2), §5.3.
#include "tests/core/node_setup.h"

namespace raft::testing {
namespace {

using Terms = std::vector<Term>;

// What a leader whose log has these terms sends from behind `prev`.
AppendEntries from_log(const Terms& terms, Index prev, Index leader_commit = 0) {
    return {.prev_log_index = prev,
            .prev_log_term = log_of(terms).term_at(prev),
            .leader_commit = leader_commit,
            .entries = slice_behind(prev, terms)};
}

TEST(AppendOnlyFromCurrentTerm, leaderOfThisTerm_isFollowed) {
    Node node = follower(3);
    const Effects out = receive(node, B, 3, from_log({3}, 0));
    EXPECT_TRUE(seen_to_hold(out, Rule::AppendOnlyFromCurrentTerm));
    EXPECT_EQ(terms_of(node.log), (Terms{3}));
}

TEST(AppendOnlyFromCurrentTerm, leaderOfAnEarlierTerm_isRejectedWithTheNewerTerm) {
    Node node = follower(3, {1});
    const Node before = node;
    const Effects out = receive(node, B, 2, from_log({1, 2}, 1, 2));
    EXPECT_TRUE(seen_to_fail(out, Rule::AppendOnlyFromCurrentTerm));
    EXPECT_EQ(only<AppendEntriesReply>(out), AppendEntriesReply{}) << "it says nothing about the log";
    EXPECT_TRUE(only<AppendEntriesReply>(out).refuses_term());
    EXPECT_EQ(out.messages[0].term, 3U);
    EXPECT_EQ(node, before);
    EXPECT_FALSE(out.arm_timer) << "an old leader does not postpone elections";
}

TEST(AppendOnlyFromCurrentTerm, switchedOff_obeysOldLeaders) {
    Node node = without(Rule::AppendOnlyFromCurrentTerm, follower(3));
    receive(node, B, 2, from_log({2}, 0));
    EXPECT_EQ(terms_of(node.log), (Terms{2}));
}

TEST(AppendOnlyIfPreviousMatches, beginningOfTheLog_alwaysMatches) {
    Node node = follower(3, {1, 1});
    const Effects out = receive(node, B, 3, AppendEntries{});
    EXPECT_TRUE(seen_to_hold(out, Rule::AppendOnlyIfPreviousMatches));
    EXPECT_TRUE(only<AppendEntriesReply>(out).success);
}

TEST(AppendOnlyIfPreviousMatches, shortLog_rejectsAndSaysWhereItEnds) {
    Node node = follower(3, {1, 1});
    const Effects out = receive(node, B, 3, from_log({1, 1, 2, 3, 3}, 4));
    EXPECT_TRUE(seen_to_fail(out, Rule::AppendOnlyIfPreviousMatches));
    EXPECT_EQ(only<AppendEntriesReply>(out),
              (AppendEntriesReply{.success = false, .prev_log_index = 4, .match_index = 0, .last_log_index = 2}));
    EXPECT_EQ(terms_of(node.log), (Terms{1, 1}));
    EXPECT_TRUE(out.arm_timer) << "it is the leader all the same";
    EXPECT_EQ(node.leader, B);
}

TEST(AppendOnlyIfPreviousMatches, otherTermThere_rejectsAndKeepsTheLog) {
    Node node = follower(3, {1, 1, 1});
    const Effects out = receive(node, B, 3, from_log({1, 1, 2, 3}, 3, 3));
    EXPECT_TRUE(seen_to_fail(out, Rule::AppendOnlyIfPreviousMatches));
    EXPECT_FALSE(only<AppendEntriesReply>(out).success);
    EXPECT_FALSE(only<AppendEntriesReply>(out).refuses_term());
    EXPECT_EQ(terms_of(node.log), (Terms{1, 1, 1}));
    EXPECT_EQ(node.commit_index, 0U) << "a rejected request commits nothing";
    EXPECT_FALSE(out.persist);
}

TEST(AppendOnlyIfPreviousMatches, switchedOff_appendsAtTheWrongPlace) {
    Node node = without(Rule::AppendOnlyIfPreviousMatches, follower(3));
    receive(node, B, 3, from_log({1, 1, 2}, 2));
    EXPECT_EQ(terms_of(node.log), (Terms{2}));
}

TEST(RemoveConflicts, firstConflictAndAllBehindIt_go) {
    Node node = follower(4, {1, 1, 2, 2, 2});
    const Effects out = receive(node, B, 4, from_log({1, 1, 2, 4}, 2));
    EXPECT_TRUE(seen_to_hold(out, Rule::RemoveConflicts));
    EXPECT_EQ(terms_of(node.log), (Terms{1, 1, 2, 4}));
    EXPECT_TRUE(out.persist);
    EXPECT_EQ(event_of(out, NodeEventKind::RemovesConflict).index, 4U);
    EXPECT_EQ(only<AppendEntriesReply>(out).match_index, 4U);
}

TEST(RemoveConflicts, entriesThatAgree_areKeptWithAllBehindThem) {
    Node node = follower(3, {1, 1, 3, 3});
    const Effects out = receive(
        node, B, 3,
        AppendEntries{
            .prev_log_index = 1, .prev_log_term = 1, .leader_commit = 0, .entries = slice_behind(1, {1, 1, 3})});
    EXPECT_TRUE(seen_to_fail(out, Rule::RemoveConflicts));
    EXPECT_EQ(terms_of(node.log), (Terms{1, 1, 3, 3})) << "a late request must not cut off what newer ones brought";
    EXPECT_FALSE(out.persist);
    EXPECT_EQ(only<AppendEntriesReply>(out).match_index, 3U) << "only as far as this request tells";
}

TEST(RemoveConflicts, heartbeat_neverRemoves) {
    Node node = follower(3, {1, 1, 2});
    const Effects out = receive(node, B, 3, from_log({1}, 1));
    EXPECT_TRUE(only<AppendEntriesReply>(out).success);
    EXPECT_EQ(terms_of(node.log), (Terms{1, 1, 2})) << "what stands behind may be wrong, but nothing says so yet";
    EXPECT_EQ(only<AppendEntriesReply>(out).match_index, 1U);
}

TEST(RemoveConflicts, switchedOff_keepsTheWrongEntry) {
    Node node = without(Rule::RemoveConflicts, follower(3, {1, 2}));
    receive(node, B, 3, from_log({1, 3}, 1));
    EXPECT_EQ(terms_of(node.log), (Terms{1, 2}));
}

TEST(AppendMissing, newEntries_areAppendedAndPersisted) {
    Node node = follower(3, {1});
    const Effects out = receive(node, B, 3, from_log({1, 2, 3}, 1));
    EXPECT_TRUE(seen_to_hold(out, Rule::AppendMissing));
    EXPECT_EQ(node.log, log_of({1, 2, 3}));
    EXPECT_TRUE(out.persist);
    EXPECT_EQ(only<AppendEntriesReply>(out),
              (AppendEntriesReply{.success = true, .prev_log_index = 1, .match_index = 3}));
}

TEST(AppendMissing, knownEntries_areNotAppendedTwice) {
    Node node = follower(3, {1, 2, 3});
    const Effects out = receive(node, B, 3, from_log({1, 2, 3}, 1));
    EXPECT_TRUE(seen_to_fail(out, Rule::AppendMissing));
    EXPECT_EQ(node.log, log_of({1, 2, 3}));
    EXPECT_FALSE(out.persist);
    EXPECT_EQ(only<AppendEntriesReply>(out).match_index, 3U) << "the first answer may have been lost";
}

TEST(AppendMissing, partlyKnownEntries_areCompleted) {
    Node node = follower(3, {1, 2});
    receive(node, B, 3, from_log({1, 2, 3, 3}, 0));
    EXPECT_EQ(node.log, log_of({1, 2, 3, 3}));
}

TEST(AppendMissing, switchedOff_appendsNothing) {
    Node node = without(Rule::AppendMissing, follower(3));
    const Effects out = receive(node, B, 3, from_log({3}, 0));
    EXPECT_TRUE(node.log.entries().empty());
    EXPECT_EQ(only<AppendEntriesReply>(out).match_index, 0U);
}

TEST(CommitWhatLeaderCommitted, leaderAhead_followerCommitsAndApplies) {
    Node node = follower(3, {1, 2});
    const Effects out = receive(node, B, 3, from_log({1, 2}, 2, 2));
    EXPECT_TRUE(seen_to_hold(out, Rule::CommitWhatLeaderCommitted));
    EXPECT_EQ(node.commit_index, 2U);
    EXPECT_EQ(node.last_applied, 2U);
    EXPECT_EQ(node.machine.value, 2) << "SET 2 was entry 2";
    EXPECT_EQ(event_of(out, NodeEventKind::LearnsCommit).index, 2U);
}

TEST(CommitWhatLeaderCommitted, sameRequestBringsAndCommits) {
    Node node = follower(3);
    receive(node, B, 3, from_log({3, 3}, 0, 1));
    EXPECT_EQ(node.commit_index, 1U);
    EXPECT_EQ(node.log.last_index(), 2U);
}

TEST(CommitWhatLeaderCommitted, onlyUpToTheLastNewEntry) {
    Node node = follower(4, {1, 2, 2});
    receive(node, B, 4, from_log({1}, 1, 3));
    EXPECT_EQ(node.commit_index, 1U) << "entries 2 and 3 may be others than the leader's (Figure 2: index of last new)";
}

TEST(CommitWhatLeaderCommitted, leaderNotAhead_changesNothing) {
    Node node = follower(3, {1, 2});
    receive(node, B, 3, from_log({1, 2}, 2, 2));
    const Effects out = receive(node, B, 3, from_log({1, 2}, 2, 1));
    EXPECT_TRUE(seen_to_fail(out, Rule::CommitWhatLeaderCommitted));
    EXPECT_EQ(node.commit_index, 2U) << "it never goes back";
}

TEST(CommitWhatLeaderCommitted, switchedOff_neverLearns) {
    Node node = without(Rule::CommitWhatLeaderCommitted, follower(3, {1, 2}));
    receive(node, B, 3, from_log({1, 2}, 2, 2));
    EXPECT_EQ(node.commit_index, 0U);
}

TEST(ApplyWhatIsCommitted, inOrderAndOnce) {
    Node node = follower(3, {1, 1, 1});
    const Effects out = receive(node, B, 3, from_log({1, 1, 1}, 3, 3));
    EXPECT_TRUE(seen_to_hold(out, Rule::ApplyWhatIsCommitted));
    EXPECT_TRUE(seen_to_fail(out, Rule::ApplyWhatIsCommitted)) << "when nothing is left";
    std::vector<Index> applied;
    for (const NodeEvent& event : out.events) {
        if (event.kind == NodeEventKind::Applies) applied.push_back(event.index);
    }
    EXPECT_EQ(applied, (std::vector<Index>{1, 2, 3}));
    EXPECT_FALSE(told(receive(node, B, 3, from_log({1, 1, 1}, 3, 3)), NodeEventKind::Applies));
}

TEST(ApplyWhatIsCommitted, switchedOff_commitsWithoutApplying) {
    Node node = without(Rule::ApplyWhatIsCommitted, follower(3, {1}));
    receive(node, B, 3, from_log({1}, 1, 1));
    EXPECT_EQ(node.commit_index, 1U);
    EXPECT_EQ(node.last_applied, 0U);
}

TEST(AppendEntries, duplicatedAndReordered_endInTheSameLog) {
    const Terms terms{1, 1, 2, 2, 3};
    const std::vector<AppendEntries> requests{from_log({1, 1}, 0, 0), from_log({1, 1, 2}, 2, 1), from_log(terms, 3, 2),
                                              from_log(terms, 0, 4)};
    std::vector<std::size_t> order{0, 0, 1, 1, 2, 2, 3, 3};
    do {
        Node node = follower(3, {1, 1, 1});
        for (const std::size_t next : order)
            receive(node, B, 3, requests[next]);
        ASSERT_EQ(node.log, log_of(terms));
        ASSERT_EQ(node.commit_index, 4U);
        ASSERT_EQ(node.last_applied, 4U);
    } while (std::ranges::next_permutation(order).found);
}

TEST(AppendMissing, severalEntries_areToldFromTheFirstToTheLast) {
    Node node = follower(3, {1, 1});
    const Effects out = receive(
        node, B, 3,
        AppendEntries{
            .prev_log_index = 1, .prev_log_term = 1, .leader_commit = 4, .entries = slice_behind(1, {1, 1, 2, 3})});
    const NodeEvent appended = event_of(out, NodeEventKind::AppendsEntries);
    EXPECT_EQ(appended.first, 3U) << "2 was there already";
    EXPECT_EQ(appended.index, 4U);
    const NodeEvent learned = event_of(out, NodeEventKind::LearnsCommit);
    EXPECT_EQ(learned.first, 1U);
    EXPECT_EQ(learned.index, 4U);
}

} // namespace
} // namespace raft::testing
