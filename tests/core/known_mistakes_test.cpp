// Mistakes that implementations of Raft are known for, one by one: each test fails where the engine makes one of them.
#include "tests/core/node_setup.h"

namespace raft::testing {
namespace {

AppendEntries append(Index prev, Term prev_term, Index commit, const std::vector<Term>& log) {
    return {.prev_log_index = prev,
            .prev_log_term = prev_term,
            .leader_commit = commit,
            .entries = slice_behind(prev, log)};
}

AppendEntriesReply matched(Index match) {
    return {.success = true, .prev_log_index = 0, .match_index = match, .last_log_index = 0};
}

AppendEntriesReply refused(Index prev, Index last) {
    return {.success = false, .prev_log_index = prev, .match_index = 0, .last_log_index = last};
}

// A leader of five nodes that knows B to store `match` entries and will send it what follows.
Node leader_that_knows(Index match, Index next, const std::vector<Term>& log) {
    Node node = leader(3, log);
    node.match_index[B] = match;
    node.next_index[B] = next;
    return node;
}

TEST(KnownMistake, followersCommitIndex_goesBackByAShortRequest) {
    Node node = follower(1, {1, 1});
    receive(node, B, 1, append(2, 1, 2, {1, 1}));
    ASSERT_EQ(node.commit_index, 2U);
    receive(node, B, 1, append(0, 0, 3, {1}));
    EXPECT_EQ(node.commit_index, 2U)
        << "more is committed, but this request proves only entry 1: nothing is taken back";
}

TEST(KnownMistake, followerCommits_whatItHasBehindTheLeadersEntries) {
    Node node = follower(2, {1, 1, 1});
    receive(node, B, 2, append(1, 1, 3, {1}));
    EXPECT_EQ(node.commit_index, 1U) << "entries 2 and 3 were not compared with the leader's";
}

TEST(KnownMistake, evenNumberOfNodes_halfIsNoMajority) {
    for (const int nodes : {2, 4, 6, 8}) {
        Node node = leader(3, {3}, nodes);
        for (NodeId peer = 1; peer < nodes / 2; ++peer)
            receive(node, peer, 3, matched(1));
        EXPECT_EQ(node.commit_index, 0U) << nodes / 2 << " of " << nodes;
        receive(node, static_cast<NodeId>(nodes / 2), 3, matched(1));
        EXPECT_EQ(node.commit_index, 1U) << nodes / 2 + 1 << " of " << nodes;
    }
}

TEST(KnownMistake, evenNumberOfNodes_halfOfTheVotesElectsNobody) {
    for (const int nodes : {2, 4, 6, 8}) {
        Node node = candidate(3, {}, nodes);
        for (NodeId peer = 1; peer < nodes / 2; ++peer)
            receive(node, peer, 3, RequestVoteReply{true});
        EXPECT_EQ(node.role, Role::Candidate) << nodes / 2 << " of " << nodes;
        receive(node, static_cast<NodeId>(nodes / 2), 3, RequestVoteReply{true});
        EXPECT_EQ(node.role, Role::Leader) << nodes / 2 + 1 << " of " << nodes;
    }
}

TEST(KnownMistake, matchIndex_isAssignedByALateSuccess) {
    Node node = leader_that_knows(3, 4, {3, 3, 3});
    receive(node, B, 3, matched(1));
    EXPECT_EQ(node.match_index[B], 3U) << "an answer to an older request arrived late; it is only ever raised";
    EXPECT_EQ(node.next_index[B], 4U);
}

TEST(KnownMistake, matchIndex_isReadFromARefusal) {
    Node node = leader(3, {3, 3});
    receive(node, B, 3,
            AppendEntriesReply{.success = false, .prev_log_index = 2, .match_index = 2, .last_log_index = 1});
    EXPECT_EQ(node.match_index[B], 0U) << "a refusal acknowledges nothing, whatever stands in it";
}

TEST(KnownMistake, commitIndex_advancesOnRefusals) {
    Node node = leader(3, {3, 3});
    for (const NodeId peer : {B, C, D, E})
        receive(node, peer, 3, refused(2, 1));
    EXPECT_EQ(node.commit_index, 0U) << "four followers said that they do not have it";
}

TEST(KnownMistake, nextIndex_fallsToMatchIndexByARefusal) {
    Node node = leader_that_knows(2, 4, {3, 3, 3});
    receive(node, B, 3, refused(3, 1));
    EXPECT_EQ(node.match_index[B], 2U);
    EXPECT_EQ(node.next_index[B], 3U) << "what B acknowledged it has, whatever a late refusal says";
    receive(node, B, 3, refused(2, 0));
    EXPECT_EQ(node.next_index[B], 3U);
}

TEST(KnownMistake, backUp_isOverwrittenByALateRefusal) {
    Node node = leader(3, {1, 1, 1, 3, 3});
    receive(node, B, 3, refused(5, 2)); // the first probe: B's log ends at 2
    ASSERT_EQ(node.next_index[B], 3U);
    receive(node, B, 3, refused(5, 4)); // a heartbeat's, sent before the leader backed up
    EXPECT_EQ(node.next_index[B], 3U) << "neither forward again nor a second step for the same probe";
}

TEST(KnownMistake, longerLog_winsOverTheLaterTerm) {
    Node voter = follower(5, {1, 1, 2});
    EXPECT_TRUE(only<RequestVoteReply>(receive(voter, B, 5, RequestVote{2, 4})).vote_granted)
        << "the last term decides, and only between equal ones the length (§5.4.1)";
    Node other = follower(5, {4});
    EXPECT_FALSE(only<RequestVoteReply>(receive(other, B, 5, RequestVote{9, 3})).vote_granted);
}

TEST(KnownMistake, equalLog_isNotUpToDateEnough) {
    Node voter = follower(5, {1, 2});
    EXPECT_TRUE(only<RequestVoteReply>(receive(voter, B, 5, RequestVote{2, 2})).vote_granted);
}

TEST(KnownMistake, answersOfAnEarlierLeadership_areCounted) {
    Node node = leader(5, {3, 3, 5});
    for (const NodeId peer : {B, C, D})
        receive(node, peer, 3, matched(3)); // its entry 3 of term 3 was another one
    EXPECT_EQ(node.match_index[B], 0U);
    EXPECT_EQ(node.commit_index, 0U);
}

TEST(KnownMistake, refusalOfAnEarlierLeadership_backsUp) {
    Node node = leader(5, {3, 3, 5});
    receive(node, B, 3, refused(3, 1));
    EXPECT_EQ(node.next_index[B], 4U);
}

TEST(KnownMistake, matchIndex_isNotResetByAnElection) {
    Node node = candidate(3, {1, 2}, 3);
    node.match_index = {2, 2, 2}; // as if it had been left over
    node.next_index = {1, 1, 1};
    receive(node, C, 3, RequestVoteReply{true});
    ASSERT_EQ(node.role, Role::Leader);
    for (const NodeId peer : {B, C}) {
        EXPECT_EQ(node.match_index[peer], 0U) << "of a log that may have changed since";
        EXPECT_EQ(node.next_index[peer], 3U);
    }
}

TEST(KnownMistake, votesOfTheLastElection_countInTheNext) {
    Node node = candidate(3);
    receive(node, B, 3, RequestVoteReply{true});
    fire_timer(node);
    ASSERT_EQ(node.current_term, 4U);
    receive(node, C, 4, RequestVoteReply{true});
    EXPECT_EQ(node.role, Role::Candidate) << "two votes of five in term 4; B's was for term 3";
}

TEST(KnownMistake, voteForAnEarlierTerm_isCounted) {
    Node node = candidate(4);
    for (const NodeId peer : {B, C, D, E})
        receive(node, peer, 3, RequestVoteReply{true});
    EXPECT_EQ(node.role, Role::Candidate);
}

TEST(KnownMistake, voteIsForgotten_overACrash) {
    Node node = follower(3);
    const Effects out = receive(node, B, 3, RequestVote{});
    ASSERT_TRUE(out.persist) << "before it answers";
    Node restarted = start_from({node.current_term, node.voted_for, node.log}, A, node.options);
    EXPECT_FALSE(only<RequestVoteReply>(receive(restarted, C, 3, RequestVote{})).vote_granted);
}

TEST(KnownMistake, termIsForgotten_overACrash) {
    Node node = follower(3);
    const Effects out = receive(node, B, 7, AppendEntries{});
    ASSERT_TRUE(out.persist) << "a term that was only heard of is kept as well";
    EXPECT_EQ(start_from({node.current_term, node.voted_for, node.log}, A, node.options).current_term, 7U);
}

TEST(KnownMistake, voteOfTheLastTerm_keepsItFromVoting) {
    Node node = follower(3);
    node.voted_for = C;
    EXPECT_TRUE(only<RequestVoteReply>(receive(node, B, 4, RequestVote{})).vote_granted);
}

TEST(KnownMistake, oldHeartbeat_cutsOffNewerEntries) {
    Node node = follower(3, {3, 3, 3});
    for (const Index end : {Index{0}, Index{1}, Index{2}})
        receive(node, B, 3, append(0, 0, 0, std::vector<Term>(end, 3)));
    EXPECT_EQ(terms_of(node.log), (std::vector<Term>{3, 3, 3})) << "only an entry that conflicts removes what follows";
}

TEST(KnownMistake, answerToAHeartbeat_acknowledgesTheWholeLog) {
    Node node = follower(3, {1, 2, 2});
    EXPECT_EQ(only<AppendEntriesReply>(receive(node, B, 3, append(1, 1, 0, {1}))).match_index, 1U)
        << "entries 2 and 3 were not compared with the leader's";
}

TEST(KnownMistake, entryOfAnEarlierTerm_isCommittedByCounting) {
    Node node = leader(4, {2, 4});
    for (const NodeId peer : {B, C})
        receive(node, peer, 4, matched(1));
    EXPECT_EQ(node.commit_index, 0U) << "a majority stores entry 1, but a later leader may still replace it (Figure 8)";
    for (const NodeId peer : {B, C})
        receive(node, peer, 4, matched(2));
    EXPECT_EQ(node.commit_index, 2U);
}

TEST(KnownMistake, answerOwedForARemovedEntry_goesToTheNextOneThere) {
    Node node = leader(3, {1});
    ask(node, 1, {Op::Set, 5});
    receive(node, B, 4, append(1, 1, 2, {1, 4}));
    ASSERT_EQ(terms_of(node.log), (std::vector<Term>{1, 4}));
    EXPECT_TRUE(node.owed.empty());
    const Effects out = receive(node, B, 4, append(2, 4, 2, {1, 4}));
    for (const ClientReply& reply : sent<ClientReply>(out))
        EXPECT_NE(reply.outcome, Outcome::Done) << "the entry at index 2 is another one now";
}

TEST(KnownMistake, clientIsAnswered_beforeItsEntryIsCommitted) {
    Node node = leader(3);
    EXPECT_TRUE(sent<ClientReply>(ask(node, 1)).empty());
    EXPECT_TRUE(sent<ClientReply>(receive(node, B, 3, matched(1))).empty());
    EXPECT_EQ(sent<ClientReply>(receive(node, C, 3, matched(1))).size(), 1U);
}

TEST(KnownMistake, leaderOfAnEarlierTerm_isObeyed) {
    Node node = follower(4, {1});
    const Effects out = receive(node, B, 3, append(0, 0, 1, {1, 3}));
    EXPECT_EQ(node.log.last_index(), 1U);
    EXPECT_EQ(node.commit_index, 0U);
    EXPECT_FALSE(out.arm_timer) << "nor does it keep from standing";
}

TEST(KnownMistake, candidateOfTheSameTerm_doesNotFollowItsLeader) {
    Node node = candidate(3);
    receive(node, B, 3, AppendEntries{});
    EXPECT_EQ(node.role, Role::Follower);
    EXPECT_EQ(node.current_term, 3U);
    EXPECT_EQ(node.voted_for, A) << "it is still the same term";
}

} // namespace
} // namespace raft::testing
