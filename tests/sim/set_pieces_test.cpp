// What a set piece promises, looked at in the world after its inputs took effect.
#include "raft/sim/set_pieces.h"

#include <algorithm>

#include "tests/sim/random_scenario.h"
#include "tests/sim/watched_world.h"

namespace sim::testing {
namespace {

constexpr Time kMs = kMillisecond;

World settled(int nodes, std::uint64_t seed = 3) {
    Config config;
    config.options.nodes = static_cast<std::uint8_t>(nodes);
    config.seed = seed;
    World world = make_world(config);
    advance(world, 900 * kMs);
    return world;
}

void act(World& world, const std::vector<Input>& inputs) {
    for (const Input& input : inputs) {
        ASSERT_TRUE(valid(world, input));
        ASSERT_TRUE(changes(world, input)) << "a set piece does nothing for nothing";
        apply(world, input);
    }
}

// Votes of a term that somebody has cast, by candidate, and whether the term ever has a leader.
void expect_split(World world, const std::vector<Input>& inputs) {
    const int nodes = world.node_count();
    act(world, inputs);
    raft::Term term = 0;
    for (const Server& server : world.servers) {
        if (server.up && server.node.role == raft::Role::Candidate) term = std::max(term, server.node.current_term);
    }
    ASSERT_GT(term, 0U);
    const auto candidates = std::ranges::count_if(world.servers, [&](const Server& server) {
        return server.up && server.node.current_term == term && server.node.role == raft::Role::Candidate;
    });
    EXPECT_GE(candidates, 2);
    bool elected = false;
    const auto watching = [&](const World&, const TraceEvent& event) {
        const auto* acted = std::get_if<NodeActed>(&event.what);
        if (acted != nullptr && acted->event.kind == raft::NodeEventKind::BecomesLeader && acted->event.term == term) {
            elected = true;
        }
    };
    advance(world, world.now + 3 * kSecond, watching);
    EXPECT_FALSE(elected) << "of " << nodes;
}

TEST(SplitVote, ofAClusterThatIsWell) {
    for (int nodes = 3; nodes <= 9; ++nodes) {
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            const World world = settled(nodes, seed);
            const auto inputs = inputs_for(SetPiece::SplitVote, world);
            ASSERT_TRUE(inputs) << nodes << " nodes, seed " << seed;
            expect_split(world, *inputs);
        }
    }
}

TEST(SplitVote, leavesTheLeaderAliveWhereTheOthersAreEnough) {
    const World world = settled(5);
    const auto inputs = inputs_for(SetPiece::SplitVote, world).value();
    EXPECT_TRUE(std::ranges::none_of(inputs, [](const Input& input) { return std::holds_alternative<Kill>(input); }));
}

TEST(SplitVote, ofTwo_onlyWhereNobodyLeads) {
    EXPECT_FALSE(inputs_for(SetPiece::SplitVote, settled(2))) << "the leader would vote for the other one";
    Config config;
    config.options.nodes = 2;
    const World fresh = make_world(config);
    expect_split(fresh, inputs_for(SetPiece::SplitVote, fresh).value());
}

TEST(SplitVote, loneNode_orNoMajority_cannot) {
    EXPECT_FALSE(inputs_for(SetPiece::SplitVote, settled(1)));
    World world = settled(5);
    for (const NodeId node : {A, B, C})
        apply(world, Kill{node});
    EXPECT_FALSE(inputs_for(SetPiece::SplitVote, world));
}

TEST(SplitVote, ofRandomWorlds) {
    int found = 0;
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        const World world = play(random_scenario(seed), 2 * kSecond);
        const auto inputs = inputs_for(SetPiece::SplitVote, world);
        if (!inputs) continue;
        ++found;
        expect_split(world, *inputs);
    }
    EXPECT_GT(found, 20);
}

void expect_one_copy(World world, const std::vector<Input>& inputs) {
    const auto* last = std::get_if<Kill>(&inputs.back());
    ASSERT_NE(last, nullptr);
    const NodeId leader = last->node;
    act(world, inputs);
    EXPECT_FALSE(world.servers[leader].up);
    const raft::Log& log = world.servers[leader].disk.log;
    const raft::Index index = log.last_index();
    int copies = 0;
    for (int i = 0; i < world.node_count(); ++i) {
        const Server& server = world.servers[static_cast<std::size_t>(i)];
        if (i == leader) continue;
        if (server.node.log.last_index() >= index && server.node.log.term_at(index) == log.last_term()) ++copies;
        EXPECT_LT(server.node.commit_index, index);
    }
    EXPECT_EQ(copies, 1);
    for (const InFlight* message : world.network.in_flight()) {
        const auto* append = std::get_if<raft::AppendEntries>(&message->message.body);
        if (append == nullptr || message->message.from != leader || message->lost) continue;
        EXPECT_LT(append->prev_log_index + append->entries.size(), index) << "another copy is under way";
    }
}

TEST(KillAfterFirstCopy, ofAClusterThatIsWell) {
    for (int nodes = 2; nodes <= 9; ++nodes) {
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            const World world = settled(nodes, seed);
            const auto inputs = inputs_for(SetPiece::KillAfterFirstCopy, world);
            ASSERT_TRUE(inputs) << nodes << " nodes, seed " << seed;
            expect_one_copy(world, *inputs);
        }
    }
}

TEST(KillAfterFirstCopy, takesTheEntryThatTheLeaderAloneHas) {
    World world = settled(5);
    apply(world, Request{1, std::nullopt, {raft::Op::Set, 42}});
    apply(world, Deliver{world.network.next_id() - 1});
    const auto inputs = inputs_for(SetPiece::KillAfterFirstCopy, world).value();
    EXPECT_TRUE(
        std::ranges::none_of(inputs, [](const Input& input) { return std::holds_alternative<Request>(input); }));
    expect_one_copy(world, inputs);
}

TEST(KillAfterFirstCopy, withoutALeader_orAlone_cannot) {
    EXPECT_FALSE(inputs_for(SetPiece::KillAfterFirstCopy, settled(1)));
    World world = settled(5);
    apply(world, Kill{*current_leader(world)});
    EXPECT_FALSE(inputs_for(SetPiece::KillAfterFirstCopy, world));
    World parted = settled(3);
    apply(parted, Isolate{*current_leader(parted)});
    EXPECT_FALSE(inputs_for(SetPiece::KillAfterFirstCopy, parted));
}

TEST(DropInFlight, leavesNothingUnderWay) {
    World world = settled(5);
    apply(world, FireTimer{*current_leader(world)});
    ASSERT_GT(world.network.in_flight_count(), 0U);
    const auto inputs = inputs_for(SetPiece::DropInFlight, world).value();
    act(world, inputs);
    EXPECT_EQ(world.network.in_flight_count(), 0U);
    EXPECT_FALSE(inputs_for(SetPiece::DropInFlight, world));
}

TEST(SetPieces, lookingChangesNothing) {
    const World world = settled(5);
    const World before = world;
    for (const SetPiece piece : {SetPiece::SplitVote, SetPiece::KillAfterFirstCopy, SetPiece::DropInFlight})
        inputs_for(piece, world);
    EXPECT_EQ(world, before);
}

} // namespace
} // namespace sim::testing
