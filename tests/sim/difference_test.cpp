// What is otherwise in another world of the same cluster.
#include "raft/sim/difference.h"

#include "raft/sim/run.h"
#include "tests/sim/random_scenario.h"
#include "tests/sim/watched_world.h"

namespace sim::testing {
namespace {

constexpr Time kMs = kMillisecond;

std::vector<Target> things_in(const World& world) {
    std::vector<Target> things;
    for (int i = 0; i < world.node_count(); ++i) {
        const auto node = static_cast<NodeId>(i);
        things.emplace_back(NodeTarget{node});
        for (int j = i + 1; j < world.node_count(); ++j)
            things.emplace_back(LinkTarget{node, static_cast<NodeId>(j)});
        for (raft::Index index = 1; index <= world.servers[node].node.log.last_index(); ++index)
            things.emplace_back(EntryTarget{node, index});
    }
    for (const InFlight* message : world.network.in_flight())
        things.emplace_back(MessageTarget{message->id});
    for (const Client& client : world.clients)
        things.emplace_back(ClientTarget{client.id});
    return things;
}

World led() {
    World world = make_world(config_for(3));
    advance(world, kSecond);
    return world;
}

TEST(Difference, ofAWorldFromItself_isNone) {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        Random random(seed);
        const RandomScenario scenario = random_scenario(seed);
        sim::Run run(scenario.config, scenario.inputs);
        const World world = run.at(random.between(0, kScenarioLength));
        for (const Target& thing : things_in(world))
            EXPECT_FALSE(differs(world, world, thing)) << seed;
    }
}

TEST(Difference, ofAStoppedNode_isThatNodeAlone) {
    const World one = led();
    World other = one;
    apply(other, Kill{B});
    EXPECT_TRUE(differs(one, other, NodeTarget{B}));
    EXPECT_TRUE(differs(other, one, NodeTarget{B}));
    EXPECT_FALSE(differs(one, other, NodeTarget{A}));
    EXPECT_FALSE(differs(one, other, LinkTarget{A, B}));
}

TEST(Difference, ofOneDirectionOfALink_isTheLink) {
    const World one = led();
    World other = one;
    apply(other, Cut{B, A, false});
    EXPECT_TRUE(differs(one, other, LinkTarget{A, B}));
    EXPECT_FALSE(differs(one, other, LinkTarget{A, C}));
    EXPECT_FALSE(differs(one, other, NodeTarget{A}));
}

TEST(Difference, ofARequest_isTheClientItsMessagesAndThenEntries) {
    const World one = led();
    World other = one;
    apply(other, Request{1, std::nullopt, {raft::Op::Set, 5}});
    EXPECT_TRUE(differs(other, one, ClientTarget{1}));
    ASSERT_GT(other.network.in_flight_count(), one.network.in_flight_count());
    int new_messages = 0;
    for (const InFlight* message : other.network.in_flight())
        new_messages += differs(other, one, MessageTarget{message->id}) ? 1 : 0;
    EXPECT_EQ(new_messages, 1);
    World later = one;
    advance(later, 2 * kSecond);
    advance(other, 2 * kSecond);
    for (const NodeId node : {A, B, C}) {
        EXPECT_TRUE(differs(other, later, EntryTarget{node, 1}));
        EXPECT_TRUE(differs(other, later, NodeTarget{node})) << "its value is another one";
    }
}

// A request that dies at a stopped node leaves the cluster as it is, but all later messages have other numbers.
TEST(Difference, ofMessages_isNotTheirNumbers) {
    sim::Run run(config_for(3), {{500 * kMs, Kill{C}}, {600 * kMs, FireTimer{A}}});
    run.at(2 * kSecond);
    const BranchId other = run.fork({0, kSecond}, {{kSecond, Request{1, C, {raft::Op::Get, 0}}}});
    int same = 0;
    for (Time at = kSecond + 50 * kMs; at < kSecond + 450 * kMs; at += kMs) {
        const World here = run.at(at);
        const World there = run.at(Place{other, at});
        for (const InFlight* message : here.network.in_flight()) {
            EXPECT_FALSE(differs(here, there, MessageTarget{message->id}));
            const InFlight* namesake = there.network.find(message->id);
            EXPECT_TRUE(namesake == nullptr || namesake->message != message->message);
            ++same;
        }
    }
    EXPECT_GT(same, 0);
}

} // namespace
} // namespace sim::testing
