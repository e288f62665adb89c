// "disks" and "rules_off" of a scenario.
#include "raft/file/disks_json.h"

#include <gtest/gtest.h>

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
    const file::Scenario scenario = read(R"("disks": {
        "A": { "term": 3, "voted_for": "B", "log": ["1: SET 5", "2: ADD -2"] },
        "B": { "term": 3, "voted_for": "B", "log": ["1: SET 5", "2: ADD -2"] } })");
    ASSERT_EQ(scenario.config.disks.size(), 3U);
    const raft::Disk& a = scenario.config.disks[0];
    EXPECT_EQ(a.current_term, 3U);
    EXPECT_EQ(a.voted_for, 1);
    ASSERT_EQ(a.log.last_index(), 2U);
    EXPECT_EQ(a.log.at(2), (raft::Entry{.term = 2, .command = {raft::Op::Add, -2}}));
    EXPECT_EQ(scenario.config.disks[2], raft::Disk{});
}

TEST(DisksJson, takes_the_term_of_the_last_entry_unless_said) {
    const file::Scenario scenario = read(R"("disks": { "B": { "term": 4 }, "C": { "log": ["1: SET 5", "4: GET"] } })");
    EXPECT_EQ(scenario.config.disks[2].current_term, 4U);
}

TEST(DisksJson, takes_the_votes_that_a_run_would_have_left_unless_said) {
    const auto votes = [](const file::Scenario& scenario) {
        std::string text;
        for (const raft::Disk& disk : scenario.config.disks)
            text += disk.voted_for == raft::kNobody ? '-' : raft::name_of(disk.voted_for);
        return text;
    };
    const std::string one = R"({ "log": ["1: SET 5"] })";
    EXPECT_EQ(votes(read(R"("disks": { "A": )" + one + R"(, "B": )" + one + R"(, "C": )" + one + " }")), "AAA");
    // Only C can have led, and B's log was too far ahead for it.
    EXPECT_EQ(votes(read(R"("disks": { "A": { "term": 3 }, "B": { "term": 3, "log": ["1: SET 5", "2: SET 6"] },
                            "C": { "log": ["1: SET 5", "3: SET 7"] } })")),
              "C-C");
    EXPECT_EQ(votes(read(R"("disks": { "B": { "term": 9 } })")), "-B-");
    EXPECT_EQ(votes(read(R"("disks": { "A": { "term": 9, "voted_for": "C" }, "C": { "term": 9 } })")), "C-C");
}

TEST(DisksJson, come_back_from_what_is_written) {
    const file::Scenario scenario = read(
        R"("disks": { "A": { "log": ["1: SET 5"] }, "B": { "term": 9, "voted_for": "B" }, "C": { "term": 2, "voted_for": null } },
           "rules_off": ["commit_only_current_term", "vote_once_per_term"])");
    EXPECT_EQ(std::get<file::Scenario>(file::read_scenario(file::write_scenario(scenario))), scenario);
}

TEST(DisksJson, of_a_scenario_without_them_are_not_written) {
    const std::string text = file::write_scenario(file::Scenario{});
    EXPECT_EQ(text.find("disks"), std::string::npos);
    EXPECT_EQ(text.find("rules_off"), std::string::npos);
}

TEST(DisksJson, refuse_what_is_not_written_as_disks_are) {
    EXPECT_EQ(refusal(R"("disks": { "D": {} })"), "disks.D: unknown key, expected A to C");
    EXPECT_EQ(refusal(R"("disks": [])"), "disks: is a list, expected an object");
    EXPECT_EQ(refusal(R"("disks": { "A": { "value": 1 } })"),
              "disks.A.value: unknown key, expected one of term, voted_for, log");
    EXPECT_EQ(refusal(R"("disks": { "A": { "log": ["SET 5"] } })"),
              "disks.A.log[0]: is \"SET 5\", expected an entry such as \"1: SET 5\", its term from 1 to 1000000000000 "
              "and its command");
    EXPECT_EQ(refusal(R"("disks": { "A": { "voted_for": "D" } })"),
              "disks.A.voted_for: is \"D\", expected a node, A to C");
}

TEST(DisksJson, refuse_terms_from_which_a_run_could_count_to_zero) {
    EXPECT_EQ(refusal(R"("disks": { "A": { "term": 18446744073709551615 } })"),
              "disks.A.term: is 18446744073709551615, expected an integer from 0 to 1000000000000");
    EXPECT_EQ(refusal(R"("disks": { "A": { "log": ["18446744073709551615: GET"] } })").substr(0, 70),
              "disks.A.log[0]: is \"18446744073709551615: GET\", expected an entry such");
}

struct Refused {
    const char* disks;
    const char* problem;
};

class DisksNoRunLeaves : public testing::TestWithParam<Refused> {};

TEST_P(DisksNoRunLeaves, are_refused_with_reason_and_place) {
    EXPECT_EQ(refusal("\"disks\": { " + std::string(GetParam().disks) + " }"), GetParam().problem);
}

INSTANTIATE_TEST_SUITE_P(
    Each, DisksNoRunLeaves,
    testing::Values(
        Refused{R"("A": { "log": ["2: SET 5", "1: SET 6"] })",
                "disks.A.log[1]: is \"1: SET 6\", expected a term that is not below the one before"},
        Refused{R"("A": { "term": 1, "log": ["2: SET 5"] })",
                "disks.A.term: is 1, expected at least the term of the log's last entry"},
        Refused{R"("A": { "voted_for": "B" })",
                "disks.A.voted_for: is \"B\", but nobody stands for election in term "
                "0, expected null or a term from 1"},
        Refused{R"("A": { "term": 3, "voted_for": "B" }, "B": { "term": 2 }, "C": { "term": 3 })",
                "disks.A.voted_for: is \"B\", which never reached term 3, expected a node that stood for election in "
                "it"},
        Refused{R"("A": { "term": 3, "voted_for": "B" }, "B": { "term": 3, "voted_for": "C" }, "C": { "term": 3 })",
                "disks.A.voted_for: is \"B\", which did not vote for itself in term 3, expected a node that stood for "
                "election in it"},
        Refused{R"("A": { "term": 2, "voted_for": "B", "log": ["1: SET 5"] }, "B": { "term": 2 }, "C": { "term": 1 })",
                "disks.A.voted_for: is \"B\", whose log was less up to date in term 2, expected a node with a log at "
                "least as up to date as the voter's"},
        Refused{R"("A": { "term": 3, "voted_for": null }, "B": { "term": 2 })",
                "disks.A.voted_for: nobody stood for election in term 3, the highest, expected a node of that term "
                "that voted for itself"},
        Refused{R"("A": { "log": ["1: SET 5"] }, "B": { "log": ["1: SET 6"] })",
                "disks.B.log[0]: has the index and term of an entry of A, but it or one before it is another, expected "
                "logs that one run could have left"},
        Refused{R"("A": { "log": ["1: SET 5", "3: SET 6"] }, "B": { "log": ["3: SET 6"] }, "C": { "term": 3 })",
                "disks.B.log[0]: follows another entry than the first of its term on A, expected one leader in a term, "
                "which only appends"},
        Refused{R"("A": { "log": ["2: SET 1"] }, "B": { "log": ["2: SET 1"] }, "C": { "log": ["3: SET 9"] })",
                "disks.C.log[0]: is of term 3, which 1 of 3 nodes reached, expected a majority of 2 that elected its "
                "leader"},
        Refused{R"("A": { "term": 3, "log": ["2: SET 1"] }, "B": { "term": 3, "log": ["2: SET 1"] },
                   "C": { "log": ["3: SET 9"] })",
                "disks.C.log[0]: is of term 3, but by terms, votes and logs at most 1 of 3 nodes can have voted for a "
                "leader with the log before it, expected a majority of 2"},
        Refused{R"("A": { "term": 1, "voted_for": "A" }, "B": { "term": 1, "voted_for": "B", "log": ["1: SET 1"] },
                   "C": { "term": 1, "voted_for": "C" })",
                "disks.B.log[0]: is of term 1, but by terms, votes and logs at most 1 of 3 nodes can have voted for a "
                "leader with the log before it, expected a majority of 2"},
        Refused{R"("A": { "term": 1, "voted_for": "C" }, "B": { "term": 1, "voted_for": "C", "log": ["1: SET 1"] },
                   "C": { "term": 1, "voted_for": "C" })",
                "disks.B.log[0]: is of term 1, but by terms, votes and logs no node can have been its leader, expected "
                "one that voted for itself then and has all its entries, unless it lost them in a later term"}));

TEST(DisksJson, that_a_switched_off_rule_makes_possible_are_accepted) {
    const std::string two_leaders =
        R"("disks": { "A": { "log": ["1: SET 5"] }, "B": { "log": ["1: SET 6"] }, "C": { "term": 1 } })";
    EXPECT_EQ(refusal(two_leaders + R"(, "rules_off": ["vote_once_per_term"])"), "fine");
    EXPECT_EQ(refusal(two_leaders + R"(, "rules_off": ["lead_with_majority"])"), "fine");
    const std::string from_above = R"("disks": { "A": { "term": 1, "log": ["2: SET 5"] } })";
    EXPECT_EQ(refusal(from_above + R"(, "rules_off": ["step_down_on_higher_term"])"), "fine");
    const std::string outdated = R"("disks": { "A": { "term": 3, "log": ["2: SET 1"] },
        "B": { "term": 3, "log": ["2: SET 1"] }, "C": { "log": ["3: SET 9"] } })";
    EXPECT_EQ(refusal(outdated + R"(, "rules_off": ["vote_only_if_up_to_date"])"), "fine");
}

TEST(DisksJson, that_a_switched_off_rule_has_nothing_to_do_with_are_refused_all_the_same) {
    const std::string two_leaders =
        R"("disks": { "A": { "log": ["1: SET 5"] }, "B": { "log": ["1: SET 6"] }, "C": { "term": 1 } })";
    EXPECT_NE(refusal(two_leaders + R"(, "rules_off": ["commit_only_current_term"])"), "fine");
    EXPECT_NE(refusal(two_leaders + R"(, "rules_off": ["vote_only_if_up_to_date"])"), "fine");
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
    for (const char* wrong : {"", "4", "ADD 2", "0: ADD 2", "4:ADD 2", "x: ADD 2", "-1: ADD 2", "1000000000001: ADD 2",
                              "4: SUB 2", "4 : GET"})
        EXPECT_FALSE(file::parse_entry(wrong)) << wrong;
}

} // namespace
