// The pace of a hand: messages wait until somebody delivers or drops them, timers until somebody fires them.
#include "tests/sim/watched_world.h"

namespace sim::testing {
namespace {

Config by_hand(int nodes) {
    Config config = config_for(nodes);
    config.pace = Pace::ByHand;
    return config;
}

MessageId first_to(const World& world, NodeId to) {
    for (const InFlight* in_flight : world.network.in_flight()) {
        if (in_flight->message.to == to) return in_flight->id;
    }
    return 0;
}

TEST(ByHand, leftAlone_nothingEverHappens) {
    WatchedWorld world(by_hand(3));
    EXPECT_EQ(next_due(world.world), kNever);
    world.apply(FireTimer{A});
    EXPECT_EQ(next_due(world.world), kNever);
    const World before = world.world;
    world.news();
    world.advance(kSecond);
    EXPECT_TRUE(world.told.empty());
    EXPECT_EQ(world.world.now, kSecond);
    EXPECT_EQ(world.world.servers, before.servers);
    EXPECT_EQ(world.world.network, before.network);
}

TEST(ByHand, election_isDoneStepByStep) {
    WatchedWorld world(by_hand(3));
    world.apply(FireTimer{A});
    EXPECT_EQ(world.world.network.in_flight_count(), 2U);
    world.apply(Deliver{first_to(world.world, B)});
    EXPECT_EQ(world.node(B).voted_for, A);
    EXPECT_EQ(world.node(A).role, raft::Role::Candidate);
    world.apply(Deliver{first_to(world.world, A)});
    EXPECT_EQ(world.node(A).role, raft::Role::Leader);
    EXPECT_EQ(world.node(C).voted_for, raft::kNobody) << "its message still waits";
}

TEST(ByHand, droppedMessage_neverArrives) {
    WatchedWorld world(by_hand(3));
    world.apply(FireTimer{A});
    world.apply(Drop{first_to(world.world, B)});
    EXPECT_EQ(first_to(world.world, B), 0U);
    EXPECT_EQ(world.named("message_lost").size(), 1U);
}

TEST(ByHand, cutLink_losesWhatIsSent) {
    WatchedWorld world(by_hand(3));
    world.apply(Cut{A, B, true});
    world.apply(FireTimer{A});
    world.advance(0);
    EXPECT_EQ(first_to(world.world, B), 0U);
    EXPECT_NE(first_to(world.world, C), 0U);
    EXPECT_EQ(world.of_link(A, B, "message_lost").size(), 1U);
}

TEST(ByHand, client_isAnsweredWhenItsMessagesAreDelivered) {
    WatchedWorld world(by_hand(1));
    world.apply(FireTimer{A});
    world.apply(Request{1, A, {raft::Op::Set, 5}});
    world.apply(Deliver{first_to(world.world, A)});
    EXPECT_EQ(world.client(1).state, Client::State::Waiting);
    world.apply(Deliver{first_to(world.world, raft::kClientSide)});
    EXPECT_EQ(world.client(1).state, Client::State::Done);
    EXPECT_EQ(world.client(1).result, 5);
}

TEST(ByHand, clientWhoseRequestWasLost_asksAgainWhenItIsTold) {
    WatchedWorld world(by_hand(1));
    world.apply(FireTimer{A});
    EXPECT_FALSE(changes(world.world, Retry{1})) << "it asked for nothing yet";
    world.apply(Request{1, A, {raft::Op::Set, 5}});
    world.apply(Drop{first_to(world.world, A)});
    ASSERT_EQ(world.world.network.in_flight_count(), 0U);
    world.news();
    world.apply(Retry{1});
    ASSERT_EQ(world.named("client_retries").size(), 1U);
    EXPECT_EQ(world.named("client_retries")[0].cause, world.named("retry").at(0).number);
    world.apply(Deliver{first_to(world.world, A)});
    world.apply(Deliver{first_to(world.world, raft::kClientSide)});
    EXPECT_EQ(world.client(1).state, Client::State::Done);
    EXPECT_FALSE(changes(world.world, Retry{1})) << "it has its answer";
}

// Nobody's patience is at an end where no time passes.
TEST(ByHand, clientThatIsToldToAskAgain_neverGivesUp) {
    WatchedWorld world(by_hand(1));
    world.apply(FireTimer{A});
    world.apply(Request{1, A, {raft::Op::Add, 5}});
    for (int i = 0; i < 2 * kMostTries; ++i) {
        world.apply(Drop{first_to(world.world, A)});
        world.apply(Retry{1});
        ASSERT_EQ(world.client(1).state, Client::State::Waiting) << i;
    }
    world.apply(Deliver{first_to(world.world, A)});
    world.apply(Deliver{first_to(world.world, raft::kClientSide)});
    EXPECT_EQ(world.client(1).result, 5);
}

TEST(ByHand, clientWhoseNamedNodeKnowsNoLeader_failed) {
    WatchedWorld world(by_hand(3));
    world.apply(Request{1, A, {raft::Op::Set, 5}});
    world.apply(Deliver{first_to(world.world, A)});
    world.apply(Deliver{first_to(world.world, raft::kClientSide)});
    EXPECT_EQ(world.client(1).state, Client::State::Failed) << "there is no timer by which it would ask again";
}

// Every message for a client, and every request, arrives until none is under way.
void let_client_talk(WatchedWorld& world) {
    while (world.world.network.in_flight_count() > 0)
        world.apply(Deliver{world.world.network.in_flight().front()->id});
}

TEST(ByHand, clientOfTheLeaderWhereNobodyLeads_asksAroundOnceAndFailed) {
    WatchedWorld world(by_hand(3));
    world.apply(Request{1, std::nullopt, {raft::Op::Set, 5}});
    let_client_talk(world);
    EXPECT_EQ(world.named("client_retries").size(), 3U);
    EXPECT_EQ(world.client(1).state, Client::State::Failed) << "each of them refused it";
    for (NodeId id = 0; id < 3; ++id)
        EXPECT_EQ(world.node(id).log.last_index(), 0U);
}

TEST(ByHand, clientWhoseNamedNodeLostTheEntry_doesNotKnow) {
    WatchedWorld world(by_hand(3));
    world.apply(FireTimer{A});
    let_client_talk(world);
    ASSERT_EQ(world.node(A).role, raft::Role::Leader);
    world.apply(Request{1, A, {raft::Op::Set, 5}});
    world.apply(Deliver{first_to(world.world, A)});
    world.apply(Isolate{A});
    world.apply(FireTimer{B});
    let_client_talk(world);
    ASSERT_EQ(world.node(B).role, raft::Role::Leader);
    world.apply(Request{2, B, {raft::Op::Set, 8}});
    let_client_talk(world);
    world.apply(Heal{});
    world.apply(FireTimer{B});
    let_client_talk(world);
    EXPECT_EQ(world.client(1).state, Client::State::Unknown);
}

} // namespace
} // namespace sim::testing
