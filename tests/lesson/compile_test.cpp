// A lesson is played once, and every beat has its exact place in time from then on.
#include "raft/lesson/compile.h"

#include <gtest/gtest.h>

#include "tests/lesson/lesson_text.h"

namespace {

using lesson_test::beat;
using lesson_test::problems;
using lesson_test::read;
using lesson_test::with_beats;

constexpr sim::Time kMs = sim::kMillisecond;

lesson::CompiledLesson compiled(const std::string& beats) {
    lesson::CompiledLesson result = lesson::compile(read(with_beats(beats)));
    for (const lesson::Flaw& flaw : result.flaws)
        ADD_FAILURE() << flaw.where << ": " << flaw.what;
    return result;
}

TEST(Compile, lets_the_first_beat_begin_where_the_world_says) {
    const lesson::CompiledLesson lesson = compiled(beat("b"));
    sim::Run run = lesson.episodes[0].run();
    EXPECT_FALSE(sim::current_leader(run.at(lesson.beats[0].start - 21 * kMs)));
    EXPECT_EQ(sim::current_leader(run.at(lesson.beats[0].start - 20 * kMs)), 0);
}

TEST(Compile, lets_the_world_stand_still_in_a_beat_that_waits_for_nothing) {
    const lesson::CompiledLesson lesson = compiled(beat("b"));
    EXPECT_EQ(lesson.beats[0].start, lesson.beats[0].end);
}

TEST(Compile, plays_a_beat_for_the_time_that_it_names) {
    const lesson::CompiledLesson lesson = compiled(beat("a", "\"until\": 12.5") + "," + beat("b", "\"until\": 3"));
    EXPECT_EQ(lesson.beats[0].end - lesson.beats[0].start, 12'500);
    EXPECT_EQ(lesson.beats[1].start, lesson.beats[0].end);
    EXPECT_EQ(lesson.beats[1].end - lesson.beats[1].start, 3 * kMs);
}

TEST(Compile, ends_a_beat_at_the_microsecond_when_its_condition_comes_true) {
    const lesson::CompiledLesson lesson =
        compiled(beat("a", R"("inputs": [{ "after": 0, "do": "request", "client": 1, "to": "A", "op": "SET 5" }],
                              "until": { "when": { "nodes": "A", "stored": 1 } }, "waits_for": { "en": "x", "zh": "y" })"));
    sim::Run run = lesson.episodes[0].run();
    EXPECT_EQ(run.at(lesson.beats[0].end - 1).servers[0].node.log.last_index(), 0U);
    EXPECT_EQ(run.at(lesson.beats[0].end).servers[0].node.log.last_index(), 1U);
}

TEST(Compile, goes_on_for_a_while_after_the_condition_where_that_is_asked) {
    const std::string until = R"("until": { "when": { "event": "sends_heartbeat" })";
    const std::string waits = R"(, "waits_for": { "en": "x", "zh": "y" })";
    const lesson::CompiledLesson at_once = compiled(beat("a", until + " }" + waits));
    const lesson::CompiledLesson later = compiled(beat("a", until + ", \"then\": 7 }" + waits));
    EXPECT_EQ(later.beats[0].end - at_once.beats[0].end, 7 * kMs);
}

TEST(Compile, keeps_a_beats_inputs_out_of_the_world_before_it) {
    const lesson::CompiledLesson lesson = compiled(
        beat("a", "\"until\": 5") + "," + beat("b", R"("inputs": [{ "after": 0, "do": "kill", "node": "A" }])"));
    sim::Run run = lesson.episodes[0].run();
    EXPECT_TRUE(run.at(lesson.beats[0].end).servers[0].up);
    EXPECT_FALSE(run.at(lesson.beats[1].end).servers[0].up);
}

TEST(Compile, counts_events_from_the_beginning_of_each_beat) {
    const std::string one_beat = R"("until": { "when": { "event": "sends_heartbeat" } },
                                    "expect": [{ "event": "sends_heartbeat", "count": 1 }],
                                    "waits_for": { "en": "x", "zh": "y" })";
    const lesson::CompiledLesson lesson = compiled(beat("a", one_beat) + "," + beat("b", one_beat));
    EXPECT_EQ(lesson.beats[1].end - lesson.beats[0].end, 50 * kMs);
}

TEST(Compile, starts_a_new_world_where_a_beat_has_one) {
    const lesson::CompiledLesson lesson =
        compiled(beat("a") + "," + beat("b", R"("world": { "nodes": 5 }, "until": 10)") + "," + beat("c"));
    ASSERT_EQ(lesson.episodes.size(), 2U);
    EXPECT_EQ(lesson.beats[0].episode, 0U);
    EXPECT_EQ(lesson.beats[1].episode, 1U);
    EXPECT_EQ(lesson.beats[2].episode, 1U);
    EXPECT_EQ(lesson.beats[1].start, 0);
    EXPECT_EQ(lesson.episodes[1].run().at(0).node_count(), 5);
}

TEST(Compile, carries_what_is_shown_from_beat_to_beat) {
    const lesson::CompiledLesson lesson = compiled(beat("a", "\"hide\": [\"logs\", \"rings\"]") + "," +
                                                   beat("b", "\"show\": [\"logs\"]") + "," + beat("c"));
    EXPECT_TRUE(lesson.beats[0].hidden.contains("logs"));
    for (const std::size_t i : {1U, 2U}) {
        EXPECT_FALSE(lesson.beats[i].hidden.contains("logs"));
        EXPECT_TRUE(lesson.beats[i].hidden.contains("rings"));
    }
}

TEST(Compile, finds_the_answer_to_a_question_at_the_beat_that_decides) {
    const std::string words = R"({ "en": "x", "zh": "y" })";
    const std::string ask = R"("ask": { "question": )" + words + R"(, "why": )" + words + R"(, "decided_at": "c",
        "choices": [{ "answer": "no", "right_when": { "nodes": "A", "up": true } },
                    { "answer": "yes", "right_when": { "nodes": "A", "up": false } }] })";
    const lesson::CompiledLesson lesson = compiled(
        beat("a", ask) + "," + beat("b") + "," + beat("c", R"("inputs": [{ "after": 0, "do": "kill", "node": "A" }])"));
    ASSERT_TRUE(lesson.beats[0].ask);
    EXPECT_EQ(lesson.beats[0].ask->right, 1U);
    EXPECT_EQ(lesson.beats[0].ask->decided_at, 2U);
}

TEST(Compile, finds_beats_by_name_and_by_chapter) {
    const lesson::CompiledLesson lesson = compiled(beat("a") + "," + beat("b"));
    EXPECT_EQ(lesson.find_beat("b"), 1U);
    EXPECT_EQ(lesson.find_beat("c"), std::nullopt);
    EXPECT_EQ(lesson.first_beat(0), 0U);
}

TEST(Unsound, is_a_condition_that_does_not_come_true) {
    EXPECT_EQ(problems(with_beats(beat("a", R"("until": { "when": { "leader": "B" }, "within": 300 },
                                              "waits_for": { "en": "x", "zh": "y" })") +
                                  "," + beat("b", R"("expect": [{ "leader": "B" }])"))),
              "beat 1 'a': until: is not met within 300 ms (B: follower), expected a condition that comes true; in the "
              "end: A: leader, term 1, log [], commit index 0; B: follower, term 1, log [], commit index 0; C: "
              "follower, term 1, log [], commit index 0\n");
}

TEST(Unsound, is_a_condition_that_is_true_from_the_beginning) {
    EXPECT_EQ(problems(with_beats(beat("a", R"("until": { "when": { "leader": "A" } },
                                              "waits_for": { "en": "x", "zh": "y" })"))),
              "beat 1 'a': until: is true when the beat begins, expected a condition to wait for\n");
}

TEST(Unsound, is_a_claim_that_is_not_true) {
    const std::string found = problems(with_beats(beat("a", R"("expect": [{ "leader": "A" }, { "leader": "B" }])")));
    EXPECT_EQ(found.substr(0, found.find(", at")), "beat 1 'a': expect[1]: is not true at the beat's end");
}

TEST(Unsound, says_what_is_true_instead_of_each_kind_of_claim) {
    const auto instead_of = [](const std::string& claim) {
        const std::string found = problems(with_beats(beat("a", "\"expect\": [" + claim + "]")));
        const std::size_t open = found.find('(');
        return found.substr(open + 1, found.rfind(')') - open - 1);
    };
    EXPECT_EQ(instead_of(R"({ "nodes": "AB", "role": "leader", "term": 1 })"),
              "A: leader, of term 1; B: follower, of term 1");
    EXPECT_EQ(instead_of(R"({ "nodes": "B", "voted_for": "C", "value": 2, "commit": 1, "stored": 1 })"),
              "B: voted for A, at value 0, commit index 0, last index 0");
    EXPECT_EQ(instead_of(R"({ "nodes": "C", "holds": { "index": 2, "entry": "1: SET 5" }, "log": ["1: SET 5"] })"),
              "C: log [], no entry 2");
    EXPECT_EQ(instead_of(R"({ "leaders": 2 })"), "in the role leader: 1");
    EXPECT_EQ(instead_of(R"({ "client": 1, "state": "done" })"), "there is no client 1");
    EXPECT_EQ(instead_of(R"({ "logs": "differ" })"), "A: []; B: []; C: []");
    EXPECT_EQ(instead_of(R"({ "under_way": { "type": "RequestVote" } })"), "under way: 0");
    EXPECT_EQ(instead_of(R"({ "links": ["A", "BC"] })"), "no link is cut");
    EXPECT_EQ(instead_of(R"({ "event": "becomes_leader" })"), "becomes_leader: 0 times");
    EXPECT_EQ(instead_of(R"({ "not": { "leader": "exists" } })"), "A: up");
    EXPECT_EQ(instead_of(R"({ "all": [{ "leader": "A" }, { "candidates": 1 }] })"), "in the role candidate: 0");
    EXPECT_EQ(instead_of(R"({ "any": [{ "leader": "B" }, { "candidates": 1 }] })"),
              "B: follower; in the role candidate: 0");
}

TEST(Unsound, shows_every_beat_all_the_same) {
    const lesson::CompiledLesson lesson = lesson::compile(
        read(with_beats(beat("a", R"("until": { "when": { "leader": "B" }, "within": 300 })") + "," + beat("b"))));
    ASSERT_EQ(lesson.beats.size(), 2U);
    EXPECT_GT(lesson.beats[0].end, lesson.beats[0].start) << "as far as it waited";
    EXPECT_EQ(lesson.beats[1].start, lesson.beats[0].end);
    EXPECT_EQ(lesson.beats[1].end, lesson.beats[0].end);
    EXPECT_EQ(lesson.flaws.size(), 1U);
}

TEST(Unsound, is_a_camera_on_nobody) {
    EXPECT_EQ(problems(with_beats(beat("a", R"("inputs": [{ "after": 0, "do": "kill", "node": "A" }],
                                              "camera": "leader")"))),
              "beat 1 'a': camera: looks at nobody at the beat's end, expected a node that is there\n");
    EXPECT_EQ(problems(with_beats(beat("a", R"("camera": "AB")"))), "");
}

TEST(Unsound, is_a_pointer_at_nothing) {
    const std::string found = problems(with_beats(beat("a", R"("point": [{ "node": "A" }, { "client": 1 }])")));
    EXPECT_EQ(found.substr(0, found.find(", at")), "beat 1 'a': point[1]: points at nothing at the beat's end");
}

TEST(Unsound, is_an_input_after_its_beat_or_without_effect) {
    EXPECT_EQ(problems(with_beats(beat("a", R"("until": 5, "inputs": [{ "after": 6, "do": "kill", "node": "A" }])") +
                                  "," + beat("b", "\"until\": 5"))),
              "beat 1 'a': inputs: has one after 6 ms, expected none after the beat's end, at 5 ms\n");
    EXPECT_EQ(problems(with_beats(beat("a", R"("until": 5, "inputs": [{ "after": 2, "do": "heal" }])"))),
              "beat 1 'a': inputs: has a \"heal\" after 2 ms that changes nothing, expected inputs that do\n");
}

TEST(Unsound, is_a_question_without_exactly_one_answer) {
    const std::string words = R"({ "en": "x", "zh": "y" })";
    const auto ask = [&](const std::string& at, const std::string& second) {
        return R"("ask": { "question": )" + words + R"(, "why": )" + words + R"(, "decided_at": ")" + at + R"(",
            "choices": [{ "node": "A", "right_when": { "leader": "A" } },
                        { "node": "B", "right_when": )" +
               second + "}] }";
    };
    EXPECT_EQ(problems(with_beats(beat("a", ask("a", R"({ "leader": "exists" })")))),
              "beat 1 'a': ask.choices: 2 of them come true at beat \"a\", expected exactly one\n");
    EXPECT_EQ(problems(with_beats(beat("a", ask("z", R"({ "leader": "B" })")))),
              "beat 1 'a': ask.decided_at: is no beat of the same world at or after this one, expected one\n");
}

// A card tells one answer.
TEST(Unsound, is_a_beat_that_answers_two_questions) {
    const std::string words = R"({ "en": "x", "zh": "y" })";
    const std::string ask = R"("ask": { "question": )" + words + R"(, "why": )" + words + R"(, "decided_at": "c",
        "choices": [{ "answer": "no", "right_when": { "nodes": "A", "up": false } },
                    { "answer": "yes", "right_when": { "nodes": "A", "up": true } }] })";
    EXPECT_EQ(problems(with_beats(beat("a", ask) + "," + beat("b", ask) + "," + beat("c"))),
              "beat 2 'b': ask.decided_at: is beat \"c\", which answers another question already, expected a beat that "
              "answers one\n");
}

TEST(Unsound, is_a_text_that_is_missing_empty_too_long_or_badly_marked) {
    const auto with_text = [](const std::string& text) {
        return problems(with_beats(R"({ "id": "a", "text": )" + text + " }"));
    };
    EXPECT_EQ(with_text(R"({ "en": "x" })"),
              "beat 1 'a': text.zh: is missing, expected the text in every language of the lesson\n");
    EXPECT_EQ(with_text(R"({ "en": "x", "zh": "" })"), "beat 1 'a': text.zh: is empty, expected a text\n");
    EXPECT_EQ(with_text(R"({ "en": ")" + std::string(301, 'x') + R"(", "zh": "y" })"),
              "beat 1 'a': text.en: has 301 characters, expected at most 300\n");
    EXPECT_EQ(with_text(R"({ "en": "a **b", "zh": "y" })"),
              "beat 1 'a': text.en: has a ** without its other, expected pairs\n");
}

TEST(Unsound, is_waiting_without_saying_for_what) {
    EXPECT_EQ(problems(with_beats(beat("a", R"("until": { "when": { "event": "sends_heartbeat" } })"))),
              "beat 1 'a': waits_for: is missing, expected a few words for what the beat waits for\n");
}

TEST(Unsound, is_a_pointer_at_what_is_hidden) {
    EXPECT_EQ(problems(with_beats(beat("a", R"("hide": ["rings"], "point": [{ "ring": "B" }])"))),
              "beat 1 'a': point[0]: points at what is hidden here, expected something that is shown\n");
}

TEST(Problems, come_in_the_order_of_the_file) {
    std::string beats;
    for (int i = 0; i < 12; ++i)
        beats += (i == 0 ? "" : ",") + beat("b" + std::to_string(i), R"("expect": [{ "leader": "B" }])");
    const std::string text = problems(with_beats(beats));
    std::size_t at = 0;
    for (int i = 0; i < 12; ++i) {
        at = text.find("beat " + std::to_string(i + 1) + " 'b" + std::to_string(i) + "':", at);
        ASSERT_NE(at, std::string::npos) << i;
    }
}

} // namespace
