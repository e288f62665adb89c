// The state of a world as other programs read it.
#include "raft/file/state_json.h"

#include <nlohmann/json.hpp>

#include "raft/file/fingerprint.h"
#include "raft/sim/run.h"
#include "tests/file/reading.h"

namespace file {
namespace {

using nlohmann::json;
using namespace sim;

sim::World world_at(const std::string& text, Time at) {
    const Scenario scenario = read(text);
    return Run(scenario.config, scenario.inputs).at(at);
}

TEST(WriteState, has_the_fields_of_the_contract_in_their_order) {
    const World world = world_at(with(R"("inputs": [{"at": 100, "do": "timeout", "node": "C"},
      {"at": 200, "do": "request", "client": 1, "to": "C", "op": "SET 5"}])"),
                                 430 * kMillisecond);
    const auto state = nlohmann::ordered_json::parse(write_state(world));
    const auto keys = [](const nlohmann::ordered_json& object) {
        std::string list;
        for (const auto& [key, value] : object.items())
            list += key + ' ';
        return list;
    };
    EXPECT_EQ(keys(state), "at nodes messages clients cut violations ");
    ASSERT_EQ(state["nodes"].size(), 5U);
    EXPECT_EQ(keys(state["nodes"][0]), "id up paused role term voted_for commit applied value log timer ");
    EXPECT_EQ(state["nodes"][2].dump().substr(0, 167),
              R"({"id":"C","up":true,"paused":false,"role":"leader","term":1,"voted_for":"C","commit":1,"applied":1,)"
              R"("value":5,"log":[{"index":1,"term":1,"op":"SET 5"}],"timer":{"kind":)");
    EXPECT_EQ(keys(state["nodes"][2]), "id up paused role term voted_for commit applied value log timer next match ");
    ASSERT_FALSE(state["messages"].empty());
    EXPECT_EQ(keys(state["messages"][0]), "id type from to term sent due ");
    EXPECT_EQ(state["clients"].dump(), R"([{"id":1,"op":"SET 5","state":"done","result":5}])");
    EXPECT_EQ(state["cut"].dump(), "[]");
    EXPECT_EQ(state["violations"].dump(), "[]");
}

TEST(WriteState, shows_of_a_stopped_node_what_is_on_its_disk) {
    const World world = world_at(with(R"("inputs": [{"at": 100, "do": "timeout", "node": "C"},
      {"at": 200, "do": "request", "client": 1, "to": "C", "op": "SET 5"}, {"at": 500, "do": "kill", "node": "C"}])"),
                                 500 * kMillisecond);
    EXPECT_EQ(json::parse(write_state(world))["nodes"][2],
              json::parse(R"({"id": "C", "up": false, "paused": false, "role": "follower", "term": 1, "voted_for": "C",
                "commit": 0, "applied": 0, "value": null, "log": [{"index": 1, "term": 1, "op": "SET 5"}]})"));
}

TEST(WriteState, tells_a_paused_node_and_one_that_voted_for_nobody) {
    const World world = world_at(with(R"("inputs": [{"at": 1, "do": "pause", "node": "A"}])"), kMillisecond);
    const json node = json::parse(write_state(world))["nodes"][0];
    EXPECT_EQ(node["paused"], true);
    EXPECT_EQ(node["voted_for"], nullptr);
    EXPECT_EQ(node["value"], 0);
}

TEST(WriteState, tells_what_a_leader_knows_of_each_other_node) {
    const World world = world_at(with(R"("nodes": 3, "inputs": [{"at": 100, "do": "timeout", "node": "B"},
      {"at": 150, "do": "isolate", "node": "C"}, {"at": 200, "do": "request", "client": 1, "to": "B", "op": "SET 5"}])"),
                                 400 * kMillisecond);
    const json leader = json::parse(write_state(world))["nodes"][1];
    ASSERT_EQ(leader["role"], "leader");
    EXPECT_EQ(leader["next"], json::parse(R"({"A": 2, "C": 1})"));
    EXPECT_EQ(leader["match"], json::parse(R"({"A": 1, "C": 0})"));
}

TEST(WriteState, tells_a_candidates_votes_by_name) {
    const World world = world_at(with(R"("nodes": 5, "pace": "hand", "inputs": [
      {"at": 1, "do": "timeout", "node": "A"}, {"at": 1, "do": "timeout", "node": "B"},
      {"at": 2, "do": "deliver", "message": 1}, {"at": 2, "do": "deliver", "message": 2},
      {"at": 3, "do": "deliver", "message": 9}, {"at": 3, "do": "deliver", "message": 10}])"),
                                 5 * kMillisecond);
    const json nodes = json::parse(write_state(world))["nodes"];
    ASSERT_EQ(nodes[0]["role"], "candidate");
    EXPECT_EQ(nodes[0]["votes"], json::parse(R"({"granted": ["A", "C"], "refused": ["B"]})"));
    EXPECT_EQ(nodes[1]["votes"], json::parse(R"({"granted": ["B"], "refused": []})"));
    EXPECT_FALSE(nodes[2].contains("votes"));
}

TEST(WriteState, tells_what_a_nodes_timer_waits_for) {
    const World timed = world_at(with(R"("nodes": 2, "timing": {"heartbeat_ms": 50, "election_ms": [200, 200]},
      "inputs": [{"at": 100, "do": "timeout", "node": "A"}, {"at": 101, "do": "kill", "node": "B"}])"),
                                 120 * kMillisecond);
    const json nodes = json::parse(write_state(timed))["nodes"];
    EXPECT_EQ(nodes[0]["timer"], json::parse(R"({"kind": "election", "due": 300})"));
    EXPECT_FALSE(nodes[1].contains("timer"));
    const World by_hand = world_at(
        with(R"("nodes": 1, "pace": "hand", "inputs": [{"at": 5, "do": "timeout", "node": "A"}])"), 9 * kMillisecond);
    EXPECT_EQ(json::parse(write_state(by_hand))["nodes"][0]["timer"],
              json::parse(R"({"kind": "heartbeat", "due": null})"));
}

TEST(WriteState, lists_what_arrived_at_a_paused_node) {
    const World world = world_at(with(R"("nodes": 2, "timing": {"latency_ms": [10, 10]}, "inputs": [
      {"at": 1, "do": "pause", "node": "B"}, {"at": 5, "do": "timeout", "node": "A"}])"),
                                 20 * kMillisecond);
    const json nodes = json::parse(write_state(world))["nodes"];
    EXPECT_EQ(nodes[1]["backlog"], json::parse(R"([{"id": 1, "type": "RequestVote", "from": "A", "to": "B", "term": 1,
      "sent": 5, "due": 15, "arrived": 15}])"));
    EXPECT_FALSE(nodes[0].contains("backlog"));
}

TEST(WriteState, lists_cut_links_by_their_directions) {
    const World world = world_at(with(R"("nodes": 3, "inputs": [{"at": 1, "do": "isolate", "node": "B"},
      {"at": 2, "do": "cut", "from": "C", "to": "A", "both": false}])"),
                                 2 * kMillisecond);
    EXPECT_EQ(json::parse(write_state(world))["cut"].dump(), R"([["A","B"],["B","A"],["B","C"],["C","A"],["C","B"]])");
}

TEST(WriteState, lists_messages_by_number_with_clients_and_losses) {
    const World world = world_at(with(R"("nodes": 2, "inputs": [{"at": 5, "do": "cut", "from": "A", "to": "B"},
      {"at": 5, "do": "timeout", "node": "A"}, {"at": 6, "do": "request", "client": 7, "to": "B", "op": "GET"}])"),
                                 6 * kMillisecond);
    const json messages = json::parse(write_state(world))["messages"];
    ASSERT_EQ(messages.size(), 2U);
    EXPECT_EQ(messages[0]["id"], 1);
    EXPECT_EQ(messages[0]["type"], "RequestVote");
    EXPECT_EQ(messages[0]["term"], 1);
    EXPECT_EQ(messages[0]["sent"], 5);
    EXPECT_EQ(messages[0]["lost"], true);
    EXPECT_EQ(messages[1]["type"], "ClientRequest");
    EXPECT_EQ(messages[1]["from"], "client 7");
    EXPECT_EQ(messages[1]["to"], "B");
    EXPECT_FALSE(messages[1].contains("lost"));
}

TEST(WriteState, says_that_a_message_in_somebodys_hand_is_not_due) {
    const World world =
        world_at(with(R"("nodes": 2, "pace": "hand", "inputs": [{"at": 5, "do": "timeout", "node": "A"}])"), 9'000'000);
    const json messages = json::parse(write_state(world))["messages"];
    ASSERT_EQ(messages.size(), 1U);
    EXPECT_EQ(messages[0]["due"], nullptr);
}

TEST(WriteState, shows_what_a_slow_disk_has_to_write_and_what_waits_for_it) {
    const Scenario scenario =
        read(with(R"("nodes": 2, "timing": {"disk_ms": 20}, "inputs": [{"at": 5, "do": "timeout", "node": "A"}])"));
    Cursor cursor(scenario.config);
    cursor.play(Line(scenario.inputs), 10 * kMillisecond);
    const json nodes = json::parse(write_state(cursor.world()))["nodes"];
    EXPECT_EQ(nodes[0]["writes"], json::parse(R"([{"due": 25, "written": false, "term": 1, "voted_for": "A",
        "last_index": 0, "held": [{"type": "RequestVote", "from": "A", "to": "B", "term": 1}]}])"));
    EXPECT_FALSE(nodes[1].contains("writes"));
    World without = cursor.world();
    without.writes.clear();
    EXPECT_NE(fingerprint(without), fingerprint(cursor.world()));
}

TEST(WriteState, shows_a_result_only_where_there_is_one) {
    const World world = world_at(with(R"("nodes": 1, "inputs": [{"at": 100, "do": "kill", "node": "A"},
      {"at": 101, "do": "request", "client": 1, "to": "A", "op": "ADD -2"}])"),
                                 150 * kMillisecond);
    EXPECT_EQ(json::parse(write_state(world))["clients"],
              json::parse(R"([{"id": 1, "op": "ADD -2", "state": "waiting", "result": null}])"));
}

TEST(WriteState, lists_violations) {
    const std::vector<ReportedViolation> violations{
        {.property = "election_safety", .at = 12'500, .event = 7, .node = 1, .other = 0, .term = 3, .index = 0}};
    EXPECT_EQ(json::parse(write_state(make_world({}), violations))["violations"],
              json::parse(R"([{"property": "election_safety", "at": 12.5, "n": 7, "node": "B", "other": "A", "term": 3,
                "index": 0}])"));
}

TEST(WriteState, writes_numbers_of_64_bits_whole) {
    const World world = world_at(with(R"("nodes": 1, "seed": 2, "inputs": [{"at": 1, "do": "timeout", "node": "A"},
      {"at": 100, "do": "request", "client": 1, "to": "A", "op": "SET 9223372036854775807"},
      {"at": 200, "do": "request", "client": 1, "to": "A", "op": "ADD 1"}])"),
                                 kSecond);
    const std::string state = write_state(world);
    EXPECT_NE(state.find("\"value\": -9223372036854775808"), std::string::npos) << state;
}

} // namespace
} // namespace file
