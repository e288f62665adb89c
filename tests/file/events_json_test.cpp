// What happened, line by line, as other programs read it.
#include "raft/file/events_json.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <set>

#include "raft/sim/run.h"
#include "tests/file/reading.h"

namespace file {
namespace {

using nlohmann::json;

std::string events_of(const Scenario& scenario) {
    std::string text;
    sim::Cursor(scenario.config)
        .play(sim::Line(scenario.inputs), scenario.until.value_or(sim::kSecond),
              [&](const sim::World& world, const sim::TraceEvent& event) { text += write_event(world, event); });
    return text;
}

std::vector<json> parsed(const std::string& text) {
    std::vector<json> events;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        events.push_back(json::parse(line));
    return events;
}

std::vector<json> of_kind(const std::vector<json>& events, const std::string& kind) {
    std::vector<json> some;
    for (const json& event : events) {
        if (event["event"] == kind) some.push_back(event);
    }
    return some;
}

TEST(WriteEvent, has_the_fields_of_the_contract_on_every_line) {
    const std::vector<json> events = parsed(events_of(read(shipped("partition-and-heal"))));
    ASSERT_GT(events.size(), 500U);
    std::uint64_t number = 0;
    double at = 0;
    for (const json& event : events) {
        for (const char* key : {"at", "n", "node", "event", "term", "rule", "why"})
            ASSERT_TRUE(event.contains(key)) << event;
        EXPECT_EQ(event["n"], ++number);
        EXPECT_GE(event["at"].get<double>(), at);
        at = event["at"].get<double>();
        EXPECT_TRUE(event["why"].is_object());
    }
}

TEST(WriteEvent, begins_each_line_with_the_same_fields_in_the_same_order) {
    const std::string text = events_of(read(shipped("split-vote")));
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        EXPECT_THAT(line, testing::MatchesRegex(
                              R"(\{ "at": [0-9.]+, "n": [0-9]+, "node": (null|"."), "event": "[a-z_]+", "term": )"
                              R"((null|[0-9]+), "rule": (null|"[a-z0-9_]+"), "why": \{.*\}.* \})"));
    }
}

TEST(WriteEvent, repeats_no_key_in_a_line) {
    std::istringstream lines(events_of(read(shipped("partition-and-heal"))));
    for (std::string line; std::getline(lines, line);) {
        std::vector<std::set<std::string>> open;
        const auto once = [&](int, json::parse_event_t kind, json& key) {
            if (kind == json::parse_event_t::object_start) open.emplace_back();
            if (kind == json::parse_event_t::object_end) open.pop_back();
            const bool again = kind == json::parse_event_t::key && !open.back().insert(key.get<std::string>()).second;
            EXPECT_FALSE(again) << line;
            return true;
        };
        EXPECT_TRUE(json::parse(line, once).is_object());
    }
}

TEST(WriteEvent, names_the_rule_behind_a_deed_and_what_it_looked_at) {
    const auto events = parsed(events_of(read(shipped("first-election"))));
    const auto leaders = of_kind(events, "becomes_leader");
    ASSERT_EQ(leaders.size(), 1U);
    EXPECT_EQ(leaders[0]["term"], 1);
    EXPECT_EQ(leaders[0]["rule"], "lead_with_majority");
    EXPECT_EQ(leaders[0]["why"], json::parse(R"({"votes": 3, "needed": 3})"));
    EXPECT_EQ(leaders[0]["held"], true);
}

TEST(WriteEvent, names_nodes_in_reasons) {
    const auto refusals = of_kind(parsed(events_of(read(shipped("split-vote")))), "refuses_vote");
    ASSERT_EQ(refusals.size(), 4U);
    EXPECT_EQ(refusals[0]["rule"], "vote_once_per_term");
    EXPECT_EQ(refusals[0]["why"], json::parse(R"({"voted_for": "A", "candidate": "C", "current_term": 1})"));
    EXPECT_EQ(refusals[0]["held"], false);
    EXPECT_EQ(refusals[0]["peer"], "C");
}

TEST(WriteEvent, says_which_entries_a_message_carries) {
    const auto sent = of_kind(parsed(events_of(read(shipped("replication")))), "message_sent");
    const auto with_entry =
        std::ranges::find_if(sent, [](const json& event) { return event.contains("entries_from"); });
    ASSERT_NE(with_entry, sent.end());
    EXPECT_EQ((*with_entry)["type"], "AppendEntries");
    EXPECT_EQ((*with_entry)["prev_log_index"], 0);
    EXPECT_EQ((*with_entry)["entries_from"], 1);
    EXPECT_EQ((*with_entry)["entries_to"], 1);
    EXPECT_FALSE(with_entry->contains("entries"));
    EXPECT_EQ((*with_entry)["from"], (*with_entry)["node"]);
}

TEST(WriteEvent, says_what_an_entry_asks_where_a_leader_appends_it) {
    const auto appended = of_kind(parsed(events_of(read(shipped("replication")))), "appends_request");
    ASSERT_FALSE(appended.empty());
    EXPECT_EQ(appended[0]["index"], 1);
    EXPECT_EQ(appended[0]["entry_term"], 1);
    EXPECT_EQ(appended[0]["op"], "SET 5");
}

// A leader finds the place where a follower's log agrees one entry after the other, with all that follows each time.
TEST(WriteEvent, takes_no_more_room_for_a_message_that_carries_many_entries) {
    std::string log;
    for (int i = 0; i < 400; ++i)
        log += (i == 0 ? "\"" : ", \"") + std::string("1: SET 1\"");
    const std::string full = R"({ "log": [)" + log + "] }";
    const std::string text =
        events_of(read(with(R"("nodes": 3, "until": 1000, "disks": { "A": )" + full + R"(, "B": )" + full +
                            R"(, "C": { "term": 1 } }, "inputs": [{"at": 1, "do": "timeout", "node": "A"}])")));
    const auto sent = of_kind(parsed(text), "message_sent");
    const auto longest = std::ranges::max_element(
        sent, {}, [](const json& event) { return event.value("entries_to", 0) - event.value("entries_from", 0); });
    EXPECT_EQ((*longest)["entries_from"], 1);
    EXPECT_EQ((*longest)["entries_to"], 400);
    EXPECT_LT(longest->dump().size(), 500U);
}

TEST(WriteEvent, says_what_a_client_did) {
    const auto events = parsed(events_of(read(shipped("partition-and-heal"))));
    const auto done = of_kind(events, "client_done");
    ASSERT_EQ(done.size(), 3U);
    EXPECT_EQ(done[2]["client"], 2);
    EXPECT_EQ(done[2]["op"], "SET 8");
    EXPECT_EQ(done[2]["result"], 8);
    EXPECT_EQ(done[2]["by"], "C");
    const auto unknown = of_kind(events, "client_unknown");
    ASSERT_EQ(unknown.size(), 1U);
    EXPECT_EQ(unknown[0]["op"], "SET 3");
    EXPECT_EQ(unknown[0]["by"], "B");
}

TEST(WriteEvent, says_where_a_rule_that_is_switched_off_was_ignored) {
    const auto events = parsed(events_of(read(with(
        R"("rules_off": ["vote_once_per_term"], "inputs": [{"at": 5, "do": "timeout", "node": "A"},
           {"at": 5, "do": "timeout", "node": "B"}], "until": 100)"))));
    const auto grants = of_kind(events, "grants_vote");
    const auto ignored = std::ranges::count_if(grants, [](const json& event) { return event.contains("ignored"); });
    EXPECT_GT(ignored, 0) << "who voted for itself, or for the other, votes again";
    for (const json& event : events) {
        if (!event.contains("ignored")) continue;
        EXPECT_EQ(event["ignored"], json::parse(R"(["vote_once_per_term"])"));
        EXPECT_EQ(event["event"], "grants_vote");
    }
}

TEST(WriteEvent, says_where_nothing_came_of_a_rule_that_is_switched_off) {
    const auto events = parsed(events_of(read(with(R"("rules_off": ["start_election_on_timeout"], "until": 300)"))));
    const auto ignores = of_kind(events, "ignores_rule");
    ASSERT_EQ(ignores.size(), of_kind(events, "timer_fires").size());
    ASSERT_FALSE(ignores.empty());
    EXPECT_EQ(ignores[0]["rule"], "start_election_on_timeout");
    EXPECT_EQ(ignores[0]["ignored"], json::parse(R"(["start_election_on_timeout"])"));
}

TEST(WriteEvent, says_what_a_kill_undoes_on_a_slow_disk) {
    const auto events = parsed(events_of(read(
        with(R"("nodes": 3, "timing": {"election_ms": [500, 600], "latency_ms": [1, 1], "disk_ms": 20}, "until": 40,
        "inputs": [{"at": 0, "do": "timeout", "node": "A"}, {"at": 25, "do": "kill", "node": "B"}])"))));
    EXPECT_EQ(of_kind(events, "grants_vote")[0]["waits_for_disk"], true);
    EXPECT_EQ(of_kind(events, "kill")[0]["undone"], json::parse(R"({"term": 1, "voted_for": "A", "messages": 1})"));
    EXPECT_EQ(of_kind(events, "disk_written")[0]["voted_for"], "A");
}

TEST(WriteEvent, says_why_a_message_is_lost) {
    const auto events = parsed(
        events_of(read(with(R"("nodes": 5, "timing": {"election_ms": [500, 600], "latency_ms": [10, 10]}, "until": 40,
        "inputs": [{"at": 0, "do": "cut", "from": "A", "to": "B"}, {"at": 1, "do": "timeout", "node": "A"},
                   {"at": 2, "do": "kill", "node": "C"}, {"at": 2, "do": "drop", "message": 3},
                   {"at": 3, "do": "cut", "from": "A", "to": "E"}])"))));
    std::vector<std::string> why;
    for (const json& lost : of_kind(events, "message_lost"))
        why.push_back(lost["to"].get<std::string>() + " " + lost["lost_by"].get<std::string>());
    EXPECT_THAT(why, testing::UnorderedElementsAre("B cut", "C stopped", "D hand", "E cut"));
}

TEST(WriteEvent, says_of_an_input_what_the_scenario_says) {
    const auto events = parsed(events_of(read(with(R"("inputs": [{"at": 5, "do": "kill", "node": "B"},
      {"at": 6, "do": "cut", "from": "A", "to": "C", "both": false}, {"at": 7, "do": "partition", "groups": ["AB", "CDE"]},
      {"at": 8, "do": "loss", "percent": 5}])"))));
    EXPECT_EQ(of_kind(events, "kill")[0]["node"], "B");
    const json cut = of_kind(events, "cut")[0];
    EXPECT_EQ(cut["from"], "A");
    EXPECT_EQ(cut["to"], "C");
    EXPECT_EQ(cut["both"], false);
    EXPECT_EQ(of_kind(events, "partition")[0]["groups"], json::parse(R"(["AB", "CDE"])"));
    EXPECT_EQ(of_kind(events, "loss")[0]["percent"], 5);
}

TEST(WriteEvent, writes_the_same_bytes_for_the_same_run) {
    const Scenario scenario = read(shipped("story"));
    EXPECT_EQ(events_of(scenario), events_of(scenario));
}

} // namespace
} // namespace file
