// RequestVote's receiver (Figure 2), §5.1, §5.2 and §5.4.1.
#include "tests/core/node_setup.h"

namespace raft::testing {
namespace {

RequestVote ends_at(Index index, Term term) {
    return {.last_log_index = index, .last_log_term = term};
}

TEST(VoteOnlyInCurrentTerm, requestOfThisTerm_isGranted) {
    Node node = follower(3);
    const Effects out = receive(node, B, 3, ends_at(0, 0));
    EXPECT_TRUE(seen_to_hold(out, Rule::VoteOnlyInCurrentTerm));
    EXPECT_TRUE(only<RequestVoteReply>(out).vote_granted);
    EXPECT_EQ(node.voted_for, B);
    EXPECT_TRUE(out.persist) << "a vote is on disk before it is told";
    EXPECT_TRUE(out.arm_timer) << "whoever grants a vote gives the candidate time (Figure 2, Followers)";
}

TEST(VoteOnlyInCurrentTerm, requestOfAnEarlierTerm_isRefusedWithTheNewerTerm) {
    Node node = follower(3);
    const Node before = node;
    const Effects out = receive(node, B, 2, ends_at(9, 2));
    EXPECT_TRUE(seen_to_fail(out, Rule::VoteOnlyInCurrentTerm));
    EXPECT_FALSE(only<RequestVoteReply>(out).vote_granted);
    EXPECT_EQ(out.messages[0].term, 3U) << "so that the old candidate updates itself";
    EXPECT_EQ(node, before);
    EXPECT_FALSE(out.arm_timer);
}

TEST(VoteOnlyInCurrentTerm, requestOfALaterTerm_isAnsweredInThatTerm) {
    Node node = leader(3, {1});
    const Effects out = receive(node, B, 4, ends_at(1, 1));
    EXPECT_TRUE(only<RequestVoteReply>(out).vote_granted);
    EXPECT_EQ(out.messages[0].term, 4U);
    EXPECT_EQ(node.role, Role::Follower);
}

TEST(VoteOnlyInCurrentTerm, switchedOff_grantsOldRequests) {
    Node node = without(Rule::VoteOnlyInCurrentTerm, follower(3));
    EXPECT_TRUE(only<RequestVoteReply>(receive(node, B, 2, ends_at(0, 0))).vote_granted);
}

TEST(VoteOncePerTerm, secondCandidate_isRefused) {
    Node node = follower(3);
    receive(node, B, 3, ends_at(0, 0));
    const Effects out = receive(node, C, 3, ends_at(0, 0));
    EXPECT_TRUE(seen_to_fail(out, Rule::VoteOncePerTerm));
    EXPECT_FALSE(only<RequestVoteReply>(out).vote_granted);
    EXPECT_EQ(node.voted_for, B);
    EXPECT_FALSE(out.arm_timer);
    EXPECT_FALSE(out.persist);
}

TEST(VoteOncePerTerm, sameCandidateAgain_isGrantedAgain) {
    Node node = follower(3);
    receive(node, B, 3, ends_at(0, 0));
    const Effects out = receive(node, B, 3, ends_at(0, 0));
    EXPECT_TRUE(seen_to_hold(out, Rule::VoteOncePerTerm));
    EXPECT_TRUE(only<RequestVoteReply>(out).vote_granted) << "the first answer may have been lost";
}

TEST(VoteOncePerTerm, nextTerm_bringsANewVote) {
    Node node = follower(3);
    receive(node, B, 3, ends_at(0, 0));
    EXPECT_TRUE(only<RequestVoteReply>(receive(node, C, 4, ends_at(0, 0))).vote_granted);
    EXPECT_EQ(node.voted_for, C);
}

TEST(VoteOncePerTerm, candidateAndLeader_haveVotedForThemselves) {
    for (Node node : {candidate(3), leader(3)}) {
        EXPECT_FALSE(only<RequestVoteReply>(receive(node, B, 3, ends_at(0, 0))).vote_granted);
        EXPECT_EQ(node.voted_for, A);
    }
}

TEST(VoteOncePerTerm, afterARestart_theVoteIsStillCast) {
    Node node = start_from({.current_term = 3, .voted_for = B, .log = {}}, A, options_for(5));
    EXPECT_FALSE(only<RequestVoteReply>(receive(node, C, 3, ends_at(0, 0))).vote_granted);
}

TEST(VoteOncePerTerm, switchedOff_votesForEverybody) {
    Node node = without(Rule::VoteOncePerTerm, follower(3));
    EXPECT_TRUE(only<RequestVoteReply>(receive(node, B, 3, ends_at(0, 0))).vote_granted);
    EXPECT_TRUE(only<RequestVoteReply>(receive(node, C, 3, ends_at(0, 0))).vote_granted);
}

TEST(VoteOnlyIfUpToDate, laterLastTerm_winsWhateverTheLength) {
    Node node = follower(3, {1, 1, 2});
    const Effects out = receive(node, B, 3, ends_at(1, 3));
    EXPECT_TRUE(seen_to_hold(out, Rule::VoteOnlyIfUpToDate));
    EXPECT_TRUE(only<RequestVoteReply>(out).vote_granted);
}

TEST(VoteOnlyIfUpToDate, earlierLastTerm_losesWhateverTheLength) {
    Node node = follower(3, {1, 1, 2});
    const Effects out = receive(node, B, 3, ends_at(50, 1));
    EXPECT_TRUE(seen_to_fail(out, Rule::VoteOnlyIfUpToDate));
    EXPECT_FALSE(only<RequestVoteReply>(out).vote_granted);
    EXPECT_EQ(node.voted_for, kNobody) << "the vote is free for a better candidate";
    EXPECT_FALSE(out.arm_timer);
}

TEST(VoteOnlyIfUpToDate, sameLastTerm_isDecidedByLength) {
    for (const Index length : {Index{2}, Index{3}, Index{4}}) {
        Node node = follower(3, {1, 1, 2});
        EXPECT_EQ(only<RequestVoteReply>(receive(node, B, 3, ends_at(length, 2))).vote_granted, length >= 3) << length;
    }
}

TEST(VoteOnlyIfUpToDate, refusedRequest_stillBringsItsTerm) {
    Node node = leader(3, {1, 3});
    const Effects out = receive(node, B, 4, ends_at(1, 1));
    EXPECT_FALSE(only<RequestVoteReply>(out).vote_granted);
    EXPECT_EQ(node.current_term, 4U);
    EXPECT_EQ(node.role, Role::Follower);
    EXPECT_TRUE(out.persist);
}

TEST(VoteOnlyIfUpToDate, switchedOff_electsWhoeverAsks) {
    Node node = without(Rule::VoteOnlyIfUpToDate, follower(3, {1, 1, 2}));
    EXPECT_TRUE(only<RequestVoteReply>(receive(node, B, 3, ends_at(0, 0))).vote_granted);
}

TEST(Vote, refusal_tellsTheRuleAndItsNumbers) {
    Node node = follower(3, {1, 1, 2});
    const Effects out = receive(node, B, 3, ends_at(5, 1));
    const NodeEvent refusal = event_of(out, NodeEventKind::RefusesVote);
    EXPECT_EQ(refusal.peer, B);
    EXPECT_EQ(refusal.by.rule, Rule::VoteOnlyIfUpToDate);
    EXPECT_FALSE(refusal.by.held);
    const std::vector<FactValue> facts(refusal.by.why().begin(), refusal.by.why().end());
    EXPECT_EQ(facts,
              (std::vector<FactValue>{
                  {Fact::CandidateTerm, 1}, {Fact::CandidateIndex, 5}, {Fact::LastTerm, 2}, {Fact::LastIndex, 3}}));
}

} // namespace
} // namespace raft::testing
