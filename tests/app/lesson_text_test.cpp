// Texts of lessons as the card sets them, how long they take to read, and the file that keeps one's place.
#include <gtest/gtest.h>

#include <fstream>

#include "app/lesson_shelf.h"
#include "app/reading.h"
#include "app/strong_text.h"
#include "app/utf8.h"
#include "raft/lesson/texts.h"
#include "tests/app/interface.h"

namespace {

TEST(Reading, counts_words_of_english_and_characters_of_chinese) {
    const double nothing = app::reading_seconds("", 60);
    EXPECT_DOUBLE_EQ(app::reading_seconds("one two three", 60), nothing + 3);
    EXPECT_DOUBLE_EQ(app::reading_seconds("**A node’s** log.", 60), nothing + 3);
    EXPECT_DOUBLE_EQ(app::reading_seconds("八个字要五秒钟。。", 60), app::reading_seconds("八个字要五秒钟", 60));
    EXPECT_GT(app::reading_seconds("八个字要五秒钟", 60), nothing + 4);
    EXPECT_LT(app::reading_seconds("one two three", 240), app::reading_seconds("one two three", 120));
}

TEST(Utf8, a_broken_character_is_one_byte_and_no_more) {
    EXPECT_EQ(app::first_character("日").bytes, 3U);
    EXPECT_EQ(app::first_character("\xE6\x97").bytes, 1U);
    EXPECT_EQ(app::first_character("\xFF").code, char32_t{0xFFFD});
    EXPECT_EQ(app::first_character("").bytes, 0U);
}

// All lines of a text, put together again.
std::string_view text_of_line(const app::StrongText& text, int line) {
    std::string_view all;
    for (const auto& piece : text.pieces) {
        if (piece.line != line) continue;
        all = all.empty() ? piece.text
                          : std::string_view(all.data(), static_cast<std::size_t>(piece.text.data() - all.data()) +
                                                             piece.text.size());
    }
    return all;
}

app::Look look_of(app_tests::Interface& ui, const render::PaintFonts& fonts) {
    return {.theme = ui.program().theme(), .words = ui.program().words(), .fonts = fonts, .em = 15};
}

TEST(StrongText, no_line_of_any_lesson_is_too_wide_or_begins_with_a_closing_sign) {
    app_tests::Interface ui;
    const auto fonts = ui.fonts();
    const app::Look look = look_of(ui, fonts);
    const app::LessonShelf shelf(app_tests::assets(), {});
    for (const auto& offered : shelf.offered()) {
        const auto lesson = app_tests::shipped_lesson(offered.name);
        lesson::for_each_text(lesson.lesson, [&](const std::string& place, const lesson::Texts& texts) {
            for (const auto& [language, text] : texts.all()) {
                ui.in_frame([&] {
                    const auto laid = app::lay_out(look, text, 1, 260);
                    std::string joined;
                    for (const auto& piece : laid.pieces)
                        joined += piece.text;
                    EXPECT_EQ(joined, lesson::plain(text)) << place;
                    for (int line = 0; line < laid.lines; ++line) {
                        const std::string_view shown = text_of_line(laid, line);
                        EXPECT_FALSE(shown.starts_with("，") || shown.starts_with("。") || shown.starts_with("！") ||
                                     shown.starts_with("？") || shown.starts_with(".") || shown.starts_with("）"))
                            << offered.name << ' ' << place << ' ' << language << ": " << shown;
                    }
                });
            }
        });
    }
}

TEST(LessonProgress, comes_back_as_it_was_written) {
    const auto lesson = app_tests::shipped_lesson("walkthrough");
    app::LessonProgress progress;
    EXPECT_TRUE(progress.reach("walkthrough", lesson, 3));
    EXPECT_FALSE(progress.reach("walkthrough", lesson, 3));
    EXPECT_TRUE(progress.reach("walkthrough", lesson, 1));
    EXPECT_EQ(progress.seen("walkthrough", lesson.chapter_of(0).id), 4U);
    progress.reach("/some/where.json", lesson, 9);
    EXPECT_EQ(app::LessonProgress::read(progress.write()), progress);
}

TEST(LessonProgress, damaged_files_are_read_as_far_as_they_make_sense) {
    const app::LessonProgress none;
    for (const char* text : {"", "{", "[]", "3", R"({"lessons": 4})", R"({"lessons": []})", "\xFF\xFE"})
        EXPECT_EQ(app::LessonProgress::read(text), none) << text;
    const auto read = app::LessonProgress::read(
        R"({"lessons": {"a": 1, "b": {"beat": 3, "seen": {"x": -1, "y": 2, "z": "3"}}, "c": {"beat": "k", "seen": []}}})");
    EXPECT_EQ(read.seen("b", "x"), 0U);
    EXPECT_EQ(read.seen("b", "y"), 2U);
    ASSERT_NE(read.find("c"), nullptr);
    EXPECT_EQ(read.find("c")->beat, "k");
}

TEST(LessonShelf, forgets_a_beat_that_the_lesson_no_longer_has) {
    app_tests::OwnFolder folder;
    const auto file = folder.path() / "lessons.json";
    std::ofstream(file) << R"({"lessons": {"walkthrough": {"beat": "gone", "seen": {}}}})";
    const app::LessonShelf shelf(app_tests::assets(), file);
    EXPECT_EQ(shelf.left_at("walkthrough", app_tests::shipped_lesson("walkthrough")), 0U);
    ASSERT_FALSE(shelf.offered().empty());
    EXPECT_EQ(shelf.offered().front().name, "walkthrough");
}

} // namespace
