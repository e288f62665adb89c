// What several inputs of one moment come to together.
#include "raft/sim/act.h"

#include <gtest/gtest.h>

#include "raft/sim/cuts.h"
#include "raft/sim/set_pieces.h"
#include "raft/sim/world.h"

namespace sim::testing {
namespace {

using Kind = Act::Kind;
constexpr int kNodes = 5;

raft::NodeSet nodes(std::initializer_list<int> names) {
    raft::NodeSet set;
    for (const int node : names)
        set.insert(static_cast<NodeId>(node));
    return set;
}

// Who talks to whom after these inputs.
Groups after(const std::vector<Input>& inputs) {
    Cuts cuts{};
    for (const Input& input : inputs)
        cuts = cuts_after(cuts, kNodes, input).value_or(cuts);
    return groups_of(cuts, kNodes);
}

void expect_one(const std::vector<Input>& inputs, Kind kind, raft::NodeSet who = {}) {
    ASSERT_EQ(size_of_act(inputs, Pace::Timed), inputs.size());
    const Act act = act_of(inputs, kNodes, after(inputs));
    EXPECT_EQ(act.kind, kind);
    EXPECT_EQ(act.nodes, who);
}

TEST(Act, all_links_of_a_node_that_are_mended_are_its_return) {
    expect_one({Mend{0, 1}, Mend{0, 2}, Mend{0, 3}, Mend{0, 4}}, Kind::Rejoin, nodes({0}));
    expect_one({Mend{0, 1}, Mend{0, 2}, Mend{0, 3}, Mend{0, 4}, Mend{1, 2}, Mend{1, 3}, Mend{1, 4}}, Kind::Rejoin,
               nodes({0, 1}));
}

TEST(Act, other_links_that_are_mended_are_counted) {
    expect_one({Mend{0, 1}, Mend{0, 2}, Mend{0, 3}}, Kind::MendLinks);
    expect_one({Mend{0, 1}, Mend{0, 2}, Mend{0, 3}, Mend{0, 4, false}}, Kind::MendLinks);
    expect_one({Mend{0, 1}, Mend{0, 2}, Mend{0, 3}, Mend{0, 4}, Mend{1, 2}}, Kind::MendLinks);
}

TEST(Act, links_that_are_cut_split_the_cluster_where_nobody_else_connects_it) {
    expect_one({Cut{0, 1}, Cut{0, 3}, Cut{0, 4}, Cut{2, 1}, Cut{2, 3}, Cut{2, 4}}, Kind::Splits);
    expect_one({Isolate{0}, Isolate{1}}, Kind::Splits);
    expect_one({Cut{0, 1}, Cut{0, 3}}, Kind::CutLinks);
    expect_one({Cut{0, 1, false}, Cut{0, 2, false}, Cut{0, 3, false}, Cut{0, 4, false}}, Kind::CutLinks);
    expect_one({Cut{0, 1}, Cut{0, 2}, Cut{0, 3}, Cut{0, 4}, Cut{1, 2}}, Kind::CutLinks) /* B and C talk by way of D */;
}

TEST(Act, the_same_for_several_nodes) {
    expect_one({Kill{0}, Kill{2}}, Kind::Kill, nodes({0, 2}));
    expect_one({Restart{0}, Restart{2}}, Kind::Restart, nodes({0, 2}));
    expect_one({Resume{0}, Resume{2}}, Kind::Resume, nodes({0, 2}));
    expect_one({Restart{0}, Resume{2}}, Kind::RunAgain, nodes({0, 2}));
    expect_one({Pause{0}, Pause{2}}, Kind::Pause, nodes({0, 2}));
    expect_one({FireTimer{0}, FireTimer{2}}, Kind::FireTimers, nodes({0, 2}));
    expect_one({Drop{1}, Drop{2}}, Kind::Drop);
}

TEST(Act, what_has_nothing_in_common_stays_apart) {
    const std::vector<Input> inputs{Kill{0}, Restart{0}, Kill{0}, Heal{}, Heal{}};
    EXPECT_EQ(size_of_act(inputs, Pace::Timed), 1U);
    EXPECT_EQ(size_of_act(std::vector<Input>{FireTimer{0}, FireTimer{0}}, Pace::Timed), 1U);
    EXPECT_EQ(size_of_act({}, Pace::Timed), 0U);
}

// Under a hand that delivers, time stands still from one act to the next.
TEST(Act, by_hand_each_message_and_each_timer_is_one) {
    EXPECT_EQ(size_of_act(std::vector<Input>{Deliver{1}, Deliver{2}}, Pace::ByHand), 1U);
    EXPECT_EQ(size_of_act(std::vector<Input>{FireTimer{1}, FireTimer{2}, Deliver{3}}, Pace::ByHand), 1U);
    EXPECT_EQ(size_of_act(std::vector<Input>{Kill{1}, Kill{2}}, Pace::ByHand), 2U);
}

TEST(Act, set_pieces_are_known_again_from_their_inputs) {
    const std::pair<SetPiece, Kind> pieces[]{{SetPiece::SplitVote, Kind::SplitVote},
                                             {SetPiece::KillAfterFirstCopy, Kind::KillAfterFirstCopy},
                                             {SetPiece::DropInFlight, Kind::Drop}};
    int seen = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        for (const int count : {3, 4, 5, 7, 9}) {
            Config config;
            config.options.nodes = static_cast<std::uint8_t>(count);
            config.seed = seed;
            World world = make_world(config);
            advance(world, (800 + 7 * static_cast<Time>(seed)) * kMillisecond);
            for (const auto& [piece, kind] : pieces) {
                const auto inputs = inputs_for(piece, world);
                if (!inputs || inputs->size() < 2) continue;
                ++seen;
                ASSERT_EQ(size_of_act(*inputs, Pace::Timed), inputs->size()) << count << " nodes, seed " << seed;
                EXPECT_EQ(act_of(*inputs, count, {}).kind, kind);
            }
        }
    }
    EXPECT_GT(seen, 100);
}

} // namespace
} // namespace sim::testing
