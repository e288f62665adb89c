// What is written is read back, and reading and writing again changes nothing.
#include <limits>

#include "tests/file/reading.h"

namespace file {
namespace {

using namespace sim;

Scenario one_of_everything() {
    Scenario scenario;
    scenario.name = "Quotes \" and \\, a\ttab, 网络";
    scenario.config.options.nodes = 7;
    scenario.config.options.replicate = raft::Replicate::AtOnce;
    scenario.config.seed = std::numeric_limits<std::uint64_t>::max();
    scenario.config.timing = {{123'456, 300'000}, 1'000, {0, 1}, 12'500, 3, raft::BackUp::ByTerm};
    scenario.config.pace = Pace::ByHand;
    scenario.until = 2'000'000'001;
    const Timing timing{{200'000, 200'001}, 60'500, {7, 8}};
    const std::vector<Input> inputs{Kill{0},
                                    Restart{6},
                                    Kill{kTheLeader},
                                    Cut{kTheLeader, 3, false},
                                    Loss{1, {}, kTheLeader},
                                    Pause{1},
                                    Resume{2},
                                    FireTimer{3},
                                    Cut{0, 6, true},
                                    Cut{6, 0, false},
                                    Mend{1, 2, false},
                                    Mend{2, 1, true},
                                    Partition{{0, 1, 0, 2, 1, 3, 3}},
                                    Isolate{5},
                                    Heal{},
                                    Loss{30, {}, {}},
                                    Loss{100, NodeId{1}, {}},
                                    Loss{0, NodeId{1}, NodeId{2}},
                                    Latency{{5, 6'000}, {}, {}},
                                    Latency{{0, 0}, {}, NodeId{4}},
                                    Duplicate{50},
                                    Deliver{1},
                                    Drop{sim::kLargestMessage},
                                    Delay{3, 1'500},
                                    Copy{sim::kLargestMessage},
                                    Request{1, {}, {raft::Op::Get, 0}},
                                    Request{999, NodeId{6}, {raft::Op::Set, std::numeric_limits<std::int64_t>::min()}},
                                    Request{5, NodeId{0}, {raft::Op::Add, -1}},
                                    Retry{999},
                                    SetTiming{timing}};
    Time at = 0;
    for (const Input& input : inputs)
        scenario.inputs.push_back({at += 12'345, input});
    return scenario;
}

TEST(WriteScenario, is_read_back_whole) {
    EXPECT_EQ(read(write_scenario(one_of_everything())), one_of_everything());
    EXPECT_EQ(read(write_scenario(Scenario{})), Scenario{});
}

TEST(WriteScenario, writes_the_keys_in_their_usual_order) {
    Scenario scenario;
    scenario.name = "Two";
    scenario.inputs = {{600'000, Request{1, {}, {raft::Op::Set, 5}}}, {900'500, Partition{{0, 0, 1, 1, 1}}}};
    scenario.until = 3 * kSecond;
    EXPECT_EQ(write_scenario(scenario), R"({
  "raftarium": 1,
  "name": "Two",
  "nodes": 5,
  "seed": 1,
  "timing": { "election_ms": [150, 300], "heartbeat_ms": 50, "latency_ms": [8, 15] },
  "inputs": [
    { "at": 600, "do": "request", "client": 1, "to": "leader", "op": "SET 5" },
    { "at": 900.5, "do": "partition", "groups": ["AB", "CDE"] }
  ],
  "until": 3000
}
)");
}

TEST(WriteScenario, replaces_what_is_not_utf8) {
    Scenario scenario;
    scenario.name = "a\xFFz";
    EXPECT_EQ(read(write_scenario(scenario)).name, "a\xEF\xBF\xBDz");
}

class ShippedScenario : public testing::TestWithParam<const char*> {};

TEST_P(ShippedScenario, survives_reading_and_writing) {
    const Scenario scenario = read(shipped(GetParam()));
    EXPECT_FALSE(scenario.name.empty());
    EXPECT_TRUE(scenario.until.has_value());
    EXPECT_EQ(read(write_scenario(scenario)), scenario);
}

// The next ones are what write_scenario writes, so that a teacher who saves a changed one sees only that change.
TEST_P(ShippedScenario, is_written_as_it_ships) {
    EXPECT_EQ(write_scenario(read(shipped(GetParam()))), shipped(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(All, ShippedScenario,
                         testing::Values("first-election", "leader-crash", "partition-and-heal", "replication",
                                         "split-vote", "story"),
                         [](const auto& test) {
                             std::string name = test.param;
                             for (char& c : name)
                                 c = c == '-' ? '_' : c;
                             return name;
                         });

} // namespace
} // namespace file
