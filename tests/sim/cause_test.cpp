// Every event names the event by which it came to be.
#include <gtest/gtest.h>

#include <map>

#include "random_scenario.h"
#include "watched_world.h"

namespace sim::testing {
namespace {

const Told& numbered(const std::vector<Told>& told, std::uint64_t number) {
    return told.at(number - 1);
}

// What may cause an event of this name.
bool may_cause(const std::vector<Told>& told, const Told& event) {
    const bool caused = event.cause != 0;
    if (caused && event.cause >= event.number) return false;
    const std::string cause = caused ? numbered(told, event.cause).name : "";
    const auto begins_a_step = [&] {
        return cause == "message_delivered" || cause == "timer_fires" || cause == "restart" || cause == "disk_written";
    };
    if (event.name == "message_delivered") {
        return cause == "message_sent" && numbered(told, event.cause).message == event.message;
    }
    if (event.name == "message_lost") {
        return cause == "message_sent" || cause == "cut" || cause == "partition" || cause == "isolate" ||
               cause == "drop" || cause == "kill";
    }
    if (event.name == "message_sent" && event.node == raft::kNobody) {
        return cause == "client_asks" || cause == "client_retries" || cause == "client_redirected";
    }
    if (event.name == "timer_fires") return !caused || begins_a_step() || cause == "timeout";
    if (event.name == "client_asks") {
        return cause == "request" || cause == "client_done" || cause == "client_failed" || cause == "client_unknown";
    }
    if (event.name == "client_retries")
        return cause.starts_with("client_") || cause == "message_delivered" || cause == "retry";
    if (event.name == "client_done" || event.name == "client_redirected") return cause == "message_delivered";
    if (event.name == "client_failed" || event.name == "client_unknown") {
        return cause == "message_delivered" || cause.starts_with("client_") || cause == "retry";
    }
    const bool act_of_node = std::ranges::find(raft::kNodeEventNames, event.name) != raft::kNodeEventNames.end();
    if (event.name == "message_sent" && cause == "copy") return true;
    if (act_of_node || event.name == "disk_written" || event.name == "message_sent") return begins_a_step();
    return !caused; // inputs
}

TEST(Causes, areOfTheRightKindInEveryRun) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        std::vector<Told> told;
        const auto listen = [&](const World&, const TraceEvent& event) { told.push_back(told_of(event)); };
        play(random_scenario(seed), kScenarioLength, listen);
        for (const Told& event : told) {
            ASSERT_TRUE(may_cause(told, event))
                << "seed " << seed << ": " << event.name << " " << event.number << " by "
                << (event.cause == 0 ? "nobody" : numbered(told, event.cause).name);
        }
    }
}

// Listening changes nothing, so causes are the same whoever listens.
TEST(Causes, areKeptWhetherOrNotAnybodyListens) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto deaf = [](const World&, const TraceEvent&) {};
        const World heard = play(random_scenario(seed), kScenarioLength, deaf);
        EXPECT_EQ(play(random_scenario(seed), kScenarioLength), heard);
    }
}

TEST(Causes, aTimerFires_becauseOfTheStepThatArmedIt) {
    WatchedWorld world(config_for(3));
    world.elect(A);
    const Told heartbeat = world.named("sends_heartbeat").empty() ? Told{} : world.named("sends_heartbeat").front();
    world.advance(60 * kMillisecond);
    const auto fired = world.named("timer_fires");
    ASSERT_GE(fired.size(), 2U);
    EXPECT_EQ(numbered(world.told, fired[0].cause).name, "timeout") << "by hand";
    EXPECT_EQ(numbered(world.told, fired[1].cause).name, "message_delivered") << "the vote that made A leader";
}

TEST(Causes, whatArrivedInAPause_isCausedByItsArrival) {
    WatchedWorld world(config_for(3));
    world.elect(A);
    world.apply(Pause{B});
    world.advance(60 * kMillisecond);
    world.apply(Resume{B});
    const auto heard = world.named("accepts_heartbeat");
    ASSERT_FALSE(heard.empty());
    const Told& late = heard.back();
    ASSERT_EQ(late.node, B);
    EXPECT_EQ(numbered(world.told, late.cause).name, "message_delivered");
    EXPECT_LT(numbered(world.told, late.cause).at, late.at);
}

// "Listeners are told after the world has changed", inputs included.
TEST(Inputs, areToldAfterTheyChangedTheWorld) {
    World world = make_world(config_for(3));
    const auto expect_after = [&](const Input& input, auto is_changed) {
        bool told = false;
        const auto listen = [&](const World& now, const TraceEvent& event) {
            if (!std::holds_alternative<InputTaken>(event.what)) return;
            told = true;
            EXPECT_TRUE(is_changed(now)) << name_of(input);
        };
        apply(world, input, listen);
        EXPECT_TRUE(told) << name_of(input);
    };
    expect_after(Kill{A}, [](const World& now) { return !now.servers[A].up; });
    expect_after(Restart{A}, [](const World& now) { return now.servers[A].up; });
    expect_after(Pause{A}, [](const World& now) { return now.servers[A].paused; });
    expect_after(Resume{A}, [](const World& now) { return !now.servers[A].paused; });
    expect_after(Cut{A, B, false}, [](const World& now) { return now.network.link(A, B).cut; });
    expect_after(Heal{}, [](const World& now) { return !now.network.link(A, B).cut; });
    expect_after(Loss{7, {}, {}}, [](const World& now) { return now.network.link(A, B).loss_percent == 7; });
    expect_after(Duplicate{7}, [](const World& now) { return now.network.duplicate_percent == 7; });
    expect_after(FireTimer{A}, [](const World&) { return true; });
    const MessageId first = world.network.in_flight().front()->id;
    expect_after(Drop{first}, [&](const World& now) { return now.network.find(first) == nullptr; });
    expect_after(Deliver{first + 1}, [&](const World& now) { return now.network.find(first + 1) == nullptr; });
}

} // namespace
} // namespace sim::testing
