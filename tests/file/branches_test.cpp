// The other futures of a scenario, as files have them.
#include <gtest/gtest.h>

#include "raft/file/scenario.h"
#include "tests/file/reading.h"

namespace file {
namespace {

constexpr const char* kTwoFutures = R"({ "raftarium": 1, "nodes": 3,
  "inputs": [ { "at": 300, "do": "kill", "node": "A" }, { "at": 600, "do": "restart", "node": "A" } ],
  "branches": [ { "name": "B instead", "parent": 0, "at": 300, "inputs": [ { "at": 400, "do": "kill", "node": "B" } ] },
                { "parent": 1, "at": 400, "inputs": [ { "at": 400, "do": "heal" }, { "at": 500, "do": "heal" } ] },
                { "parent": null, "inputs": [ { "at": 0, "do": "kill", "node": "C" } ] } ],
  "shown": 2 })";

Problem problem_with(const std::string& branches, const std::string& shown = "0") {
    return problem_of(with(R"("nodes": 3, "inputs": [], "branches": [)" + branches + R"(], "shown": )" + shown));
}

TEST(Branches, are_read_with_parent_and_moment) {
    const Scenario scenario = read(kTwoFutures);
    ASSERT_EQ(scenario.branches.size(), 3U);
    EXPECT_EQ(scenario.branches[0].name, "B instead");
    EXPECT_EQ(scenario.branches[0].parent, 0U);
    EXPECT_EQ(scenario.branches[0].at, 300 * sim::kMillisecond);
    EXPECT_EQ(scenario.branches[2].parent, std::nullopt);
    EXPECT_EQ(scenario.shown, 2U);
}

// A branch has in common with its parent all up to and including the moment at which it leaves.
TEST(Branches, what_is_shown_is_what_its_parents_had_until_they_were_left) {
    using sim::kMillisecond;
    EXPECT_EQ(shown_inputs(read(kTwoFutures)), (std::vector<sim::TimedInput>{{300 * kMillisecond, sim::Kill{0}},
                                                                             {400 * kMillisecond, sim::Kill{1}},
                                                                             {400 * kMillisecond, sim::Heal{}},
                                                                             {500 * kMillisecond, sim::Heal{}}}));
}

TEST(Branches, come_back_as_they_were_written) {
    const Scenario scenario = read(kTwoFutures);
    EXPECT_EQ(read(write_scenario(scenario)), scenario);
}

TEST(Branches, a_file_without_them_means_what_it_meant) {
    const Scenario scenario = read(R"({"raftarium": 1, "inputs": [{"at": 5, "do": "heal"}]})");
    EXPECT_TRUE(scenario.branches.empty());
    EXPECT_EQ(scenario.shown, 0U);
    EXPECT_EQ(shown_inputs(scenario), scenario.inputs);
    EXPECT_EQ(write_scenario(scenario).find("branches"), std::string::npos);
    EXPECT_EQ(write_scenario(scenario).find("shown"), std::string::npos);
}

TEST(Branches, a_timing_input_changes_what_is_in_force_where_it_is) {
    const Scenario scenario = read(R"({"raftarium": 1,
        "inputs": [{"at": 100, "do": "timing", "heartbeat_ms": 70}, {"at": 200, "do": "timing", "heartbeat_ms": 90}],
        "branches": [{"parent": 0, "at": 150, "inputs": [{"at": 160, "do": "timing", "latency_ms": [1, 2]}]}]})");
    const auto& timing = std::get<sim::SetTiming>(scenario.branches[0].inputs[0].input).timing;
    EXPECT_EQ(timing.heartbeat, 70 * sim::kMillisecond);
    EXPECT_EQ(timing.latency, (sim::Range{sim::kMillisecond, 2 * sim::kMillisecond}));
}

// So many that one of them must not cost as much as all before it together, nor go as deep.
TEST(Branches, a_long_chain_of_them_is_read_and_shown) {
    using sim::kMillisecond;
    constexpr std::size_t kCount = 20'000;
    Scenario scenario{.name = {}, .config = {}, .inputs = {}, .until = {}, .branches = {}, .checkpoints = {}};
    sim::Timing early = scenario.config.timing;
    early.heartbeat = 77 * kMillisecond;
    scenario.inputs = {{0, sim::SetTiming{early}}};
    for (std::size_t i = 0; i < kCount; ++i) {
        const auto at = static_cast<sim::Time>(i) * kMillisecond;
        scenario.branches.push_back({{}, i, at, {{at, sim::Heal{}}}});
    }
    // Under an early timing that nothing said anew since.
    scenario.branches.push_back({{}, kCount, kCount * kMillisecond, {{kCount * kMillisecond, sim::SetTiming{early}}}});
    scenario.shown = scenario.branches.size();

    std::string text = write_scenario(scenario);
    const std::size_t last = text.rfind("\"do\": \"timing\"");
    text.replace(last, text.find('}', last) - last, R"("do": "timing", "election_ms": [200, 400] )");
    const Scenario came = read(text);
    const std::vector<sim::TimedInput> inputs = shown_inputs(came);
    ASSERT_EQ(inputs.size(), kCount + 2);
    EXPECT_EQ(inputs[kCount].at, (kCount - 1) * kMillisecond);
    EXPECT_EQ(std::get<sim::SetTiming>(inputs.back().input).timing.heartbeat, 77 * kMillisecond);
}

// Each leaves the one before it earlier than that one began, so nothing of those is ever seen.
TEST(Branches, one_that_leaves_another_before_that_begins_is_one_of_the_future_before) {
    const Scenario scenario = read(R"({"raftarium": 1,
        "inputs": [{"at": 100, "do": "timing", "heartbeat_ms": 70}, {"at": 500, "do": "timing", "heartbeat_ms": 90}],
        "branches": [{"parent": 0, "at": 600, "inputs": [{"at": 600, "do": "timing", "heartbeat_ms": 80}]},
                     {"parent": 1, "at": 550, "inputs": [{"at": 560, "do": "timing", "heartbeat_ms": 60}]},
                     {"parent": 2, "at": 300, "inputs": [{"at": 400, "do": "timing", "latency_ms": [1, 2]}]}],
        "shown": 3})");
    const std::vector<sim::TimedInput> inputs = shown_inputs(scenario);
    ASSERT_EQ(inputs.size(), 2U);
    EXPECT_EQ(std::get<sim::SetTiming>(inputs[1].input).timing.heartbeat, 70 * sim::kMillisecond);
}

TEST(Branches, impossible_ones_are_refused_with_their_place) {
    EXPECT_EQ(problem_with(R"({"parent": 1, "at": 5})").where, "branches[0].parent");
    EXPECT_EQ(problem_with(R"({"at": 5})").where, "branches[0].parent");
    EXPECT_EQ(problem_with(R"({"parent": 0})").where, "branches[0].at");
    EXPECT_EQ(problem_with(R"({"parent": null, "at": 5})").where, "branches[0].at");
    EXPECT_EQ(problem_with(R"({"parent": 0, "at": 9, "inputs": [{"at": 8, "do": "heal"}]})").where,
              "branches[0].inputs[0].at");
    EXPECT_EQ(problem_with(R"({"parent": 0, "at": 9, "leaves": 8})").where, "branches[0].leaves");
    EXPECT_EQ(problem_with(R"({"parent": 0, "at": 9})", "2").where, "shown");
    EXPECT_EQ(problem_with(R"({"parent": 0, "at": 9, "inputs": [{"at": 10, "do": "kill", "node": "D"}]})").where,
              "branches[0].inputs[0].node");
}

} // namespace
} // namespace file
