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

TEST(Client, lostRequest_isSentAgainToTheSameNode) {
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

TEST(Client, nodeThatDied_isLeftForTheNextOne) {
    WatchedWorld world(config_for(3));
    world.elect(A);
    world.apply(Request{1, A, add(5)});
    world.advance(30 * kMillisecond); // A has appended it and sent it on, but no answer is back
    world.apply(Kill{A});
    world.advance(3 * kSecond);
    EXPECT_NE(world.client(1).target, A);
    ASSERT_EQ(world.node(B).log.last_index(), 1U);
    EXPECT_EQ(world.client(1).state, State::Waiting)
        << "an entry of an earlier term is not committed by counting (§5.4.2)";

    world.apply(Request{2, std::nullopt, add(1)}); // but along with one of this term
    world.advance(kSecond);
    EXPECT_EQ(world.client(1).state, State::Done);
    EXPECT_EQ(world.client(1).result, 5);
    EXPECT_EQ(world.node(B).machine.value, 6);
    EXPECT_EQ(world.node(B).log.last_index(), 2U);
}

TEST(Client, leaderLostTheRequestToANewerOne_failed) {
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
    EXPECT_EQ(world.client(1).state, State::Failed);
    EXPECT_EQ(world.client(2).state, State::Done);
}

// A took the request and cannot keep it; but when it says so, the client has already turned to C, which does.
TEST(Client, lossReportedByANodeAskedBefore_isNoNews) {
    Config config = config_for(5);
    config.timing.election = {10 * kSecond, 20 * kSecond}; // nobody stands unless told
    WatchedWorld world(config);
    world.elect(A);
    world.apply(Isolate{A});
    world.apply(Request{1, A, add(3)});
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

TEST(Client, nobodyAnswers_givesUp) {
    WatchedWorld world(config_for(3));
    for (NodeId id = 0; id < 3; ++id)
        world.apply(Kill{id});
    world.apply(Request{1, A, set(5)});
    world.apply(Request{1, A, set(6)});
    world.advance(kMostTries * kAnswerTimeout);
    EXPECT_EQ(world.client(1).state, State::Waiting);
    EXPECT_EQ(world.client(1).request, 2U) << "the next one has its own tries";
    EXPECT_EQ(world.named("client_failed").size(), 1U);
    EXPECT_EQ(world.named("client_retries").size(), static_cast<std::size_t>(kMostTries - 1));
    world.advance((kMostTries + 1) * kAnswerTimeout);
    EXPECT_EQ(world.client(1).state, State::Failed);
    EXPECT_EQ(next_due(world.world), kNever);
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
