// "disks" and "rules_off" of a scenario.
#include <gtest/gtest.h>

#include "raft/file/config_json.h"
#include "raft/file/scenario.h"

namespace {

file::Scenario read(const std::string& keys) {
    const auto result = file::read_scenario("{ \"raftarium\": 1, \"nodes\": 3, " + keys + " }");
    if (const auto* problem = std::get_if<file::Problem>(&result)) {
        ADD_FAILURE() << problem->where << ": " << problem->what;
        return {};
    }
    return std::get<file::Scenario>(result);
}

std::string refusal(const std::string& keys) {
    const auto result = file::read_scenario("{ \"raftarium\": 1, \"nodes\": 3, " + keys + " }");
    const auto* problem = std::get_if<file::Problem>(&result);
    return problem == nullptr ? "fine" : problem->where + ": " + problem->what;
}

TEST(DisksJson, gives_each_node_its_term_vote_and_log) {
    const file::Scenario scenario =
        read(R"("disks": { "A": { "term": 3, "voted_for": "B", "log": ["1: SET 5", "2: ADD -2"] } })");
    ASSERT_EQ(scenario.config.disks.size(), 3U);
    const raft::Disk& a = scenario.config.disks[0];
    EXPECT_EQ(a.current_term, 3U);
    EXPECT_EQ(a.voted_for, 1);
    ASSERT_EQ(a.log.last_index(), 2U);
    EXPECT_EQ(a.log.at(2), (raft::Entry{.term = 2, .command = {raft::Op::Add, -2}}));
    EXPECT_EQ(scenario.config.disks[2], raft::Disk{});
}

TEST(DisksJson, takes_the_term_of_the_last_entry_unless_said) {
    EXPECT_EQ(read(R"("disks": { "C": { "log": ["1: SET 5", "4: GET"] } })").config.disks[2].current_term, 4U);
}

TEST(DisksJson, come_back_from_what_is_written) {
    const file::Scenario scenario = read(
        R"("disks": { "A": { "log": ["1: SET 5"] }, "B": { "term": 9, "voted_for": null } },
           "rules_off": ["commit_only_current_term", "vote_once_per_term"])");
    EXPECT_EQ(std::get<file::Scenario>(file::read_scenario(file::write_scenario(scenario))), scenario);
}

TEST(DisksJson, of_a_scenario_without_them_are_not_written) {
    const std::string text = file::write_scenario(file::Scenario{});
    EXPECT_EQ(text.find("disks"), std::string::npos);
    EXPECT_EQ(text.find("rules_off"), std::string::npos);
}

TEST(DisksJson, refuse_what_no_run_leaves_and_name_the_place) {
    EXPECT_EQ(refusal(R"("disks": { "D": {} })"), "disks.D: unknown key, expected A to C");
    EXPECT_EQ(refusal(R"("disks": [])"), "disks: is a list, expected an object");
    EXPECT_EQ(refusal(R"("disks": { "A": { "value": 1 } })"),
              "disks.A.value: unknown key, expected one of term, voted_for, log");
    EXPECT_EQ(refusal(R"("disks": { "A": { "log": ["SET 5"] } })"),
              "disks.A.log[0]: is \"SET 5\", expected an entry such as \"1: SET 5\", its term and its command");
    EXPECT_EQ(refusal(R"("disks": { "A": { "log": ["2: SET 5", "1: SET 6"] } })"),
              "disks.A.log[1]: is \"1: SET 6\", expected a term that is not below the one before");
    EXPECT_EQ(refusal(R"("disks": { "A": { "term": 1, "log": ["2: SET 5"] } })"),
              "disks.A.term: is 1, expected at least the term of the log's last entry");
    EXPECT_EQ(refusal(R"("disks": { "A": { "voted_for": "D" } })"),
              "disks.A.voted_for: is \"D\", expected a node, A to C");
    EXPECT_EQ(
        refusal(R"("disks": { "A": { "log": ["1: SET 5"] }, "B": { "log": ["1: SET 6"] } })"),
        "disks: two logs differ before an entry of the same index and term, expected logs that one run could have "
        "left");
}

TEST(RulesOffJson, switches_the_named_rules_off) {
    const raft::RuleSet off = read(R"("rules_off": ["commit_only_current_term"])").config.options.switched_off;
    EXPECT_TRUE(off.contains(raft::Rule::CommitOnlyCurrentTerm));
    EXPECT_FALSE(off.contains(raft::Rule::CommitOnlyOnMajority));
}

TEST(RulesOffJson, refuse_unknown_rules) {
    EXPECT_EQ(refusal(R"("rules_off": ["gravity"])"),
              "rules_off[0]: is \"gravity\", expected a rule's id such as \"commit_only_current_term\"");
}

TEST(EntryText, is_its_term_and_its_command) {
    EXPECT_EQ(file::write_entry_text({.term = 4, .command = {raft::Op::Add, 2}}), "4: ADD 2");
    EXPECT_EQ(file::parse_entry("4: ADD 2"), (raft::Entry{.term = 4, .command = {raft::Op::Add, 2}}));
    for (const char* wrong : {"", "4", "ADD 2", "0: ADD 2", "4:ADD 2", "x: ADD 2", "-1: ADD 2", "4: SUB 2", "4 : GET"})
        EXPECT_FALSE(file::parse_entry(wrong)) << wrong;
}

} // namespace
