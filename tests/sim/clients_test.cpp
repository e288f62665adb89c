// Clients: they send, wait, follow redirects, try again, and show what came of it (§8).
#include "tests/sim/watched_world.h"

namespace sim::testing {
namespace {

using State = Client::State;

raft::Command set(std::int64_t number) {
    return {raft::Op::Set, number};
}
raft::Command add(std::int64_t number) {
    return {raft::Op::Add, number};
}

TEST(Client, requestToTheLeader_isAnsweredWithTheResult) {
    WatchedWorld world(config_for(3));
    world.elect(A);
    world.apply(Request{1, std::nullopt, set(5)});
    EXPECT_EQ(world.client(1).target, A);
    EXPECT_EQ(world.client(1).state, State::Waiting);
    world.advance(kSecond);
    EXPECT_EQ(world.client(1).state, State::Done);
    EXPECT_EQ(world.client(1).result, 5);
    EXPECT_EQ(world.client(1).tries, 1);
    EXPECT_GT(world.client(1).ended, world.client(1).since);
    EXPECT_EQ(world.client(1).retry_at, kNever);
}

TEST(Client, requestToAFollower_isRedirectedToTheLeader) {
    WatchedWorld world(config_for(3));
    world.elect(A);
    world.apply(Request{1, C, set(5)});
    world.advance(kSecond);
    ASSERT_EQ(world.named("client_redirected").size(), 1U);
    EXPECT_EQ(world.named("client_redirected")[0].to, A);
    EXPECT_EQ(world.client(1).state, State::Done);
}

TEST(Client, nobodyLeadsYet_asksAgainUntilSomebodyDoes) {
    WatchedWorld world(config_for(3));
    world.apply(Request{1, B, set(5)});
    world.advance(2 * kSecond);
    EXPECT_FALSE(world.named("client_retries").empty());
    EXPECT_EQ(world.client(1).state, State::Done);
}

// An entry's worth of waiting requests weighs nothing in a copy of the world.
TEST(RequestQueue, copies_shareWhatWaits) {
    WatchedWorld world(config_for(3));
    for (int i = 0; i < 1000; ++i)
        world.apply(Request{1, A, add(i)});
    const World copy = world.world;
    const RequestQueue& before = copy.clients[0].next;
    ASSERT_EQ(before.size(), 999U);
    world.apply(Request{1, A, add(1000)});
    world.advance(2 * kSecond);
    const RequestQueue& after = world.client(1).next;
    EXPECT_LT(after.size(), 999U);
    EXPECT_EQ(after.shared_list(), before.shared_list());
    EXPECT_EQ(before.front().command, add(1)) << "and what a copy sees never changes";
    EXPECT_EQ(before.requests().back().command, add(999));
}

TEST(RequestQueue, twoCopiesThatGoDifferentWays_partAndStayThemselves) {
    RequestQueue one;
    one.push_back({1, A, add(1)});
    one.push_back({1, A, add(2)});
    RequestQueue two = one;
    one.push_back({1, A, add(3)});
    two.pop_front();
    two.push_back({1, A, add(4)});
    ASSERT_EQ(one.size(), 3U);
    ASSERT_EQ(two.size(), 2U);
    EXPECT_EQ(one.requests()[2].command, add(3));
    EXPECT_EQ(two.requests()[0].command, add(2));
    EXPECT_EQ(two.requests()[1].command, add(4));
    EXPECT_NE(one, two);
}

TEST(RequestQueue, copyThatGoesTheSameWayAgain_sharesTheSameMemory) {
    RequestQueue one;
    one.push_back({1, A, add(1)});
    RequestQueue again = one;
    one.push_back({1, A, add(2)});
    again.push_back({1, A, add(2)});
    EXPECT_EQ(one, again);
    EXPECT_EQ(one.shared_list(), again.shared_list());
}

TEST(Client, secondRequest_waitsForTheFirstToEnd) {
    WatchedWorld world(config_for(3));
    world.elect(A);
    world.apply(Request{1, A, set(5)});
    world.apply(Request{1, A, add(2)});
    world.apply(Request{1, A, add(3)});
    EXPECT_EQ(world.client(1).request, 1U);
    EXPECT_EQ(world.client(1).next.size(), 2U);
    world.advance(kSecond);
    EXPECT_EQ(world.client(1).request, 3U);
    EXPECT_TRUE(world.client(1).next.empty());
    EXPECT_EQ(world.client(1).result, 10);
    EXPECT_EQ(world.named("client_asks").size(), 3U);
    EXPECT_EQ(world.named("client_done").size(), 3U);
}

TEST(Client, severalClients_workSideBySide) {
    WatchedWorld world(config_for(3));
    world.elect(A);
    for (const raft::ClientId id : {7U, 3U, 5U})
        world.apply(Request{id, A, add(1)});
    world.advance(kSecond);
    ASSERT_EQ(world.world.clients.size(), 3U);
    EXPECT_TRUE(std::ranges::is_sorted(world.world.clients, {}, &Client::id));
    for (const Client& client : world.world.clients)
        EXPECT_EQ(client.state, State::Done);
    EXPECT_EQ(world.node(A).machine.value, 3);
    EXPECT_EQ(find_client(world.world, 4), nullptr);
}

TEST(Client, lostRequestToANamedNode_isSentAgainToTheSameNode) {
    WatchedWorld world(config_for(3));
    world.elect(A);
    world.apply(Loss{100, {}, {}});
    world.apply(Request{1, A, set(5)});
    world.apply(Loss{0, {}, {}});
    world.advance(kAnswerTimeout + 200 * kMillisecond);
    ASSERT_EQ(world.named("client_retries").size(), 1U);
    EXPECT_EQ(world.named("client_retries")[0].to, A);
    EXPECT_EQ(world.client(1).state, State::Done);
}

TEST(Client, retryAfterALostAnswer_isNotAppliedTwice) {
    WatchedWorld world(config_for(3));
    world.elect(A);
    world.apply(Request{1, A, add(5)});
    world.advance(30 * kMillisecond);
    world.apply(Loss{100, {}, {}}); // the answer will be lost, and so will be everything else for a while
    world.advance(60 * kMillisecond);
    world.apply(Loss{0, {}, {}});
    world.advance(2 * kSecond);
    EXPECT_EQ(world.client(1).state, State::Done);
    EXPECT_EQ(world.client(1).result, 5);
    for (NodeId id = 0; id < 3; ++id) {
        EXPECT_EQ(world.node(id).machine.value, 5);
        EXPECT_EQ(world.node(id).log.last_index(), 1U);
    }
}

TEST(Client, leaderThatDied_isLeftForAnother) {
    WatchedWorld world(config_for(3));
    world.elect(A);
    world.apply(Request{1, std::nullopt, add(5)});
    world.advance(30 * kMillisecond); // A has appended it and sent it on, but no answer is back
    world.apply(Kill{A});
    world.advance(5 * kSecond);
    EXPECT_NE(world.client(1).target, A);
    EXPECT_EQ(world.client(1).state, State::Done)
        << "although an entry of an earlier term is not committed by counting";
    EXPECT_EQ(world.client(1).result, 5);
    EXPECT_EQ(world.client(1).request, 1U);
    for (const NodeId id : {B, C})
        EXPECT_EQ(world.node(id).machine.value, 5);
}

TEST(Client, nodeThatAPersonNamed_isNotLeftThoughItDied) {
    WatchedWorld world(config_for(3));
    world.elect(A);
    world.apply(Kill{A});
    world.apply(Request{1, A, add(5)});
    world.advance(3 * kSecond);
    EXPECT_GE(world.named("client_retries").size(), 4U);
    for (const Told& retry : world.named("client_retries"))
        EXPECT_EQ(retry.to, A);
    EXPECT_EQ(world.client(1).state, State::Waiting);
    world.apply(Restart{A});
    world.advance(2 * kSecond);
    EXPECT_EQ(world.client(1).state, State::Done) << "A sends it on to the leader";
}

// Nobody answers any of them, so nothing tells a client where to turn.
TEST(Client, silence_makesItAskEveryOtherNodeSoonerOrLater) {
    std::vector<NodeId> asked;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        WatchedWorld world(config_for(3, seed));
        world.elect(A);
        world.apply(Loss{100, {}, {}});
        world.apply(Request{1, std::nullopt, set(5)});
        world.advance(kAnswerTimeout);
        const auto retries = world.named("client_retries");
        ASSERT_EQ(retries.size(), 1U);
        asked.push_back(retries[0].to);
    }
    EXPECT_EQ(std::ranges::count(asked, A), 0) << "not the one that was silent";
    EXPECT_GT(std::ranges::count(asked, B), 0);
    EXPECT_GT(std::ranges::count(asked, C), 0);
}

TEST(Client, pausesAndRedirects_areNoFailedTries) {
    WatchedWorld world(config_for(3));
    world.apply(Kill{B});
    world.apply(Kill{C});
    world.apply(Request{1, A, set(5)}); // A answers each time that it knows no leader
    world.advance(2 * kMostTries * (kNoLeaderPause + 40 * kMillisecond));
    EXPECT_GT(world.named("client_retries").size(), static_cast<std::size_t>(kMostTries));
    EXPECT_EQ(world.client(1).state, State::Waiting);
    EXPECT_EQ(world.client(1).tries, 1);
    world.apply(Restart{B});
    world.advance(2 * kSecond);
    EXPECT_EQ(world.client(1).state, State::Done);
}

TEST(Client, namedNodeLostTheEntryToANewerLeader_outcomeIsUnknown) {
    WatchedWorld world(config_for(5));
    world.elect(A);
    world.apply(Isolate{A});
    world.apply(Request{1, A, set(3)});
    world.advance(kSecond);
    EXPECT_EQ(world.client(1).state, State::Waiting);
    world.apply(Request{2, std::nullopt, set(8)});
    world.advance(kSecond);
    world.apply(Heal{});
    world.advance(kSecond);
    EXPECT_EQ(world.client(1).state, State::Unknown);
    EXPECT_EQ(world.named("client_unknown").size(), 1U);
    EXPECT_EQ(world.client(2).state, State::Done);
}

// Leads, is cut off with the client's request, and loses it to C, who committed another one.
WatchedWorld leader_that_lost_the_request_of(Request request) {
    Config config = config_for(3);
    config.timing.election = {10 * kSecond, 20 * kSecond}; // nobody stands unless told
    WatchedWorld world(config);
    world.elect(A);
    world.apply(Isolate{A});
    world.apply(request);
    world.apply(FireTimer{C});
    world.advance(60 * kMillisecond);
    world.apply(Request{2, C, set(8)});
    world.advance(150 * kMillisecond);
    EXPECT_EQ(world.client(2).state, State::Done);
    world.apply(Heal{});
    world.advance(150 * kMillisecond);
    return world;
}

TEST(Client, leaderLostTheEntry_goesOnUnderTheSameNumberAtTheNewOne) {
    WatchedWorld world = leader_that_lost_the_request_of({1, std::nullopt, add(3)});
    world.advance(kSecond);
    EXPECT_EQ(world.client(1).state, State::Done);
    EXPECT_EQ(world.client(1).request, 1U);
    EXPECT_EQ(world.client(1).tries, 1) << "nobody was silent";
    EXPECT_EQ(world.client(1).result, 11);
    for (NodeId id = 0; id < 3; ++id)
        EXPECT_EQ(world.node(id).machine.value, 11);
}

// A took the request and cannot keep it; but when it says so, the client has already turned to C, which does.
TEST(Client, lossReportedByANodeAskedBefore_isNoNews) {
    Config config = config_for(5);
    config.timing.election = {10 * kSecond, 20 * kSecond}; // nobody stands unless told
    WatchedWorld world(config);
    world.elect(A);
    world.apply(Isolate{A});
    world.apply(Request{1, std::nullopt, add(3)});
    world.apply(FireTimer{C});
    world.advance(60 * kMillisecond);
    ASSERT_EQ(world.node(A).log.last_index(), 1U);
    ASSERT_EQ(world.node(C).role, raft::Role::Leader);
    world.apply(Request{2, C, add(8)});

    // A learns of the new term from the others' answers, but nothing of C's log.
    world.apply(Heal{});
    world.apply(Cut{C, A, false});
    while (world.client(1).target != C)
        world.advance(10 * kMillisecond);
    world.advance(20 * kMillisecond);
    ASSERT_EQ(world.node(C).log.last_index(), 2U);
    ASSERT_EQ(world.client(1).state, State::Waiting);

    // Before C can commit it, A hears of C's log and loses its own entry.
    world.apply(Partition{.group = {1, 2, 1, 2, 2}});
    world.advance(120 * kMillisecond);
    ASSERT_EQ(world.node(A).log, world.node(C).log);
    ASSERT_EQ(world.node(C).commit_index, 1U);
    EXPECT_EQ(world.client(1).state, State::Waiting) << "C still has it";
    world.apply(Heal{});
    world.advance(kSecond);
    EXPECT_EQ(world.client(1).state, State::Done);
    EXPECT_EQ(world.client(1).result, 11);
}

TEST(Client, nobodyAnswers_givesUpAndDoesNotKnow) {
    WatchedWorld world(config_for(3));
    for (NodeId id = 0; id < 3; ++id)
        world.apply(Kill{id});
    world.apply(Request{1, A, set(5)});
    world.apply(Request{1, A, set(6)});
    world.advance(kMostTries * kAnswerTimeout);
    EXPECT_EQ(world.client(1).state, State::Waiting);
    EXPECT_EQ(world.client(1).request, 2U) << "the next one has its own tries";
    EXPECT_EQ(world.named("client_unknown").size(), 1U);
    EXPECT_EQ(world.named("client_retries").size(), static_cast<std::size_t>(kMostTries - 1));
    world.advance((kMostTries + 1) * kAnswerTimeout);
    EXPECT_EQ(world.client(1).state, State::Unknown);
    EXPECT_EQ(next_due(world.world), kNever);
}

// B, which would make the majority, is down, so A can only wait; when B is back, what A took is carried out.
TEST(Client, requestThatWasGivenUp_mayTakeEffectAndIsNotCalledFailed) {
    WatchedWorld world(config_for(2));
    world.elect(A);
    world.apply(Kill{B});
    world.apply(Request{1, A, add(7)});
    world.advance((kMostTries + 1) * kAnswerTimeout);
    EXPECT_EQ(world.client(1).state, State::Unknown);
    EXPECT_TRUE(world.named("client_failed").empty());
    EXPECT_EQ(world.node(A).machine.value, 0);
    world.apply(Restart{B});
    world.advance(kSecond);
    EXPECT_EQ(world.node(A).machine.value, 7);
    EXPECT_EQ(world.client(1).state, State::Done) << "the answer comes late, but it comes";
    EXPECT_EQ(world.client(1).result, 7);
}

// A loses the entry, and B, which had stored it before, brings it to the others.
TEST(Client, entryRemovedOnTheNamedNode_mayLiveOnElsewhere) {
    Config config = config_for(5);
    config.timing.election = {10 * kSecond, 20 * kSecond}; // nobody stands unless told
    WatchedWorld world(config);
    world.elect(A);
    world.apply(Partition{.group = {1, 1, 2, 2, 2}});
    world.apply(Request{1, A, add(7)});
    world.advance(100 * kMillisecond);
    ASSERT_EQ(world.node(B).log.last_index(), 1U);

    world.apply(FireTimer{C}); // term 2, with D and E; its own entry comes to A and to nobody else
    world.advance(60 * kMillisecond);
    ASSERT_EQ(world.node(C).role, raft::Role::Leader);
    world.apply(Request{2, C, add(100)});
    world.apply(Partition{.group = {1, 2, 1, 3, 4}});
    world.advance(150 * kMillisecond);
    ASSERT_EQ(world.node(A).log, world.node(C).log);
    EXPECT_EQ(world.client(1).state, State::Unknown);

    world.apply(Partition{.group = {1, 2, 1, 2, 2}});
    world.apply(Kill{C});      // so that client 2 does not get through
    world.apply(FireTimer{B}); // term 2 as well: D and E have voted in it, so once more
    world.apply(FireTimer{B});
    world.advance(60 * kMillisecond);
    ASSERT_EQ(world.node(B).role, raft::Role::Leader);
    world.apply(Request{3, B, add(1)});
    world.advance(200 * kMillisecond);
    EXPECT_EQ(world.node(B).machine.value, 8) << "7 of the request that A lost, and 1";
}

TEST(Client, waitsLongerWhereMessagesTakeLong) {
    Config config = config_for(3);
    config.timing.latency = {900 * kMillisecond, 900 * kMillisecond};
    config.timing.election = {5 * kSecond, 9 * kSecond};
    WatchedWorld world(config);
    world.apply(FireTimer{A});
    world.advance(2 * kSecond);
    world.apply(Request{1, A, set(5)});
    world.advance(5 * kSecond);
    EXPECT_EQ(world.client(1).state, State::Done);
    EXPECT_EQ(world.client(1).tries, 1);
}

TEST(Client, sendsAtOnceMode_isAnsweredWithoutWaitingForAHeartbeat) {
    Config config = config_for(3);
    config.options.replicate = raft::Replicate::AtOnce;
    WatchedWorld world(config);
    world.elect(A);
    world.apply(Request{1, A, set(5)});
    world.advance(4 * config.timing.latency.most);
    EXPECT_EQ(world.client(1).state, State::Done);
}

} // namespace
} // namespace sim::testing
