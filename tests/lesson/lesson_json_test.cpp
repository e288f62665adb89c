// Files that are no lesson: each kind of mistake has its own message with its place.
#include "raft/lesson/lesson_json.h"

#include <gtest/gtest.h>

#include "tests/lesson/lesson_text.h"

namespace {

using lesson_test::beat;
using lesson_test::refusal;
using lesson_test::with_beats;

std::string with(const std::string& more) {
    return refusal(with_beats(beat("b", more)));
}

std::string expecting(const std::string& condition) {
    return with("\"expect\": [" + condition + "]");
}

std::string pointing(const std::string& pointer) {
    return with("\"point\": [" + pointer + "]");
}

constexpr const char* kBeat = "chapters[0].beats[0].";

TEST(ReadLesson, takes_a_whole_lesson) {
    EXPECT_EQ(refusal(with_beats(beat("one") + "," + beat("two"))), "fine");
}

TEST(ReadLesson, refuses_what_is_no_json_object) {
    EXPECT_EQ(refusal("[]"), "lesson: is a list, expected an object");
    EXPECT_EQ(refusal("{"), "line 1, column 2: unexpected end of input, expected string literal");
    EXPECT_EQ(refusal("{}"), "raftarium: is missing, expected an integer from 1 to 1000000");
    EXPECT_EQ(refusal(R"({ "raftarium": 2 })"), "raftarium: is a newer format than this program knows, expected 1");
}

TEST(ReadLesson, refuses_unknown_keys_at_every_level) {
    EXPECT_EQ(
        refusal(R"({ "raftarium": 1, "nodes": 5 })"),
        "nodes: unknown key, expected one of raftarium, languages, title, about, misconceptions, order, chapters");
    EXPECT_EQ(refusal(with_beats(beat("b"), "\"colour\": 1, ")),
              "chapters[0].colour: unknown key, expected one of id, title, world, hide, beats");
    EXPECT_EQ(with("\"speeed\": 5"),
              std::string(kBeat) +
                  "speeed: unknown key, expected one of id, world, text, point, dim_rest, camera, speed, "
                  "inputs, until, waits_for, goes_on, show, hide, expect, ask");
    EXPECT_EQ(with(R"("until": { "when": { "leader": "exists" }, "after": 5 })"),
              std::string(kBeat) + "until.after: unknown key, expected one of when, then, within");
}

TEST(ReadLesson, refuses_a_lesson_without_chapters_beats_or_languages) {
    const std::string head = R"({ "raftarium": 1, "languages": ["en"], "title": { "en": "T" }, "chapters": )";
    EXPECT_EQ(refusal(head + "[] }"), "chapters: is a list, expected one chapter or more");
    EXPECT_EQ(refusal(with_beats("")), "chapters[0].beats: is a list, expected one beat or more");
    EXPECT_EQ(refusal(R"({ "raftarium": 1, "languages": [], "title": { "en": "T" } })"),
              "languages: is a list, expected a list of one language or more");
    EXPECT_EQ(refusal(R"({ "raftarium": 1, "languages": ["en", "en"], "title": { "en": "T" } })"),
              "languages[1]: is \"en\", expected each language once");
}

TEST(ReadLesson, refuses_texts_in_a_language_that_the_lesson_does_not_have) {
    EXPECT_EQ(with(R"("waits_for": { "en": "x", "de": "y" })"),
              std::string(kBeat) + "waits_for.de: unknown key, expected one of the lesson's languages");
}

TEST(ReadLesson, refuses_ids_that_stand_twice_or_are_no_names) {
    EXPECT_EQ(refusal(with_beats(beat("b") + "," + beat("b"))),
              "chapters[0].beats[1].id: is \"b\", expected a name that no other has: chapters[0].beats[0].id has it");
    EXPECT_EQ(refusal(with_beats(beat("Big one"))),
              "chapters[0].beats[0].id: is \"Big one\", expected a name of lower-case letters, digits and dashes");
}

TEST(ReadLesson, refuses_wrong_inputs_and_names_their_own_keys) {
    const std::string place = std::string(kBeat) + "inputs[0]";
    EXPECT_EQ(with(R"("inputs": [{ "do": "kill", "node": "A" }])"),
              place + ".after: is missing, expected a number of ms from 0 to 1000000000");
    EXPECT_EQ(with(R"("inputs": [{ "after": 1, "at": 1, "do": "kill", "node": "A" }])"),
              place + ".at: is 1, expected \"after\", a time since the beat's start");
    EXPECT_EQ(with(R"("inputs": [{ "after": 1, "do": "kill", "node": "D" }])"),
              place + ".node: is \"D\", expected \"leader\" or a node, A to C");
}

TEST(ReadLesson, refuses_wrong_conditions) {
    const std::string place = std::string(kBeat) + "expect[0]";
    EXPECT_EQ(expecting("{}"), place +
                                   ": is an object, expected a condition, with one of all, any, not, event, logs, "
                                   "under_way, links, leader, leaders, candidates, client, nodes");
    EXPECT_EQ(expecting("5"), place + ": is 5, expected an object");
    EXPECT_EQ(expecting(R"({ "leader": "D" })"), place + ".leader: is \"D\", expected a node, A to C");
    EXPECT_EQ(expecting(R"({ "nodes": "AA", "value": 1 })"),
              place +
                  ".nodes: is \"AA\", expected leader, running, all, majority or the names of nodes such as \"AB\", "
                  "from A to C");
    EXPECT_EQ(expecting(R"({ "nodes": "A", "role": "king" })"),
              place + ".role: is \"king\", expected one of follower, candidate, leader");
    EXPECT_EQ(expecting(R"({ "event": "explodes" })"),
              place + ".event: is \"explodes\", expected the name of an event such as \"becomes_leader\"");
    EXPECT_EQ(expecting(R"({ "event": "kill", "rule": "none" })"),
              place + ".rule: is \"none\", expected a rule's id such as \"step_down_on_higher_term\"");
    EXPECT_EQ(expecting(R"({ "all": [] })"), place + ".all: is a list, expected one condition or more");
    EXPECT_EQ(expecting(R"({ "nodes": "A", "log": ["SET 5"] })"),
              place +
                  ".log[0]: is \"SET 5\", expected an entry such as \"1: SET 5\", its term from 1 to "
                  "1000000000000 and its command");
    EXPECT_EQ(expecting(R"({ "logs": "differ", "nodes": "majority" })"),
              place +
                  ".nodes: is \"majority\", expected leader, running, all or the names of nodes such as \"AB\", from "
                  "A to C");
    EXPECT_EQ(expecting(R"({ "not": { "candidates": 10 } })"),
              place + ".not.candidates: is 10, expected an integer from 0 to 9");
}

TEST(ReadLesson, refuses_wrong_pointers) {
    const std::string place = std::string(kBeat) + "point[0]";
    EXPECT_EQ(pointing(R"({ "node": "A", "ring": "A" })"),
              place + ": expected an object with exactly one key, what to point at");
    EXPECT_EQ(pointing(R"({ "star": "A" })"),
              place +
                  ".star: unknown key, expected one of node, ring, value, term, votes, log, entry, message, link, "
                  "client, panel");
    EXPECT_EQ(pointing(R"({ "link": ["A", "A"] })"),
              place + ".link[1]: is \"A\", expected another node than the first");
    EXPECT_EQ(pointing(R"({ "link": ["A"] })"),
              place + ".link: is a list, expected a list of two nodes such as [\"A\", \"B\"]");
    EXPECT_EQ(pointing(R"({ "panel": "kitchen" })"),
              place + ".panel: is \"kitchen\", expected one of timeline, inspector, events, top_bar, request");
    EXPECT_EQ(pointing(R"({ "message": { "type": "Telegram" } })"),
              place +
                  ".message.type: is \"Telegram\", expected one of RequestVote, RequestVoteReply, AppendEntries, "
                  "AppendEntriesReply, ClientRequest, ClientReply");
    EXPECT_EQ(pointing(R"({ "entry": { "nodes": "A", "index": 0 } })"),
              place + ".entry.index: is 0, expected an integer from 1 to 1000000");
}

TEST(ReadLesson, refuses_wrong_questions) {
    const std::string words = R"({ "en": "x", "zh": "y" })";
    EXPECT_EQ(with(R"("ask": { "question": )" + words + R"(, "choices": [], "why": )" + words + "}"),
              std::string(kBeat) + "ask.choices: is a list, expected a list of two choices or more");
    EXPECT_EQ(
        with(R"("ask": { "question": )" + words + R"(, "choices": [{ "answer": "perhaps" }], "why": )" + words + "}"),
        std::string(kBeat) + "ask.choices[0].answer: is \"perhaps\", expected one of yes, no");
}

TEST(ReadLesson, refuses_wrong_speeds_times_and_elements) {
    EXPECT_EQ(with("\"speed\": 0"), std::string(kBeat) + "speed: is 0, expected an integer from 1 to 4000");
    EXPECT_EQ(with("\"until\": -1"), std::string(kBeat) + "until: is -1, expected a number of ms from 0 to 60000");
    EXPECT_EQ(with("\"until\": \"soon\""), std::string(kBeat) + "until: is \"soon\", expected an object");
    EXPECT_EQ(with("\"show\": [\"moon\"]"),
              std::string(kBeat) +
                  "show[0]: is \"moon\", expected one of roles, values, terms, rings, logs, clients, "
                  "links, messages, timeline, inspector, events");
}

TEST(ReadLesson, refuses_a_second_world_in_the_first_beat) {
    EXPECT_EQ(with("\"world\": {}"),
              std::string(kBeat) + "world: stands in a chapter's first beat, expected it in the chapter");
}

TEST(IsLesson, tells_lessons_from_scenarios) {
    EXPECT_TRUE(lesson::is_lesson(with_beats(beat("b"))));
    EXPECT_FALSE(lesson::is_lesson(R"({ "raftarium": 1, "nodes": 3 })"));
    EXPECT_FALSE(lesson::is_lesson("nothing"));
}

} // namespace
