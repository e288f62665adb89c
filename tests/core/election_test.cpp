// §5.1 and §5.2: terms, timeouts, candidates and their votes.
#include "tests/core/cluster.h"
#include "tests/core/node_setup.h"

namespace raft::testing {
namespace {

TEST(StartElectionOnTimeout, follower_standsInTheNextTermAndVotesForItself) {
    Node node = follower(3, {1, 3});
    const Effects out = fire_timer(node);
    EXPECT_TRUE(seen_to_hold(out, Rule::StartElectionOnTimeout));
    EXPECT_EQ(node.role, Role::Candidate);
    EXPECT_EQ(node.current_term, 4U);
    EXPECT_EQ(node.voted_for, A);
    EXPECT_EQ(node.votes_granted.size(), 1);
    EXPECT_TRUE(out.persist);
    EXPECT_TRUE(out.arm_timer);
    EXPECT_EQ(out.timer, Timer::Election);
}

TEST(StartElectionOnTimeout, candidate_asksEveryOtherNodeAndSaysWhereItsLogEnds) {
    Node node = follower(3, {1, 3});
    const Effects out = fire_timer(node);
    ASSERT_EQ(out.messages.size(), 4U);
    for (const NodeId peer : {B, C, D, E}) {
        EXPECT_EQ(sent_to<RequestVote>(out, peer), (RequestVote{.last_log_index = 2, .last_log_term = 3}));
    }
    for (const Message& message : out.messages)
        EXPECT_EQ(message.term, 4U);
}

TEST(StartElectionOnTimeout, candidateWhoseElectionCameToNothing_standsAgainInTheNextTerm) {
    Node node = candidate(4);
    node.votes_granted.insert(B);
    node.votes_refused.insert(C);
    const Effects out = fire_timer(node);
    EXPECT_TRUE(seen_to_hold(out, Rule::StartElectionOnTimeout));
    EXPECT_EQ(node.current_term, 5U);
    EXPECT_EQ(node.votes_granted.size(), 1) << "old votes do not count for a new term";
    EXPECT_EQ(node.votes_refused.size(), 0);
}

TEST(StartElectionOnTimeout, leader_sendsItsHeartbeatInstead) {
    Node node = leader(3);
    const Effects out = fire_timer(node);
    EXPECT_TRUE(seen_to_fail(out, Rule::StartElectionOnTimeout));
    EXPECT_EQ(node.role, Role::Leader);
    EXPECT_EQ(node.current_term, 3U);
    EXPECT_FALSE(out.persist);
}

TEST(StartElectionOnTimeout, candidate_knowsNoLeader) {
    Node node = follower(3);
    node.leader = B;
    fire_timer(node);
    EXPECT_EQ(node.leader, kNobody);
}

TEST(StartElectionOnTimeout, switchedOff_waitsForTheNextTimeout) {
    Node node = without(Rule::StartElectionOnTimeout, follower(3));
    const Node before = node;
    const Effects out = fire_timer(node);
    EXPECT_EQ(node, before);
    EXPECT_TRUE(out.arm_timer);
    EXPECT_TRUE(out.messages.empty());
}

TEST(HeartbeatWhenDue, leader_speaksToEveryFollower) {
    Node node = leader(3, {1, 3});
    const Effects out = fire_timer(node);
    EXPECT_TRUE(seen_to_hold(out, Rule::HeartbeatWhenDue));
    EXPECT_EQ(out.timer, Timer::Heartbeat);
    ASSERT_EQ(out.messages.size(), 4U);
    const auto heartbeat = sent_to<AppendEntries>(out, E);
    EXPECT_EQ(heartbeat.prev_log_index, 2U);
    EXPECT_EQ(heartbeat.prev_log_term, 3U);
    EXPECT_TRUE(heartbeat.entries.empty());
}

TEST(HeartbeatWhenDue, follower_hasNoHeartbeat) {
    Node node = without(Rule::StartElectionOnTimeout, follower(3));
    const Effects out = fire_timer(node);
    EXPECT_TRUE(seen_to_fail(out, Rule::HeartbeatWhenDue));
    EXPECT_TRUE(out.messages.empty());
}

TEST(HeartbeatWhenDue, switchedOff_staysSilent) {
    Node node = without(Rule::HeartbeatWhenDue, leader(3));
    EXPECT_TRUE(fire_timer(node).messages.empty());
}

TEST(StepDownOnHigherTerm, leader_becomesFollowerAndForgetsWhatOnlyLeadersKnow) {
    Node node = leader(3, {1, 3});
    node.match_index[B] = 2;
    const Effects out = receive(node, B, 5, RequestVoteReply{false});
    EXPECT_TRUE(seen_to_hold(out, Rule::StepDownOnHigherTerm));
    EXPECT_EQ(node.role, Role::Follower);
    EXPECT_EQ(node.current_term, 5U);
    EXPECT_EQ(node.voted_for, kNobody);
    EXPECT_EQ(node.leader, kNobody);
    EXPECT_EQ(node.next_index, (std::array<Index, kMaxNodes>{}));
    EXPECT_EQ(node.match_index, (std::array<Index, kMaxNodes>{}));
    EXPECT_TRUE(out.persist);
    EXPECT_TRUE(out.arm_timer) << "a leader waited for no election timeout, a follower does";
    EXPECT_EQ(out.timer, Timer::Election);
}

TEST(StepDownOnHigherTerm, candidate_becomesFollowerAndItsTimeoutRunsOn) {
    Node node = candidate(3);
    const Effects out = receive(node, B, 5, AppendEntriesReply{});
    EXPECT_EQ(node.role, Role::Follower);
    EXPECT_EQ(node.votes_granted.size(), 0);
    EXPECT_FALSE(out.arm_timer);
}

TEST(StepDownOnHigherTerm, follower_adoptsTheTermAndMayVoteAnew) {
    Node node = follower(3);
    node.voted_for = C;
    receive(node, B, 5, AppendEntriesReply{});
    EXPECT_EQ(node.current_term, 5U);
    EXPECT_EQ(node.voted_for, kNobody);
}

TEST(StepDownOnHigherTerm, everyKindOfMessage_carriesItsTerm) {
    const std::vector<Body> bodies{RequestVote{}, RequestVoteReply{}, AppendEntries{}, AppendEntriesReply{}};
    for (const Body& body : bodies) {
        Node node = leader(3);
        receive(node, B, 4, body);
        EXPECT_EQ(node.role, Role::Follower) << body.index();
        EXPECT_EQ(node.current_term, 4U) << body.index();
    }
}

TEST(StepDownOnHigherTerm, replyThatBringsIt_isNoStaleReply) {
    for (Node node : {follower(3), candidate(3), leader(3)}) {
        for (const Body& body : {Body{RequestVoteReply{false}}, Body{AppendEntriesReply{}}}) {
            Node hears = node;
            const Effects out = receive(hears, B, 4, body);
            EXPECT_TRUE(told(out, NodeEventKind::AdoptsTerm));
            EXPECT_FALSE(told(out, NodeEventKind::IgnoresStaleReply));
            EXPECT_FALSE(told(out, NodeEventKind::IgnoresLateVote));
        }
    }
}

TEST(StepDownOnHigherTerm, ownOrLowerTerm_changesNothing) {
    for (const Term term : {Term{2}, Term{3}}) {
        Node node = leader(3);
        const Node before = node;
        const Effects out = receive(node, B, term, RequestVoteReply{false});
        EXPECT_TRUE(seen_to_fail(out, Rule::StepDownOnHigherTerm));
        EXPECT_EQ(node, before);
        EXPECT_FALSE(out.persist);
    }
}

TEST(StepDownOnHigherTerm, switchedOff_keepsTheOldTerm) {
    Node node = without(Rule::StepDownOnHigherTerm, leader(3));
    receive(node, B, 5, RequestVoteReply{false});
    EXPECT_EQ(node.role, Role::Leader);
    EXPECT_EQ(node.current_term, 3U);
}

TEST(CountOnlyCurrentVotes, candidate_countsVotesOfItsTerm) {
    Node node = candidate(3);
    const Effects out = receive(node, B, 3, RequestVoteReply{true});
    EXPECT_TRUE(seen_to_hold(out, Rule::CountOnlyCurrentVotes));
    EXPECT_TRUE(node.votes_granted.contains(B));
    receive(node, C, 3, RequestVoteReply{false});
    EXPECT_FALSE(node.votes_granted.contains(C));
    EXPECT_TRUE(node.votes_refused.contains(C));
}

TEST(CountOnlyCurrentVotes, voteOfAnEarlierTerm_doesNotCount) {
    Node node = candidate(3);
    const Effects out = receive(node, B, 2, RequestVoteReply{true});
    EXPECT_TRUE(seen_to_fail(out, Rule::CountOnlyCurrentVotes));
    EXPECT_FALSE(node.votes_granted.contains(B));
    EXPECT_TRUE(told(out, NodeEventKind::IgnoresStaleReply));
}

TEST(CountOnlyCurrentVotes, noLongerCandidate_doesNotCount) {
    for (Node node : {follower(3), leader(3)}) {
        const Node before = node;
        EXPECT_TRUE(seen_to_fail(receive(node, B, 3, RequestVoteReply{true}), Rule::CountOnlyCurrentVotes));
        EXPECT_EQ(node, before);
    }
}

TEST(CountOnlyCurrentVotes, voteAfterTheMajority_isLateAndNotStale) {
    for (Node node : {follower(3), leader(3)}) {
        const Effects out = receive(node, B, 3, RequestVoteReply{true});
        EXPECT_TRUE(told(out, NodeEventKind::IgnoresLateVote));
        EXPECT_FALSE(told(out, NodeEventKind::IgnoresStaleReply));
    }
}

TEST(CountOnlyCurrentVotes, refusal_tellsWhyTheVoterRefused) {
    Node voter = follower(3, {1, 2}, 5, B);
    Node node = candidate(3, {1});
    const Effects voted = receive(voter, A, 3, RequestVote{.last_log_index = 1, .last_log_term = 1});
    const Effects out = receive(node, B, 3, only<RequestVoteReply>(voted));
    EXPECT_EQ(event_of(out, NodeEventKind::CountsRefusal).refused_by, Rule::VoteOnlyIfUpToDate);

    voter.voted_for = C;
    EXPECT_EQ(
        only<RequestVoteReply>(receive(voter, A, 3, RequestVote{.last_log_index = 9, .last_log_term = 9})).refused_by,
        Rule::VoteOncePerTerm);
    EXPECT_EQ(
        only<RequestVoteReply>(receive(voter, A, 2, RequestVote{.last_log_index = 9, .last_log_term = 9})).refused_by,
        Rule::VoteOnlyInCurrentTerm);
}

TEST(CountOnlyCurrentVotes, refusalOfAnEarlierRequest_saysNothingOfThisElection) {
    Node voter = follower(4, {}, 5, B);
    Node node = candidate(4);
    const Effects asked_in_term_3 = receive(voter, A, 3, RequestVote{});
    const Effects out = receive(node, B, 4, only<RequestVoteReply>(asked_in_term_3));
    EXPECT_TRUE(seen_to_fail(out, Rule::CountOnlyCurrentVotes));
    EXPECT_TRUE(told(out, NodeEventKind::IgnoresStaleReply));
    EXPECT_FALSE(node.votes_refused.contains(B));
    receive(node, B, 4, RequestVoteReply{true});
    EXPECT_TRUE(node.votes_granted.contains(B));
}

TEST(CountOnlyCurrentVotes, doubledVote_countsOnce) {
    Node node = candidate(3);
    receive(node, B, 3, RequestVoteReply{true});
    const Effects again = receive(node, B, 3, RequestVoteReply{true});
    EXPECT_EQ(node.votes_granted.size(), 2);
    EXPECT_EQ(node.role, Role::Candidate);
    EXPECT_TRUE(again.events.empty()) << "it is no vote more, and nobody says so";
    receive(node, C, 3, RequestVoteReply{false});
    EXPECT_TRUE(receive(node, C, 3, RequestVoteReply{false}).events.empty());
}

TEST(CountOnlyCurrentVotes, switchedOff_oldVotesElect) {
    Node node = without(Rule::CountOnlyCurrentVotes, candidate(3));
    receive(node, B, 2, RequestVoteReply{true});
    receive(node, C, 1, RequestVoteReply{true});
    EXPECT_EQ(node.role, Role::Leader);
}

TEST(LeadWithMajority, oneVoteShort_goesOnWaiting) {
    Node node = candidate(3);
    const Effects out = receive(node, B, 3, RequestVoteReply{true});
    EXPECT_TRUE(seen_to_fail(out, Rule::LeadWithMajority));
    EXPECT_EQ(node.role, Role::Candidate);
}

TEST(LeadWithMajority, exactMajority_leads) {
    for (int nodes = 2; nodes <= kMaxNodes; ++nodes) {
        Node node = candidate(3, {}, nodes);
        for (NodeId peer = 1; peer < majority_of(nodes); ++peer) {
            EXPECT_EQ(node.role, Role::Candidate) << nodes;
            receive(node, peer, 3, RequestVoteReply{true});
        }
        EXPECT_EQ(node.role, Role::Leader) << nodes;
    }
}

TEST(LeadWithMajority, newLeader_knowsNothingOfItsFollowersAndSpeaksAtOnce) {
    Node node = candidate(3, {1, 2}, 3);
    const Effects out = receive(node, B, 3, RequestVoteReply{true});
    EXPECT_TRUE(seen_to_hold(out, Rule::LeadWithMajority));
    EXPECT_EQ(node.leader, A);
    EXPECT_EQ(node.next_index[B], 3U) << "last log index + 1";
    EXPECT_EQ(node.match_index[B], 0U);
    EXPECT_EQ(node.match_index[A], 2U);
    EXPECT_EQ(node.votes_granted.size(), 0);
    EXPECT_EQ(node.current_term, 3U);
    EXPECT_EQ(out.timer, Timer::Heartbeat);
    EXPECT_TRUE(out.arm_timer);
    EXPECT_EQ(sent<AppendEntries>(out).size(), 2U);
    EXPECT_EQ(sent_to<AppendEntries>(out, C),
              (AppendEntries{.prev_log_index = 2, .prev_log_term = 2, .leader_commit = 0, .entries = {}}));
}

TEST(LeadWithMajority, refusals_electNobody) {
    Node node = candidate(3);
    for (const NodeId peer : {B, C, D, E})
        receive(node, peer, 3, RequestVoteReply{false});
    EXPECT_EQ(node.role, Role::Candidate);
}

TEST(LeadWithMajority, switchedOff_ownVoteIsEnough) {
    Node node = without(Rule::LeadWithMajority, follower(3));
    fire_timer(node);
    EXPECT_EQ(node.role, Role::Leader);
}

TEST(LeadWithMajority, soleNode_leadsAtItsFirstTimeout) {
    Node node = follower(0, {}, 1);
    const Effects out = fire_timer(node);
    EXPECT_EQ(node.role, Role::Leader);
    EXPECT_EQ(node.current_term, 1U);
    EXPECT_EQ(out.timer, Timer::Heartbeat);
    EXPECT_TRUE(out.messages.empty());
    EXPECT_TRUE(fire_timer(node).messages.empty());
}

TEST(FollowLeaderOfThisTerm, candidate_yieldsToTheElectedLeader) {
    Node node = candidate(3);
    const Effects out = receive(node, B, 3, AppendEntries{});
    EXPECT_TRUE(seen_to_hold(out, Rule::FollowLeaderOfThisTerm));
    EXPECT_EQ(node.role, Role::Follower);
    EXPECT_EQ(node.leader, B);
    EXPECT_EQ(node.voted_for, A) << "the vote of this term stays cast";
    EXPECT_EQ(node.votes_granted.size(), 0);
    EXPECT_TRUE(only<AppendEntriesReply>(out).success);
}

TEST(FollowLeaderOfThisTerm, follower_onlyNotesWhoLeads) {
    Node node = follower(3);
    const Effects out = receive(node, B, 3, AppendEntries{});
    EXPECT_TRUE(seen_to_fail(out, Rule::FollowLeaderOfThisTerm));
    EXPECT_EQ(node.leader, B);
    EXPECT_TRUE(out.arm_timer) << "a heartbeat postpones the election timeout";
    EXPECT_EQ(out.timer, Timer::Election);
}

TEST(FollowLeaderOfThisTerm, leaderOfAnEarlierTerm_doesNotImpressACandidate) {
    Node node = candidate(3);
    const Effects out = receive(node, B, 2, AppendEntries{});
    EXPECT_EQ(node.role, Role::Candidate);
    EXPECT_FALSE(out.arm_timer);
}

TEST(FollowLeaderOfThisTerm, switchedOff_staysCandidate) {
    Node node = without(Rule::FollowLeaderOfThisTerm, candidate(3));
    receive(node, B, 3, AppendEntries{});
    EXPECT_EQ(node.role, Role::Candidate);
}

TEST(Started, process_waitsForAnElectionTimeout) {
    Node node = follower(3);
    Effects out;
    step(node, Started{}, out);
    EXPECT_TRUE(out.arm_timer);
    EXPECT_EQ(out.timer, Timer::Election);
    EXPECT_TRUE(out.messages.empty());
}

TEST(Election, fourNodesTwoCandidates_splitTheVoteAndALaterTermDecides) {
    Cluster cluster(4);
    cluster.fire(A);
    cluster.fire(B);
    // C hears A first, D hears B first; the rest arrives later.
    const auto is_late = [](const Message& message) {
        return (message.from == A && message.to == D) || (message.from == B && message.to == C);
    };
    cluster.deliver_all(is_late);
    EXPECT_EQ(cluster.leader(), std::nullopt);
    EXPECT_EQ(cluster.node(A).votes_granted.size(), 2);
    EXPECT_EQ(cluster.node(B).votes_granted.size(), 2);

    cluster.elect(B);
    EXPECT_EQ(cluster.leader(), B);
    EXPECT_EQ(cluster.node(B).current_term, 2U);
}

} // namespace
} // namespace raft::testing
