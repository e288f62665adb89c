// What a scenario may say, and what is assumed of the rest.
#include <limits>

#include "tests/file/reading.h"

namespace file {
namespace {

using namespace sim;

Input input_of(const std::string& input) {
    const Scenario scenario = read(with_input(input));
    EXPECT_EQ(scenario.inputs.size(), 1U);
    if (scenario.inputs.empty()) return Heal{};
    EXPECT_EQ(scenario.inputs[0].at, 5 * kMillisecond);
    return scenario.inputs[0].input;
}

TEST(ReadScenario, assumes_the_usual_where_only_the_format_is_said) {
    const Scenario scenario = read(R"({"raftarium": 1})");
    EXPECT_EQ(scenario, Scenario{});
    EXPECT_EQ(scenario.config.options.nodes, 5);
    EXPECT_EQ(scenario.config.seed, 1U);
    EXPECT_EQ(scenario.config.timing.election, (Range{150'000, 300'000}));
    EXPECT_EQ(scenario.config.timing.heartbeat, 50'000);
    EXPECT_EQ(scenario.config.timing.latency, (Range{8'000, 15'000}));
    EXPECT_EQ(scenario.config.pace, Pace::Timed);
    EXPECT_EQ(scenario.config.options.replicate, raft::Replicate::Heartbeat);
    EXPECT_FALSE(scenario.until.has_value());
}

TEST(ReadScenario, reads_every_key) {
    const Scenario scenario =
        read(R"({"raftarium": 1, "name": "Ein Fall · 例", "nodes": 9, "seed": 18446744073709551615,
      "timing": {"election_ms": [1, 3600000], "heartbeat_ms": 20.5, "latency_ms": [0, 0.125]},
      "pace": "hand", "replicate": "at_once", "inputs": [], "until": 1000000000})");
    EXPECT_EQ(scenario.name, "Ein Fall · 例");
    EXPECT_EQ(scenario.config.options.nodes, 9);
    EXPECT_EQ(scenario.config.seed, std::numeric_limits<std::uint64_t>::max());
    EXPECT_EQ(scenario.config.timing, (Timing{{kMillisecond, kLongestTiming}, 20'500, {0, 125}}));
    EXPECT_EQ(scenario.config.pace, Pace::ByHand);
    EXPECT_EQ(scenario.config.options.replicate, raft::Replicate::AtOnce);
    EXPECT_EQ(scenario.until, kLatest);
}

TEST(ReadScenario, keeps_the_usual_for_the_parts_of_timing_that_are_not_said) {
    const Scenario scenario = read(with(R"("timing": {"heartbeat_ms": 30})"));
    EXPECT_EQ(scenario.config.timing, (Timing{{150'000, 300'000}, 30'000, {8'000, 15'000}}));
}

TEST(ReadScenario, names_the_choices_that_are_usual_as_well) {
    EXPECT_EQ(read(with(R"("pace": "timed", "replicate": "heartbeat")")), Scenario{});
}

TEST(ReadScenario, reads_what_is_done_to_processes) {
    EXPECT_EQ(input_of(R"("do": "kill", "node": "A")"), Input(Kill{0}));
    EXPECT_EQ(input_of(R"("do": "restart", "node": "B")"), Input(Restart{1}));
    EXPECT_EQ(input_of(R"("do": "pause", "node": "C")"), Input(Pause{2}));
    EXPECT_EQ(input_of(R"("do": "resume", "node": "D")"), Input(Resume{3}));
    EXPECT_EQ(input_of(R"("do": "timeout", "node": "E")"), Input(FireTimer{4}));
}

TEST(ReadScenario, reads_what_is_done_to_links) {
    EXPECT_EQ(input_of(R"("do": "cut", "from": "A", "to": "B")"), Input(Cut{0, 1, true}));
    EXPECT_EQ(input_of(R"("do": "cut", "from": "A", "to": "B", "both": false)"), Input(Cut{0, 1, false}));
    EXPECT_EQ(input_of(R"("do": "mend", "from": "E", "to": "A", "both": true)"), Input(Mend{4, 0, true}));
    EXPECT_EQ(input_of(R"("do": "isolate", "node": "C")"), Input(Isolate{2}));
    EXPECT_EQ(input_of(R"("do": "heal")"), Input(Heal{}));
}

TEST(ReadScenario, leaves_nodes_that_no_group_names_alone) {
    EXPECT_EQ(input_of(R"("do": "partition", "groups": ["AB", "CDE"])"), Input(Partition{{0, 0, 1, 1, 1}}));
    EXPECT_EQ(input_of(R"("do": "partition", "groups": ["EC"])"), Input(Partition{{0, 1, 2, 3, 2}}));
}

// An input that changes nothing does nothing; only what nobody understands is refused.
TEST(ReadScenario, takes_a_partition_of_no_groups_and_a_timing_of_no_keys) {
    EXPECT_EQ(input_of(R"("do": "partition", "groups": [])"), Input(Partition{{0, 1, 2, 3, 4}}));
    EXPECT_EQ(input_of(R"("do": "timing")"), input_of(R"("do": "timing", "timing": {})"));
    EXPECT_NE(problem_of(with(R"("inputs": [{"at": 1, "do": "timing", "latency": [1, 2]}])")).what.find("latency_ms"),
              std::string::npos);
}

TEST(ReadScenario, gives_equal_partitions_equal_values) {
    EXPECT_EQ(input_of(R"("do": "partition", "groups": ["CDE", "AB"])"),
              input_of(R"("do": "partition", "groups": ["BA", "ECD"])"));
}

TEST(ReadScenario, reads_what_is_done_to_messages) {
    EXPECT_EQ(input_of(R"("do": "loss", "percent": 100)"), Input(Loss{100, {}, {}}));
    EXPECT_EQ(input_of(R"("do": "loss", "percent": 0, "from": "A")"), Input(Loss{0, NodeId{0}, {}}));
    EXPECT_EQ(input_of(R"("do": "latency", "ms": [0, 20.25], "to": "B")"), Input(Latency{{0, 20'250}, {}, NodeId{1}}));
    EXPECT_EQ(input_of(R"("do": "duplicate", "percent": 7)"), Input(Duplicate{7}));
    EXPECT_EQ(input_of(R"("do": "deliver", "message": 17)"), Input(Deliver{17}));
    EXPECT_EQ(input_of(R"("do": "drop", "message": 1000000000000)"), Input(Drop{sim::kLargestMessage}));
    EXPECT_EQ(input_of(R"("do": "delay", "message": 17, "ms": 2.5)"), Input(Delay{17, 2'500}));
    EXPECT_EQ(input_of(R"("do": "copy", "message": 17)"), Input(Copy{17}));
}

TEST(ReadScenario, reads_requests) {
    EXPECT_EQ(input_of(R"("do": "request", "client": 1, "to": "leader", "op": "SET 5")"),
              Input(Request{1, {}, {raft::Op::Set, 5}}));
    EXPECT_EQ(input_of(R"("do": "request", "client": 999, "to": "C", "op": "GET")"),
              Input(Request{999, NodeId{2}, {raft::Op::Get, 0}}));
}

TEST(ReadScenario, takes_the_keys_of_timing_in_the_input_or_in_a_timing_of_its_own) {
    const Input expected = SetTiming{{{200'000, 400'000}, 60'000, {1'000, 2'000}}};
    const std::string keys = R"("election_ms": [200, 400], "heartbeat_ms": 60, "latency_ms": [1, 2])";
    EXPECT_EQ(input_of(R"("do": "timing", )" + keys), expected);
    EXPECT_EQ(input_of(R"("do": "timing", "timing": {)" + keys + "}"), expected);
}

TEST(ReadScenario, takes_the_leader_wherever_an_input_names_a_node) {
    using sim::kTheLeader;
    EXPECT_EQ(input_of(R"("do": "kill", "node": "leader")"), Input(sim::Kill{kTheLeader}));
    EXPECT_EQ(input_of(R"("do": "timeout", "node": "leader")"), Input(sim::FireTimer{kTheLeader}));
    EXPECT_EQ(input_of(R"("do": "isolate", "node": "leader")"), Input(sim::Isolate{kTheLeader}));
    EXPECT_EQ(input_of(R"("do": "cut", "from": "leader", "to": "B")"), Input(sim::Cut{kTheLeader, 1, true}));
    EXPECT_EQ(input_of(R"("do": "loss", "percent": 5, "to": "leader")"), Input(sim::Loss{5, {}, kTheLeader}));
    EXPECT_EQ(problem_of(with_input(R"("do": "mend", "from": "leader", "to": "leader")")).where, "inputs[0].to");
}

TEST(ReadScenario, takes_what_a_leader_sends_as_keys_of_timing) {
    const Scenario scenario = read(with(R"("timing": {"max_entries": 2, "back_up": "term"},
      "inputs": [{"at": 10, "do": "timing", "back_up": "one"}, {"at": 20, "do": "timing", "max_entries": 0}])"));
    EXPECT_EQ(scenario.config.timing.max_entries, 2U);
    EXPECT_EQ(scenario.config.timing.back_up, raft::BackUp::ByTerm);
    const auto& first = std::get<SetTiming>(scenario.inputs[0].input).timing;
    EXPECT_EQ(first.max_entries, 2U);
    EXPECT_EQ(first.back_up, raft::BackUp::ByOne);
    EXPECT_EQ(std::get<SetTiming>(scenario.inputs[1].input).timing.max_entries, 0U);
    EXPECT_EQ(problem_of(with(R"("timing": {"back_up": "two"})")).where, "timing.back_up");
    const Scenario slow =
        read(with(R"("timing": {"disk_ms": 12.5}, "inputs": [{"at": 10, "do": "timing", "disk_ms": 0}])"));
    EXPECT_EQ(slow.config.timing.disk, 12'500);
    EXPECT_EQ(std::get<SetTiming>(slow.inputs[0].input).timing.disk, 0);
    EXPECT_EQ(problem_of(with(R"("timing": {"disk_ms": -1})")).where, "timing.disk_ms");
    EXPECT_EQ(problem_of(with(R"("timing": {"disk_ms": [1, 2]})")).where, "timing.disk_ms");
}

TEST(ReadScenario, completes_a_timing_from_what_was_in_force_at_its_time) {
    // In the file the later one stands first; a latency for all links is a part of the timing.
    const Scenario scenario = read(with(R"("inputs": [
      {"at": 30, "do": "timing", "heartbeat_ms": 99},
      {"at": 20, "do": "latency", "ms": [4, 5]},
      {"at": 25, "do": "latency", "ms": [100, 100], "from": "A"},
      {"at": 10, "do": "timing", "election_ms": [500, 600]}])"));
    ASSERT_EQ(scenario.inputs.size(), 4U);
    EXPECT_EQ(scenario.inputs[0].input, Input(SetTiming{{{500'000, 600'000}, 50'000, {8'000, 15'000}}}));
    EXPECT_EQ(scenario.inputs[3].input, Input(SetTiming{{{500'000, 600'000}, 99'000, {4'000, 5'000}}}));
}

TEST(ReadScenario, puts_inputs_in_order_of_time_and_keeps_the_files_order_at_equal_times) {
    const Scenario scenario = read(with(R"("inputs": [
      {"at": 2, "do": "kill", "node": "A"}, {"at": 1, "do": "kill", "node": "B"},
      {"at": 2, "do": "restart", "node": "A"}, {"at": 1, "do": "kill", "node": "C"}])"));
    const std::vector<TimedInput> expected{{1'000, Kill{1}}, {1'000, Kill{2}}, {2'000, Kill{0}}, {2'000, Restart{0}}};
    EXPECT_EQ(scenario.inputs, expected);
}

TEST(ReadScenario, reads_the_example_of_the_format) {
    const Scenario scenario = read(R"({ "raftarium": 1, "name": "Network partition", "nodes": 5, "seed": 42,
  "timing": { "election_ms": [150, 300], "heartbeat_ms": 50, "latency_ms": [8, 15] },
  "inputs": [ { "at": 600,  "do": "request", "client": 1, "to": "leader", "op": "SET 5" },
              { "at": 900,  "do": "partition", "groups": ["AB", "CDE"] },
              { "at": 1500, "do": "request", "client": 1, "to": "B", "op": "SET 3" },
              { "at": 2200, "do": "heal" } ],
  "until": 3000 })");
    EXPECT_EQ(scenario.inputs.size(), 4U);
    EXPECT_EQ(scenario.until, 3 * kSecond);
}

TEST(ReadScenario, takes_a_byte_order_mark) {
    EXPECT_EQ(read("\xEF\xBB\xBF{\"raftarium\": 1}"), Scenario{});
}

} // namespace
} // namespace file
