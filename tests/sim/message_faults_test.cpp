// One message under way, held back or sent once more.
#include <gtest/gtest.h>

#include "raft/sim/world.h"
#include "tests/sim/random_scenario.h"

namespace sim::testing {
namespace {

constexpr Time kMs = kMillisecond;

// A world with messages between nodes under way.
World with_messages() {
    Config config;
    config.seed = 3;
    World world = make_world(config);
    for (Time t = 900 * kMs; world.network.in_flight_count() < 3; t += kMs)
        advance(world, t);
    return world;
}

const InFlight& first(const World& world) {
    return *world.network.in_flight().front();
}

// When the messages of this number and of one that is equal to it arrived.
std::vector<Time> arrivals(World& world, const raft::Message& message, Time until) {
    std::vector<Time> times;
    const auto hears = [&](const World& now, const TraceEvent& event) {
        const auto* way = std::get_if<MessageEvent>(&event.what);
        if (way != nullptr && way->kind == MessageEvent::Kind::Delivered && way->in_flight.message == message)
            times.push_back(now.now);
    };
    advance(world, until, hears);
    return times;
}

TEST(Delay, lets_a_message_arrive_so_much_later) {
    World world = with_messages();
    const InFlight one = first(world);
    const Input input = Delay{one.id, 7 * kMs};
    ASSERT_TRUE(valid(world, input));
    ASSERT_TRUE(changes(world, input));
    sim::apply(world, input);
    EXPECT_EQ(world.network.find(one.id)->due, one.due + 7 * kMs);
    const auto times = arrivals(world, one.message, one.due + 8 * kMs);
    ASSERT_EQ(times.size(), 1U);
    EXPECT_EQ(times.front(), one.due + 7 * kMs);
}

TEST(Delay, again_and_again_and_of_all_keeps_the_order_of_time) {
    World world = with_messages();
    for (int i = 0; i < 40; ++i) {
        std::vector<MessageId> ids;
        for (const InFlight* message : world.network.in_flight())
            ids.push_back(message->id);
        for (const MessageId id : ids)
            apply(world, Delay{id, static_cast<Time>(1 + (id * 7919) % 3'000)});
        if (!ids.empty()) sim::apply(world, i % 2 == 0 ? Input(Drop{ids.front()}) : Input(Deliver{ids.back()}));
        Time last = world.now;
        const auto hears = [&](const World& now, const TraceEvent&) {
            EXPECT_GE(now.now, last);
            last = now.now;
        };
        advance(world, world.now + 3 * kMs, hears);
        for (const InFlight* message : world.network.in_flight())
            ASSERT_GT(message->due, world.now - 1) << "nothing that is due is forgotten";
    }
}

TEST(Delay, of_what_is_gone_or_by_nothing_is_none) {
    World world = with_messages();
    const MessageId id = first(world).id;
    EXPECT_FALSE(valid(world, Delay{id, 0}));
    EXPECT_FALSE(valid(world, Delay{id, kLongestTiming + 1}));
    EXPECT_FALSE(changes(world, Delay{id + 1'000'000, kMs}));
    Config config;
    config.pace = Pace::ByHand;
    World hand = make_world(config);
    apply(hand, FireTimer{0});
    ASSERT_GT(hand.network.in_flight_count(), 0U);
    EXPECT_FALSE(changes(hand, Delay{first(hand).id, kMs})) << "it has no time to arrive at";
}

TEST(Copy, lets_the_same_message_arrive_twice) {
    World world = with_messages();
    const InFlight one = first(world);
    const std::size_t before = world.network.in_flight_count();
    ASSERT_TRUE(changes(world, Copy{one.id}));
    apply(world, Copy{one.id});
    EXPECT_EQ(world.network.in_flight_count(), before + 1);
    const InFlight* copy = world.network.find(world.network.next_id() - 1);
    ASSERT_NE(copy, nullptr);
    EXPECT_TRUE(copy->duplicate);
    EXPECT_FALSE(copy->lost);
    EXPECT_EQ(copy->message, one.message);
    EXPECT_EQ(arrivals(world, one.message, world.now + 60 * kMs).size(), 2U);
}

TEST(Copy, of_what_a_client_says_there_is_none) {
    World world = with_messages();
    apply(world, Request{1, NodeId{0}, {raft::Op::Set, 5}});
    const InFlight* request = world.network.find(world.network.next_id() - 1);
    ASSERT_NE(request, nullptr);
    EXPECT_FALSE(changes(world, Copy{request->id}));
}

} // namespace
} // namespace sim::testing
