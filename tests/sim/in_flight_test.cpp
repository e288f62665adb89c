// The messages under way: found, taken and gone through by number.
#include "raft/sim/in_flight.h"

#include <gtest/gtest.h>

#include "raft/sim/network.h"
#include "raft/sim/world.h"

namespace sim {
namespace {

std::vector<MessageId> ids_of(const MessagesUnderWay& messages) {
    std::vector<MessageId> ids;
    for (const InFlight* message : messages)
        ids.push_back(message->id);
    return ids;
}

TEST(MessagesUnderWay, inOrderOfNumbers_withoutThoseTaken) {
    MessagesUnderWay messages;
    for (MessageId id = 1; id <= 6; ++id)
        messages.put(id);
    for (const MessageId id : {1, 4, 6})
        messages.take(id);
    EXPECT_EQ(ids_of(messages), (std::vector<MessageId>{2, 3, 5}));
    EXPECT_EQ(messages.size(), 3U);
    EXPECT_EQ(messages.front()->id, 2U);
    EXPECT_EQ(messages.find(4), nullptr);
    ASSERT_NE(messages.find(5), nullptr);
    EXPECT_EQ(messages.find(5)->id, 5U);
    EXPECT_EQ(messages.find(7), nullptr);
    EXPECT_EQ(messages.find(0), nullptr);
}

TEST(MessagesUnderWay, taken_isReadableUntilTheNextIsPut) {
    MessagesUnderWay messages;
    messages.put(1).sent = 77;
    EXPECT_EQ(messages.take(1).sent, 77);
    messages.put(2);
    EXPECT_EQ(ids_of(messages), (std::vector<MessageId>{2}));
}

// One that waits for ever, among very many that come and go.
TEST(MessagesUnderWay, longestWaiting_isFoundAmongAllLater) {
    MessagesUnderWay messages;
    messages.put(1);
    for (MessageId id = 2; id <= 10'000; ++id) {
        messages.put(id);
        if (id >= 12) messages.take(id - 10);
        ASSERT_NE(messages.find(1), nullptr);
        ASSERT_NE(messages.find(id), nullptr);
        ASSERT_EQ(messages.find(2) != nullptr, id < 12) << id;
    }
    EXPECT_EQ(messages.size(), 11U);
}

TEST(MessagesUnderWay, copies_areEqualAndGoOnAlike) {
    MessagesUnderWay messages;
    for (MessageId id = 1; id <= 100; ++id)
        messages.put(id).sent = static_cast<Time>(id);
    for (MessageId id = 1; id <= 100; id += 2)
        messages.take(id);
    MessagesUnderWay copy = messages;
    EXPECT_EQ(copy, messages);
    EXPECT_EQ(ids_of(copy), ids_of(messages));
    copy.take(50);
    EXPECT_NE(copy, messages);
    messages.take(50);
    copy.put(101);
    messages.put(101);
    EXPECT_EQ(copy, messages);
}

TEST(Network, takenByNumber_isDueNoMore) {
    Network network;
    for (Time due = 100; due > 0; --due)
        network.send({}, 0, due, false, false);
    EXPECT_EQ(network.next_due(), 1);
    for (MessageId id = 100; id > 5; --id)
        ASSERT_EQ(network.take(id)->id, id);
    EXPECT_EQ(network.take(50), std::nullopt);
    EXPECT_EQ(network.next_due(), 96);
    std::vector<MessageId> arrived;
    while (network.next_due() != kNever)
        arrived.push_back(network.take_next().id);
    EXPECT_EQ(arrived, (std::vector<MessageId>{5, 4, 3, 2, 1}));
    EXPECT_EQ(network.in_flight_count(), 0U);
}

// Whoever shows it later needs it as it was.
TEST(InFlight, keepsWhatItsSenderWasAndWhoWasPartedWhenItWasLost) {
    World world = make_world(Config{});
    Partition parted;
    parted.group = {0, 0, 1, 1, 1};
    apply(world, parted);
    apply(world, FireTimer{0});
    const std::vector<const InFlight*> sent(world.network.in_flight().begin(), world.network.in_flight().end());
    ASSERT_EQ(sent.size(), 4U);
    for (const InFlight* message : sent) {
        EXPECT_EQ(message->sender_role, raft::Role::Candidate);
        EXPECT_EQ(message->lost, message->message.to > 1);
        EXPECT_EQ(message->groups.count, message->lost ? 2 : 1);
    }
    apply(world, Heal{});
    apply(world, Kill{0});
    EXPECT_EQ(sent.back()->sender_role, raft::Role::Candidate);
    EXPECT_EQ(sent.back()->groups.of, (std::array<std::uint8_t, raft::kMaxNodes>{0, 0, 1, 1, 1}));
}

TEST(Network, latencyOfALink_isItsOwnAndCanGoAgain) {
    Network network;
    const Network before = network;
    EXPECT_EQ(network.latency(0, 1), nullptr);
    network.set_latency(0, 1, Range{1, 2});
    network.set_latency(1, 0, Range{3, 4});
    network.set_latency(0, 1, Range{5, 6});
    EXPECT_EQ(*network.latency(0, 1), (Range{5, 6}));
    EXPECT_EQ(*network.latency(1, 0), (Range{3, 4}));
    EXPECT_EQ(network.latency(0, 2), nullptr);
    network.set_latency(0, 1, std::nullopt);
    network.set_latency(1, 0, std::nullopt);
    EXPECT_EQ(network, before);
}

} // namespace
} // namespace sim
