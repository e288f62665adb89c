// Whatever is wrong with a scenario is told with its exact place.
#include "tests/file/reading.h"

namespace file {
namespace {

struct Case {
    const char* name;
    std::string text;
    const char* where;
    const char* what; // how it begins
};

class BadScenario : public testing::TestWithParam<Case> {};

TEST_P(BadScenario, is_refused_with_its_place) {
    const Problem problem = problem_of(GetParam().text);
    EXPECT_EQ(problem.where, GetParam().where);
    EXPECT_EQ(problem.what.substr(0, std::string_view(GetParam().what).size()), GetParam().what);
    EXPECT_NE(problem.what.find(", expected "), std::string::npos) << problem.what;
    EXPECT_EQ((problem.where + problem.what).find('\n'), std::string::npos);
}

std::vector<Case> syntax() {
    return {
        {"empty", "", "line 1, column 1", "the file is empty"},
        {"blank", " \n ", "line 2, column 2", "unexpected end of input"},
        {"truncated", "{\"raftarium\": 1,\n  \"nodes\": ", "line 2, column 12", "unexpected end of input"},
        {"not_json", "hello", "line 1, column 1", "invalid literal"},
        {"trailing_garbage", "{\"raftarium\": 1}\n\nx", "line 3, column 1", "invalid literal"},
        {"second_value", "{\"raftarium\": 1} {}", "line 1, column 18", "unexpected '{'"},
        {"trailing_comma", "{\"raftarium\": 1,}", "line 1, column 17", "unexpected '}'"},
        {"comment", "{\"raftarium\": 1} // yes", "line 1, column 18", "invalid literal"},
        {"bad_utf8", "{\"raftarium\": 1, \"name\": \"\xC3(\"}", "line 1, column 28", "invalid string"},
        {"lone_surrogate", "{\"raftarium\": 1, \"name\": \"\\ud800\"}", "line 1, column 33", "invalid string"},
        {"columns_count_characters", "{\"raftarium\": 1, \"näme\": é}", "line 1, column 26", "invalid literal"},
        {"nul", std::string("{\"raftarium\": 1}\0{", 18), "line 1, column 17", "a NUL byte"},
        {"huge_number", "{\"raftarium\": 1, \"seed\": 1e999}", "line 1, column 30", "a number is too large"},
        {"deep", with("\"inputs\": " + std::string(100'000, '[')),
         "inputs[0][0][0][0][0][0][0][0][0][0][0][0][0][0][0]", "too deeply nested"},
        {"many_keys",
         [] {
             std::string keys = "\"name\": \"\"";
             for (int i = 0; i < 100; ++i)
                 keys += ", \"k" + std::to_string(i) + "\": 0";
             return with(keys);
         }(),
         "k62", "too many keys"},
    };
}

std::vector<Case> top_level() {
    return {
        {"list", "[]", "scenario", "is a list, expected an object"},
        {"null", "null", "scenario", "is null, expected an object"},
        {"no_format", "{}", "raftarium", "is missing, expected 1"},
        {"newer_format", "{\"raftarium\": 2, \"magic\": true}", "raftarium",
         "is 2, a newer format than this program knows"},
        {"format_0", "{\"raftarium\": 0}", "raftarium", "is 0, expected 1"},
        {"format_text", "{\"raftarium\": \"1\"}", "raftarium", "is \"1\", expected 1"},
        {"format_decimal", "{\"raftarium\": 1.5}", "raftarium", "is 1.5, expected 1"},
        {"unknown_key", with("\"node\": 5"), "node", "unknown key, expected one of raftarium, name, nodes"},
        {"empty_key", with("\"\": 5"), "\"\"", "unknown key"},
        {"key_twice", with("\"seed\": 1, \"seed\": 2"), "seed", "the key stands twice"},
        {"name", with("\"name\": 5"), "name", "is 5, expected a text"},
        {"nodes_0", with("\"nodes\": 0"), "nodes", "is 0, expected an integer from 1 to 9"},
        {"nodes_10", with("\"nodes\": 10"), "nodes", "is 10, expected an integer from 1 to 9"},
        {"nodes_decimal", with("\"nodes\": 5.5"), "nodes", "is 5.5, expected an integer"},
        {"nodes_text", with("\"nodes\": \"5\""), "nodes", "is \"5\", expected an integer"},
        {"nodes_null", with("\"nodes\": null"), "nodes", "is null, expected an integer"},
        {"seed_negative", with("\"seed\": -1"), "seed", "is -1, expected an integer from 0 to 18446744073709551615"},
        {"seed_too_large", with("\"seed\": 18446744073709551616"), "seed", "is 18446744073709551616, expected"},
        {"pace", with("\"pace\": \"fast\""), "pace", "is \"fast\", expected \"timed\" or \"hand\""},
        {"replicate", with("\"replicate\": true"), "replicate", "is true, expected \"heartbeat\" or \"at_once\""},
        {"until_negative", with("\"until\": -1"), "until", "is -1, expected a number of ms from 0 to 1000000000"},
        {"until_too_late", with("\"until\": 1000000000.001"), "until", "is 1000000000.001, expected"},
        {"until_too_fine", with("\"until\": 0.0001"), "until", "is 0.0001, expected at most three decimals"},
        {"until_text", with("\"until\": \"3 s\""), "until", "is \"3 s\", expected a number"},
        {"inputs_object", with("\"inputs\": {}"), "inputs", "is an object, expected a list of inputs"},
        {"timing_list", with("\"timing\": [1]"), "timing", "is a list, expected an object"},
        {"timing_key", with("\"timing\": {\"latency\": [1, 2]}"), "timing.latency", "unknown key, expected one of"},
        {"timing_key_twice", with("\"timing\": {\"heartbeat_ms\": 1, \"heartbeat_ms\": 1}"), "timing.heartbeat_ms",
         "the key stands twice"},
        {"election_number", with("\"timing\": {\"election_ms\": 150}"), "timing.election_ms",
         "is 150, expected a list"},
        {"election_one", with("\"timing\": {\"election_ms\": [150]}"), "timing.election_ms", "has 1 element, expected"},
        {"election_three", with("\"timing\": {\"election_ms\": [1, 2, 3]}"), "timing.election_ms", "has 3 elements"},
        {"election_order", with("\"timing\": {\"election_ms\": [300, 150]}"), "timing.election_ms",
         "300 is more than 150, expected the least first"},
        {"election_0", with("\"timing\": {\"election_ms\": [0, 150]}"), "timing.election_ms[0]", "is 0, expected"},
        {"heartbeat_0", with("\"timing\": {\"heartbeat_ms\": 0}"), "timing.heartbeat_ms", "is 0, expected"},
        {"heartbeat_list", with("\"timing\": {\"heartbeat_ms\": [50, 60]}"), "timing.heartbeat_ms", "is a list"},
        {"latency_negative", with("\"timing\": {\"latency_ms\": [-1, 5]}"), "timing.latency_ms[0]", "is -1, expected"},
        {"latency_hours", with("\"timing\": {\"latency_ms\": [1, 3600001]}"), "timing.latency_ms[1]", "is 3600001"},
    };
}

std::vector<Case> inputs() {
    return {
        {"input_number", with("\"inputs\": [5]"), "inputs[0]", "is 5, expected an object"},
        {"no_do", with("\"inputs\": [{\"at\": 5}]"), "inputs[0].do", "is missing, expected one of kill, restart"},
        {"do_number", with_input("\"do\": 5"), "inputs[0].do", "is 5, expected one of"},
        {"do_unknown", with_input("\"do\": \"explode\""), "inputs[0].do", "is \"explode\", expected one of"},
        {"no_at", with("\"inputs\": [{\"do\": \"heal\"}]"), "inputs[0].at", "is missing, expected a number of ms"},
        {"at_negative", with("\"inputs\": [{\"do\": \"heal\", \"at\": -0.001}]"), "inputs[0].at",
         "is -0.001, expected"},
        {"at_too_fine", with("\"inputs\": [{\"do\": \"heal\", \"at\": 1.0005}]"), "inputs[0].at",
         "is 1.0005, expected at most"},
        {"at_text", with("\"inputs\": [{\"do\": \"heal\", \"at\": \"5\"}]"), "inputs[0].at", "is \"5\", expected"},
        {"unknown_key", with_input("\"do\": \"heal\", \"node\": \"A\""), "inputs[0].node",
         "unknown key, expected one of at, do"},
        {"second_input", with("\"inputs\": [{\"at\": 1, \"do\": \"heal\"}, {\"at\": 2, \"do\": \"kil\"}]"),
         "inputs[1].do", "is \"kil\", expected"},
        {"key_twice", with_input("\"at\": 6, \"do\": \"heal\""), "inputs[0].at", "the key stands twice"},
        {"no_node", with_input("\"do\": \"kill\""), "inputs[0].node",
         "is missing, expected \"leader\" or a node, A to E"},
        {"node_outside", with_input("\"do\": \"kill\", \"node\": \"F\""), "inputs[0].node",
         "is \"F\", expected \"leader\" or a node, A to E"},
        {"node_lower_case", with_input("\"do\": \"kill\", \"node\": \"a\""), "inputs[0].node",
         "is \"a\", expected \"leader\" or a node"},
        {"node_number", with_input("\"do\": \"kill\", \"node\": 1"), "inputs[0].node",
         "is 1, expected \"leader\" or a node"},
        {"node_list", with_input("\"do\": \"kill\", \"node\": [\"A\"]"), "inputs[0].node",
         "is a list, expected \"leader\" or a node"},
        {"only_node", with("\"nodes\": 1, \"inputs\": [{\"at\": 1, \"do\": \"kill\", \"node\": \"B\"}]"),
         "inputs[0].node", "is \"B\", expected \"leader\" or a node, A"},
        {"cut_itself", with_input("\"do\": \"cut\", \"from\": \"A\", \"to\": \"A\""), "inputs[0].to",
         "is \"A\", expected another node than \"from\""},
        {"cut_no_to", with_input("\"do\": \"cut\", \"from\": \"A\""), "inputs[0].to",
         "is missing, expected \"leader\" or a node"},
        {"both", with_input("\"do\": \"mend\", \"from\": \"A\", \"to\": \"B\", \"both\": 1"), "inputs[0].both",
         "is 1, expected true or false"},
        {"no_groups", with_input("\"do\": \"partition\""), "inputs[0].groups", "is missing, expected a list of groups"},
        {"groups_text", with_input("\"do\": \"partition\", \"groups\": \"AB\""), "inputs[0].groups",
         "is \"AB\", expected a list"},
        {"group_number", with_input("\"do\": \"partition\", \"groups\": [\"AB\", 5]"), "inputs[0].groups[1]",
         "is 5, expected"},
        {"group_empty", with_input("\"do\": \"partition\", \"groups\": [\"AB\", \"\"]"), "inputs[0].groups[1]",
         "is \"\", expected"},
        {"group_outside", with_input("\"do\": \"partition\", \"groups\": [\"AF\"]"), "inputs[0].groups[0]",
         "is \"AF\", expected only nodes, A to E"},
        {"in_two_groups", with_input("\"do\": \"partition\", \"groups\": [\"AB\", \"BC\"]"), "inputs[0].groups[1]",
         "B stands twice, expected each node in one group"},
        {"twice_in_group", with_input("\"do\": \"partition\", \"groups\": [\"ABA\"]"), "inputs[0].groups[0]",
         "A stands twice"},
        {"loss_no_percent", with_input("\"do\": \"loss\""), "inputs[0].percent",
         "is missing, expected an integer from 0 to 100"},
        {"percent_101", with_input("\"do\": \"loss\", \"percent\": 101"), "inputs[0].percent", "is 101, expected"},
        {"percent_negative", with_input("\"do\": \"duplicate\", \"percent\": -1"), "inputs[0].percent",
         "is -1, expected"},
        {"percent_decimal", with_input("\"do\": \"loss\", \"percent\": 0.5"), "inputs[0].percent",
         "is 0.5, expected an integer"},
        {"loss_itself", with_input("\"do\": \"loss\", \"percent\": 5, \"from\": \"B\", \"to\": \"B\""), "inputs[0].to",
         "is \"B\""},
        {"latency_order", with_input("\"do\": \"latency\", \"ms\": [5, 4]"), "inputs[0].ms", "5 is more than 4"},
        {"latency_text", with_input("\"do\": \"latency\", \"ms\": [5, \"6\"]"), "inputs[0].ms[1]",
         "is \"6\", expected a number"},
        {"latency_to", with_input("\"do\": \"latency\", \"ms\": [5, 6], \"to\": \"nobody\""), "inputs[0].to",
         "is \"nobody\""},
        {"message_0", with_input("\"do\": \"deliver\", \"message\": 0"), "inputs[0].message",
         "is 0, expected an integer from 1"},
        {"message_missing", with_input("\"do\": \"drop\""), "inputs[0].message", "is missing"},
        {"client_0", with_input("\"do\": \"request\", \"client\": 0, \"to\": \"A\", \"op\": \"GET\""),
         "inputs[0].client", "is 0, expected an integer from 1 to 999"},
        {"client_1000", with_input("\"do\": \"request\", \"client\": 1000, \"to\": \"A\", \"op\": \"GET\""),
         "inputs[0].client", "is 1000, expected"},
        {"to_nobody", with_input("\"do\": \"request\", \"client\": 1, \"to\": \"follower\", \"op\": \"GET\""),
         "inputs[0].to", "is \"follower\", expected \"leader\" or a node, A to E"},
        {"no_op", with_input("\"do\": \"request\", \"client\": 1, \"to\": \"A\""), "inputs[0].op",
         "is missing, expected SET n"},
        {"op", with_input("\"do\": \"request\", \"client\": 1, \"to\": \"A\", \"op\": \"MUL 2\""), "inputs[0].op",
         "is \"MUL 2\", expected SET n, ADD n or GET"},
        {"op_too_large",
         with_input("\"do\": \"request\", \"client\": 1, \"to\": \"A\", \"op\": \"SET 9223372036854775808\""),
         "inputs[0].op", "is \"SET 9223372036854775808\""},
        {"timing_key", with_input("\"do\": \"timing\", \"election\": [1, 2]"), "inputs[0].election", "unknown key"},
        {"timing_nested_key", with_input("\"do\": \"timing\", \"timing\": {\"ms\": 1}"), "inputs[0].timing.ms",
         "unknown key"},
        {"timing_twice", with_input("\"do\": \"timing\", \"timing\": {}, \"heartbeat_ms\": 5"),
         "inputs[0].heartbeat_ms", "unknown key"},
        {"timing_range", with_input("\"do\": \"timing\", \"heartbeat_ms\": 0.5"), "inputs[0].heartbeat_ms",
         "is 0.5, expected"},
    };
}

const auto kName = [](const auto& info) { return std::string(info.param.name); };

INSTANTIATE_TEST_SUITE_P(Syntax, BadScenario, testing::ValuesIn(syntax()), kName);
INSTANTIATE_TEST_SUITE_P(TopLevel, BadScenario, testing::ValuesIn(top_level()), kName);
INSTANTIATE_TEST_SUITE_P(Inputs, BadScenario, testing::ValuesIn(inputs()), kName);

TEST(ScenarioProblem, is_shown_in_one_line_whatever_the_file_holds) {
    const Problem problem = problem_of(with("\"a\\nb\\u001b[31m\\u2028" + std::string(500, 'x') + "\": 1"));
    EXPECT_EQ(problem.where.substr(0, 12), "a?b?[31m???x");
    EXPECT_LT(problem.where.size(), 80U);
}

TEST(ScenarioProblem, is_told_by_its_first_mistake) {
    EXPECT_EQ(problem_of(with("\"nodes\": 0, \"seed\": -1")).where, "nodes");
}

TEST(ScenarioProblem, tells_of_more_values_than_any_scenario_has) {
    for (std::string many : {"0", "[]", "{}"}) {
        for (int i = 0; i < 21; ++i)
            many += ',' + many;
        EXPECT_EQ(problem_of("[" + many + "]").what.substr(0, 15), "too many values");
    }
}

} // namespace
} // namespace file
