// One more language from a file of its own.
#include "raft/lesson/translation.h"

#include <gtest/gtest.h>

#include "raft/lesson/print.h"
#include "tests/lesson/lesson_text.h"

namespace {

using lesson_test::beat;
using lesson_test::read;
using lesson_test::with_beats;

const char* const kWhole = R"({ "raftarium": 1, "language": "de", "title": "Titel", "chapters": {
    "c": { "title": "Kapitel", "beats": { "b": { "text": "Worte." } } } } })";

std::string refusal(const std::string& text) {
    lesson::Lesson lesson = read(with_beats(beat("b")));
    const lesson::Lesson before = lesson;
    const auto problem = lesson::add_translation(lesson, text);
    if (!problem) return "fine";
    EXPECT_EQ(lesson, before);
    return problem->where + ": " + problem->what;
}

TEST(Translation, adds_a_language_to_every_text) {
    lesson::Lesson lesson = read(with_beats(beat("b")));
    ASSERT_EQ(lesson::add_translation(lesson, kWhole), std::nullopt);
    EXPECT_EQ(lesson.languages, (std::vector<std::string>{"en", "zh", "de"}));
    EXPECT_EQ(lesson.title.in("de"), "Titel");
    EXPECT_EQ(lesson.chapters[0].title.in("de"), "Kapitel");
    EXPECT_EQ(lesson.chapters[0].beats[0].text.in("de"), "Worte.");
    EXPECT_TRUE(lesson::check(lesson).flaws.empty());
}

TEST(Translation, that_lacks_a_text_is_not_sound) {
    lesson::Lesson lesson = read(with_beats(beat("b")));
    ASSERT_EQ(lesson::add_translation(lesson, R"({ "raftarium": 1, "language": "de", "title": "Titel" })"),
              std::nullopt);
    const auto flaws = lesson::check(lesson).flaws;
    ASSERT_EQ(flaws.size(), 2U);
    EXPECT_EQ(flaws[0].where, "chapters[0].title.de");
    EXPECT_EQ(flaws[1].where, "beat 1 'b': text.de");
}

TEST(Translation, reaches_the_misconceptions_that_a_lesson_names) {
    std::string text = with_beats(beat("b"));
    text.insert(text.find("\"chapters\""), R"("misconceptions": [ { "en": "Wrong.", "zh": "错。" } ], )");
    lesson::Lesson lesson = read(text);
    ASSERT_EQ(lesson::add_translation(lesson, R"({ "raftarium": 1, "language": "de", "misconceptions": ["Falsch."] })"),
              std::nullopt);
    EXPECT_EQ(lesson.misconceptions.at(0).in("de"), "Falsch.");
    EXPECT_NE(lesson::print(lesson::check(lesson), "de").find("Often believed, and wrong: Falsch."), std::string::npos);
    const auto problem = lesson::add_translation(
        lesson, R"({ "raftarium": 1, "language": "fr", "misconceptions": ["Faux.", "Encore."] })");
    ASSERT_TRUE(problem);
    EXPECT_EQ(problem->where, "misconceptions[1]");
}

TEST(Translation, refuses_what_does_not_fit_the_lesson) {
    EXPECT_EQ(refusal(R"({ "raftarium": 1, "language": "zh" })"),
              "language: is \"zh\", expected a language that the lesson does not have yet");
    EXPECT_EQ(refusal(R"({ "raftarium": 1, "language": "de", "chapters": { "x": {} } })"),
              "chapters.x: unknown key, expected the id of a chapter");
    EXPECT_EQ(refusal(R"({ "raftarium": 1, "language": "de", "chapters": { "c": { "beats": { "x": {} } } } })"),
              "chapters.c.beats.x: unknown key, expected the id of a beat of this chapter");
    EXPECT_EQ(refusal(R"({ "raftarium": 1, "language": "de",
                           "chapters": { "c": { "beats": { "b": { "why": "x" } } } } })"),
              "chapters.c.beats.b.why: is \"x\", expected nothing: this beat asks nothing");
}

} // namespace
