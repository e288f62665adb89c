// Clients (§8): where requests go, which are recognised, and who is answered what.
#include "tests/core/cluster.h"
#include "tests/core/node_setup.h"

namespace raft::testing {
namespace {

TEST(AppendOnlyAsLeader, leader_appendsWithItsTermAndOwesAnAnswer) {
    Node node = leader(3);
    const Effects out = ask(node, 1, {Op::Add, 4});
    EXPECT_TRUE(seen_to_hold(out, Rule::AppendOnlyAsLeader));
    ASSERT_EQ(node.log.last_index(), 1U);
    EXPECT_EQ(node.log.at(1), (Entry{.term = 3, .command = {Op::Add, 4}, .client = kClient, .request = 1}));
    EXPECT_EQ(node.match_index[A], 1U);
    EXPECT_EQ(node.owed, (std::vector<Owed>{{.index = 1, .client = kClient, .request = 1}}));
    EXPECT_TRUE(out.persist);
    EXPECT_TRUE(out.messages.empty()) << "followers get it with the next heartbeat, the client when it is applied";
}

TEST(AppendOnlyAsLeader, follower_namesTheLeader) {
    Node node = follower(3);
    node.leader = C;
    const Node before = node;
    const Effects out = ask(node, 1);
    EXPECT_TRUE(seen_to_fail(out, Rule::AppendOnlyAsLeader));
    EXPECT_EQ(only<ClientReply>(out),
              (ClientReply{.client = kClient, .request = 1, .outcome = Outcome::NotLeader, .leader = C, .result = 0}));
    EXPECT_EQ(node, before);
}

TEST(AppendOnlyAsLeader, candidate_knowsNobodyToName) {
    Node node = candidate(3);
    const auto reply = only<ClientReply>(ask(node, 1));
    EXPECT_EQ(reply.outcome, Outcome::NotLeader);
    EXPECT_EQ(reply.leader, kNobody);
}

TEST(AppendOnlyAsLeader, switchedOff_followersAppendOnTheirOwn) {
    Node node = without(Rule::AppendOnlyAsLeader, follower(3));
    ask(node, 1);
    EXPECT_EQ(node.log.last_index(), 1U);
}

TEST(AppendOnlyAsLeader, switchedOff_beforeTheFirstTermThereIsNoTermToAppendIn) {
    Node node = without(Rule::AppendOnlyAsLeader, Node{.options = {.nodes = 3}});
    const Effects out = receive(node, kClientSide, 0, ClientRequest{1, 1, {Op::Set, 5}});
    EXPECT_EQ(node.log.last_index(), 0U);
    EXPECT_EQ(only<ClientReply>(out).outcome, Outcome::NotLeader);
    EXPECT_TRUE(event_of(out, NodeEventKind::RedirectsClient).ignored.empty());
}

TEST(AppendRequestOnce, newRequest_isAppended) {
    Node node = leader(3);
    EXPECT_TRUE(seen_to_hold(ask(node, 1), Rule::AppendRequestOnce));
}

TEST(AppendRequestOnce, retryOfWhatWaits_isNotAppendedAgain) {
    Node node = leader(3);
    ask(node, 1);
    const Effects out = ask(node, 1);
    EXPECT_TRUE(seen_to_fail(out, Rule::AppendRequestOnce));
    EXPECT_EQ(node.log.last_index(), 1U);
    EXPECT_EQ(node.owed.size(), 1U);
    EXPECT_TRUE(out.messages.empty());
    EXPECT_FALSE(out.persist);
}

// Entry 1 of an earlier term is not committed by itself (§5.4.2): without one of its own the leader could never answer.
TEST(AppendRequestOnce, retryOfWhatAnEarlierTermTook_isAppendedAgainAndAnsweredOnce) {
    Node node = leader(3, {}, 3);
    node.log.append({.term = 2, .command = {Op::Add, 4}, .client = kClient, .request = 1});
    const Effects out = ask(node, 1, {Op::Add, 4});
    EXPECT_TRUE(seen_to_hold(out, Rule::AppendRequestOnce));
    EXPECT_EQ(terms_of(node.log), (std::vector<Term>{2, 3}));
    EXPECT_EQ(node.owed, (std::vector<Owed>{{.index = 2, .client = kClient, .request = 1}}));

    const Effects again = ask(node, 1, {Op::Add, 4});
    EXPECT_TRUE(seen_to_fail(again, Rule::AppendRequestOnce));
    EXPECT_EQ(node.log.last_index(), 2U);

    const Effects committed = receive(
        node, B, 3, AppendEntriesReply{.success = true, .prev_log_index = 0, .match_index = 2, .last_log_index = 0});
    EXPECT_EQ(only<ClientReply>(committed),
              (ClientReply{.client = kClient, .request = 1, .outcome = Outcome::Done, .leader = A, .result = 4}));
    EXPECT_EQ(node.machine.value, 4) << "the second entry changes nothing";
    EXPECT_EQ(node.last_applied, 2U);
    EXPECT_TRUE(node.owed.empty());
}

// A leads terms 2 and 4 and owes the answer since term 2.
Node leader_again_with_an_old_debt() {
    Node node = leader(2, {}, 3);
    ask(node, 1, {Op::Add, 4});
    receive(node, B, 3, RequestVote{.last_log_index = 0, .last_log_term = 0});
    fire_timer(node);
    receive(node, C, 4, RequestVoteReply{true});
    EXPECT_EQ(node.role, Role::Leader);
    EXPECT_EQ(node.owed.size(), 1U);
    return node;
}

TEST(AppendRequestOnce, requestOwedSinceAnEarlierLeadership_isAnsweredOnceWhenTheFirstEntryIsApplied) {
    Node node = leader_again_with_an_old_debt();
    ask(node, 1, {Op::Add, 4});
    ASSERT_EQ(terms_of(node.log), (std::vector<Term>{2, 4}));
    EXPECT_EQ(node.owed, (std::vector<Owed>{{.index = 2, .client = kClient, .request = 1}}));
    const Effects out = receive(
        node, B, 4, AppendEntriesReply{.success = true, .prev_log_index = 0, .match_index = 2, .last_log_index = 0});
    EXPECT_EQ(only<ClientReply>(out).result, 4);
    EXPECT_TRUE(node.owed.empty());
}

TEST(AppendRequestOnce, anEntryOfANewerRequest_doesNotHideTheRetry) {
    Node node = leader(3, {}, 3);
    ask(node, 1, {Op::Add, 4});
    ask(node, 1, {Op::Add, 9}, kClient + 1);
    EXPECT_TRUE(seen_to_fail(ask(node, 1, {Op::Add, 4}), Rule::AppendRequestOnce));
    EXPECT_EQ(node.log.last_index(), 2U);
    EXPECT_EQ(node.owed.size(), 2U);
}

TEST(AppendRequestOnce, retryOfWhatIsApplied_getsTheOldAnswer) {
    Node node = leader(3, {}, 1);
    ask(node, 1, {Op::Add, 4});
    ask(node, 1, {Op::Add, 10}, kClient + 1);
    const Effects out = ask(node, 1, {Op::Add, 4});
    EXPECT_TRUE(seen_to_fail(out, Rule::AppendRequestOnce));
    EXPECT_EQ(only<ClientReply>(out),
              (ClientReply{.client = kClient, .request = 1, .outcome = Outcome::Done, .leader = A, .result = 4}));
    EXPECT_EQ(node.machine.value, 14);
    EXPECT_EQ(node.log.last_index(), 2U);
}

TEST(AppendRequestOnce, sameNumberOfAnotherClient_isAnotherRequest) {
    Node node = leader(3);
    ask(node, 1, {Op::Add, 1}, 1);
    ask(node, 1, {Op::Add, 1}, 2);
    EXPECT_EQ(node.log.last_index(), 2U);
}

TEST(AppendRequestOnce, switchedOff_theLogTakesItTwiceButTheMachineDoesNot) {
    Node node = without(Rule::AppendRequestOnce, leader(3, {}, 1));
    ask(node, 1, {Op::Add, 4});
    ask(node, 1, {Op::Add, 4});
    EXPECT_EQ(node.log.last_index(), 2U);
    EXPECT_EQ(node.machine.value, 4);
}

TEST(Answer, whenApplied_carriesTheResult) {
    Node node = leader(3, {}, 3);
    ask(node, 1, {Op::Set, 5});
    const Effects out = receive(
        node, B, 3, AppendEntriesReply{.success = true, .prev_log_index = 0, .match_index = 1, .last_log_index = 0});
    EXPECT_EQ(only<ClientReply>(out),
              (ClientReply{.client = kClient, .request = 1, .outcome = Outcome::Done, .leader = A, .result = 5}));
    EXPECT_TRUE(node.owed.empty());
}

TEST(Answer, whenRemoved_saysLostAndNamesTheNewLeader) {
    Node node = leader(3, {1});
    ask(node, 1);
    ask(node, 1, {Op::Set, 6}, kClient + 1);
    const Effects out = receive(
        node, B, 4,
        AppendEntries{.prev_log_index = 1, .prev_log_term = 1, .leader_commit = 0, .entries = slice_behind(1, {1, 4})});
    const auto replies = sent<ClientReply>(out);
    ASSERT_EQ(replies.size(), 2U);
    for (const ClientReply& reply : replies) {
        EXPECT_EQ(reply.outcome, Outcome::Lost);
        EXPECT_EQ(reply.leader, B);
    }
    EXPECT_TRUE(node.owed.empty());
}

TEST(Answer, onlyTheRemovedEntriesAreLost) {
    Node node = leader(3);
    ask(node, 1);
    ask(node, 1, {Op::Set, 6}, kClient + 1);
    Log kept;
    kept.append(node.log.at(1));
    kept.append(entry_of(4, 2));
    const Effects out = receive(
        node, B, 4,
        AppendEntries{.prev_log_index = 0, .prev_log_term = 0, .leader_commit = 2, .entries = kept.slice_from(1)});
    const auto replies = sent<ClientReply>(out);
    ASSERT_EQ(replies.size(), 2U);
    EXPECT_EQ(replies[0].client, kClient + 1);
    EXPECT_EQ(replies[0].outcome, Outcome::Lost);
    EXPECT_EQ(replies[1].client, kClient);
    EXPECT_EQ(replies[1].outcome, Outcome::Done) << "a former leader answers, too, when it learns of the commitment";
}

TEST(Answer, whereOnlyTheNewerOfTwoEntriesIsRemoved_isStillOwed) {
    Node node = leader_again_with_an_old_debt();
    ask(node, 1, {Op::Add, 4});
    Log kept;
    kept.append(node.log.at(1));
    kept.append(entry_of(5, 2));
    AppendEntries request{.prev_log_index = 0, .prev_log_term = 0, .leader_commit = 0, .entries = kept.slice_from(1)};
    const Effects removed = receive(node, B, 5, request);
    EXPECT_TRUE(told(removed, NodeEventKind::RemovesConflict));
    EXPECT_TRUE(sent<ClientReply>(removed).empty()) << "the older entry may yet be applied";
    EXPECT_EQ(node.owed, (std::vector<Owed>{{.index = 1, .client = kClient, .request = 1}}));

    request.leader_commit = 1;
    const auto replies = sent<ClientReply>(receive(node, B, 5, request));
    ASSERT_EQ(replies.size(), 1U);
    EXPECT_EQ(replies[0].outcome, Outcome::Done);
    EXPECT_EQ(replies[0].result, 4);
}

TEST(Answer, whereBothEntriesAreRemoved_saysLostOnce) {
    Node node = leader_again_with_an_old_debt();
    ask(node, 1, {Op::Add, 4});
    const auto replies = sent<ClientReply>(receive(
        node, B, 5,
        AppendEntries{.prev_log_index = 0, .prev_log_term = 0, .leader_commit = 0, .entries = slice_behind(0, {5})}));
    ASSERT_EQ(replies.size(), 1U);
    EXPECT_EQ(replies[0].outcome, Outcome::Lost);
    EXPECT_TRUE(node.owed.empty());
}

TEST(Answer, afterARestart_nobodyIsOwedAnything) {
    Node node = leader(3);
    ask(node, 1);
    const Node restarted = start_from({node.current_term, node.voted_for, node.log}, A, node.options);
    EXPECT_TRUE(restarted.owed.empty());
}

TEST(ReplicateAtOnce, request_goesOutImmediatelyAndCountsAsHeartbeat) {
    Node node = leader(3, {3});
    node.options.replicate = Replicate::AtOnce;
    const Effects out = ask(node, 1);
    ASSERT_EQ(sent<AppendEntries>(out).size(), 4U);
    EXPECT_EQ(sent_to<AppendEntries>(out, D).entries.size(), 1U);
    EXPECT_EQ(sent_to<AppendEntries>(out, D).prev_log_index, 1U);
    EXPECT_TRUE(out.arm_timer);
    EXPECT_EQ(out.timer, Timer::Heartbeat);
}

TEST(ReplicateAtHeartbeat, manyRequests_travelTogether) {
    Node node = leader(3);
    for (RequestNumber request = 1; request <= 3; ++request)
        EXPECT_TRUE(ask(node, request).messages.empty());
    EXPECT_EQ(sent_to<AppendEntries>(fire_timer(node), B).entries.size(), 3U);
}

TEST(SoleNode, request_isAnsweredInTheSameStep) {
    for (const Replicate replicate : {Replicate::Heartbeat, Replicate::AtOnce}) {
        Cluster cluster(1, replicate);
        cluster.fire(A);
        cluster.request(A, kClient, 1, {Op::Set, 5});
        ASSERT_EQ(cluster.replies.size(), 1U);
        EXPECT_EQ(cluster.replies[0].outcome, Outcome::Done);
        EXPECT_EQ(cluster.replies[0].result, 5);
        EXPECT_EQ(cluster.node(A).commit_index, 1U);
    }
}

TEST(SoleNode, afterARestart_oldEntriesAreCommittedByANewOne) {
    Cluster cluster(1);
    cluster.fire(A);
    cluster.request(A, kClient, 1, {Op::Set, 5});
    cluster.crash(A);
    cluster.fire(A);
    EXPECT_EQ(cluster.node(A).commit_index, 0U) << "§5.4.2: not by counting";
    cluster.request(A, kClient, 2, {Op::Get, 0});
    EXPECT_EQ(cluster.node(A).commit_index, 2U);
    EXPECT_EQ(cluster.replies.back().result, 5);
}

TEST(FiveNodes, requestThroughALostLeader_isAppliedOnceAndAnsweredWithoutAnotherRequest) {
    Cluster cluster(5);
    cluster.elect(A);
    cluster.request(A, kClient, 1, {Op::Add, 5});
    // The request reaches everybody, the answers do not reach A; then A dies.
    cluster.fire(A);
    cluster.deliver_all([](const Message& message) { return message.to == A; });
    cluster.elect(B);
    ASSERT_EQ(cluster.leader(), B);
    cluster.request(B, kClient, 1, {Op::Add, 5});
    EXPECT_EQ(terms_of(cluster.node(B).log), (std::vector<Term>{1, 2}));
    cluster.beat(B);
    ASSERT_EQ(cluster.replies.size(), 1U);
    EXPECT_EQ(cluster.replies[0].result, 5);
    cluster.beat(B);
    for (NodeId id = 0; id < 5; ++id)
        EXPECT_EQ(cluster.node(id).machine.value, 5) << name_of(id);
}

} // namespace
} // namespace raft::testing
