// Latency, order, loss, duplicates and links.
#include "tests/sim/watched_world.h"

namespace sim::testing {
namespace {

constexpr Time kLong = 400 * kMillisecond;

Config with_latency(Range latency, int nodes = 3) {
    Config config = config_for(nodes);
    config.timing.latency = latency;
    return config;
}

TEST(Latency, everyMessage_takesATimeWithinTheRange) {
    WatchedWorld world(with_latency({8 * kMillisecond, 15 * kMillisecond}));
    world.elect(A);
    world.advance(2 * kSecond);
    Time least = kNever;
    Time most = 0;
    for (const Told& sent : world.named("message_sent")) {
        least = std::min(least, sent.due - sent.at);
        most = std::max(most, sent.due - sent.at);
    }
    EXPECT_GE(least, 8 * kMillisecond);
    EXPECT_LE(most, 15 * kMillisecond);
    EXPECT_LT(least, 9 * kMillisecond) << "and the range is used";
    EXPECT_GT(most, 14 * kMillisecond);
}

TEST(Latency, everyMessage_arrivesWhenItIsDueInOrderOfTime) {
    WatchedWorld world(with_latency({1 * kMillisecond, 30 * kMillisecond}));
    world.elect(A);
    world.advance(kLong);
    ASSERT_FALSE(world.named("message_delivered").empty());
    Time before = 0;
    for (const Told& delivered : world.named("message_delivered")) {
        EXPECT_EQ(delivered.at, delivered.due);
        EXPECT_LE(before, delivered.at);
        before = delivered.at;
    }
}

TEST(Latency, messagesDueTogether_arriveInTheOrderOfSending) {
    WatchedWorld world(with_latency({10 * kMillisecond, 10 * kMillisecond}, 9));
    world.apply(FireTimer{A});
    world.advance(10 * kMillisecond);
    MessageId before = 0;
    const auto delivered = world.named("message_delivered");
    ASSERT_EQ(delivered.size(), 8U);
    for (const Told& event : delivered) {
        EXPECT_LT(before, event.message);
        before = event.message;
    }
}

TEST(Latency, ofOneLink_isItsOwnUntilOneIsSetForAll) {
    WatchedWorld world(with_latency({10 * kMillisecond, 10 * kMillisecond}));
    world.apply(Latency{{40 * kMillisecond, 40 * kMillisecond}, A, B});
    world.apply(FireTimer{A});
    EXPECT_EQ(world.of_link(A, B, "message_sent").at(0).due, 40 * kMillisecond);
    EXPECT_EQ(world.of_link(A, C, "message_sent").at(0).due, 10 * kMillisecond);
    world.apply(Latency{{20 * kMillisecond, 20 * kMillisecond}, {}, {}});
    world.news();
    world.apply(FireTimer{A});
    EXPECT_EQ(world.of_link(A, B, "message_sent").at(0).due, 20 * kMillisecond);
}

TEST(Loss, allOfOneLink_losesNothingElse) {
    WatchedWorld world(with_latency({10 * kMillisecond, 10 * kMillisecond}));
    world.apply(Loss{100, A, B});
    world.elect(A);
    world.advance(kLong);
    EXPECT_TRUE(world.of_link(A, B, "message_delivered").empty());
    EXPECT_FALSE(world.of_link(A, B, "message_lost").empty());
    EXPECT_TRUE(world.of_link(A, C, "message_lost").empty());
}

TEST(Loss, lostMessage_endsHalfway) {
    WatchedWorld world(with_latency({10 * kMillisecond, 10 * kMillisecond}));
    world.apply(Loss{100, A, B});
    world.apply(FireTimer{A});
    world.advance(20 * kMillisecond);
    const Told sent = world.of_link(A, B, "message_sent").at(0);
    EXPECT_TRUE(sent.will_be_lost);
    EXPECT_EQ(sent.due, 5 * kMillisecond);
    const Told lost = world.of_link(A, B, "message_lost").at(0);
    EXPECT_EQ(lost.message, sent.message);
    EXPECT_EQ(lost.at, 5 * kMillisecond);
}

TEST(Loss, everywhere_reachesClientsToo) {
    WatchedWorld world(config_for(3));
    world.apply(Loss{100, {}, {}});
    world.apply(Request{1, A, {raft::Op::Set, 5}});
    world.advance(100 * kMillisecond);
    EXPECT_TRUE(world.named("message_delivered").empty());
    world.apply(Loss{0, {}, {}});
    world.news();
    world.elect(A);
    EXPECT_TRUE(world.named("message_lost").empty());
}

TEST(Loss, half_losesAboutHalf) {
    Config config = config_for(5);
    config.timing.election = {10 * kSecond, 20 * kSecond}; // so that A goes on leading
    WatchedWorld world(config);
    world.elect(A);
    world.news();
    world.apply(Loss{50, A, {}});
    world.advance(20 * kSecond);
    const auto lost = static_cast<double>(world.of_link(A, B, "message_lost").size());
    const auto all = static_cast<double>(world.of_link(A, B, "message_sent").size());
    EXPECT_NEAR(lost / all, 0.5, 0.1);
}

TEST(Duplicate, everyMessage_comesTwiceWithNumbersOfItsOwn) {
    WatchedWorld world(config_for(3));
    world.apply(Duplicate{100});
    world.apply(FireTimer{A});
    const auto sent = world.of_link(A, B, "message_sent");
    ASSERT_EQ(sent.size(), 2U);
    EXPECT_FALSE(sent[0].duplicate);
    EXPECT_TRUE(sent[1].duplicate);
    EXPECT_NE(sent[0].message, sent[1].message);
    world.advance(20 * kMillisecond);
    EXPECT_EQ(world.of_link(A, B, "message_delivered").size(), 2U);
}

TEST(Duplicate, doubledMessages_changeNoOutcome) {
    WatchedWorld world(config_for(5));
    world.apply(Duplicate{100});
    world.elect(A);
    world.apply(Request{1, A, {raft::Op::Add, 5}});
    world.advance(kSecond);
    EXPECT_EQ(world.client(1).state, Client::State::Done);
    for (NodeId id = 0; id < 5; ++id) {
        EXPECT_EQ(world.node(id).machine.value, 5);
        EXPECT_EQ(world.node(id).log.last_index(), 1U);
    }
}

TEST(Cut, oneDirection_leavesTheOther) {
    WatchedWorld world(config_for(2));
    world.apply(Cut{A, B, false});
    world.apply(FireTimer{A});
    world.apply(FireTimer{B});
    world.advance(20 * kMillisecond);
    EXPECT_TRUE(world.of_link(A, B, "message_delivered").empty());
    EXPECT_FALSE(world.of_link(B, A, "message_delivered").empty());
}

TEST(Cut, messagesUnderWay_areLostAtOnce) {
    WatchedWorld world(config_for(3));
    world.apply(FireTimer{A});
    world.advance(5 * kMillisecond);
    world.apply(Cut{A, B, true});
    const auto lost = world.of_link(A, B, "message_lost");
    ASSERT_EQ(lost.size(), 1U);
    EXPECT_EQ(lost[0].at, 5 * kMillisecond);
    EXPECT_EQ(world.world.network.in_flight_count(), 1U) << "that to C";
}

TEST(Cut, mendingOneDirection_leavesTheOtherCut) {
    WatchedWorld world(config_for(3));
    world.apply(Cut{A, B, true});
    world.apply(Mend{A, B, false});
    EXPECT_FALSE(world.world.network.link(A, B).cut);
    EXPECT_TRUE(world.world.network.link(B, A).cut);
    world.apply(Mend{A, B, true});
    EXPECT_FALSE(world.world.network.link(B, A).cut);
}

TEST(Cut, clients_reachEveryNode) {
    WatchedWorld world(config_for(3));
    world.elect(A);
    world.apply(Isolate{A});
    world.news();
    world.apply(Request{1, A, {raft::Op::Set, 5}});
    world.advance(20 * kMillisecond);
    EXPECT_EQ(world.named("appends_request").size(), 1U);
}

// Which links are cut, as "AB BA": from, to.
std::string cuts(const World& world) {
    std::string text;
    for (NodeId from = 0; from < world.node_count(); ++from) {
        for (NodeId to = 0; to < world.node_count(); ++to) {
            if (!world.network.link(from, to).cut) continue;
            text += text.empty() ? "" : " ";
            text += {raft::name_of(from), raft::name_of(to)};
        }
    }
    return text;
}

TEST(Partition, links_workWithinGroupsOnlyWhateverWasBefore) {
    WatchedWorld world(config_for(4));
    world.apply(Cut{A, B, true});
    world.apply(Partition{.group = {1, 1, 2, 3}});
    EXPECT_EQ(cuts(world.world), "AC AD BC BD CA CB CD DA DB DC");
}

TEST(Isolate, node_losesAllItsLinksAndNoOther) {
    WatchedWorld world(config_for(4));
    world.apply(Cut{A, B, false});
    world.apply(Isolate{C});
    EXPECT_EQ(cuts(world.world), "AB AC BC CA CB CD DC");
}

TEST(Heal, everyLink_works) {
    WatchedWorld world(config_for(4));
    world.apply(Partition{.group = {1, 1, 2, 3}});
    world.apply(Heal{});
    EXPECT_EQ(cuts(world.world), "");
}

TEST(Heal, cluster_agreesAgain) {
    WatchedWorld world(config_for(5));
    world.elect(B);
    world.apply(Partition{.group = {1, 1, 2, 2, 2}});
    world.apply(Request{1, B, {raft::Op::Set, 3}});
    world.advance(kSecond);
    const auto leader = current_leader(world.world);
    ASSERT_TRUE(leader && *leader >= C) << "the majority has elected its own";
    EXPECT_EQ(world.node(B).role, raft::Role::Leader) << "the old leader does not know";
    EXPECT_EQ(world.node(B).commit_index, 0U);
    world.apply(Request{2, *leader, {raft::Op::Set, 8}});
    world.advance(kSecond);
    world.apply(Heal{});
    world.advance(kSecond);
    for (NodeId id = 0; id < 5; ++id) {
        EXPECT_EQ(world.node(id).machine.value, 8);
        EXPECT_EQ(world.node(id).log, world.node(A).log);
    }
    EXPECT_EQ(world.client(1).state, Client::State::Unknown) << "B lost SET 3 to the newer leader";
    EXPECT_EQ(world.client(2).state, Client::State::Done);
}

} // namespace
} // namespace sim::testing
