// Texts of lessons as the card sets them, how long they take to read, and the file that keeps one's place.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "app/files/opened_file.h"
#include "app/lesson/lesson_shelf.h"
#include "app/words/addresses.h"
#include "app/words/narration.h"
#include "app/words/reading.h"
#include "raft/lesson/every_text.h"
#include "raft/lesson/texts.h"
#include "render/paragraph.h"
#include "render/text_measure.h"
#include "render/utf8.h"
#include "tests/app/interface.h"
#include "third_party/fonts/fonts.h"

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
    EXPECT_EQ(render::first_character("日").bytes, 3U);
    EXPECT_EQ(render::first_character("\xE6\x97").bytes, 1U);
    EXPECT_EQ(render::first_character("\xFF").code, char32_t{0xFFFD});
    EXPECT_EQ(render::first_character("").bytes, 0U);
}

// All lines of a text, put together again.
std::string_view text_of_line(const render::Paragraph& text, int line) {
    std::string_view all;
    for (const auto& piece : text.pieces) {
        if (piece.line != line) continue;
        all = all.empty() ? piece.text
                          : std::string_view(all.data(), static_cast<std::size_t>(piece.text.data() - all.data()) +
                                                             piece.text.size());
    }
    return all;
}

std::string_view plain_line(std::string_view line) {
    while (line.ends_with(' '))
        line.remove_suffix(1);
    return line;
}

TEST(Paragraph, no_line_of_any_lesson_is_too_wide_or_begins_with_a_closing_sign) {
    constexpr float kWidth = 260;
    const app::LessonShelf shelf(app_tests::assets(), {});
    for (const auto& offered : shelf.offered()) {
        const auto lesson = app_tests::shipped_lesson(offered.name);
        lesson::for_each_text(lesson.lesson, [&](const lesson::TextPlace& place, const lesson::Texts& texts) {
            for (const auto& [language, text] : texts.all()) {
                const auto set = render::set_paragraph(app::runs(text), 15, kWidth);
                std::string joined;
                for (const auto& piece : set.pieces)
                    joined += piece.text;
                EXPECT_EQ(joined, lesson::plain(text)) << place.where;

                render::Scene scene;
                write(scene, set, {0, 0}, {});
                for (const auto& shape : scene.shapes) {
                    const render::Rect box = text_box(std::get<render::Text>(shape));
                    EXPECT_LE(box.right(), kWidth + 1) << place.where;
                    EXPECT_GE(box.y, 0) << place.where;
                    EXPECT_LE(box.bottom(), set.height()) << place.where;
                }
                for (int line = 0; line < set.lines; ++line) {
                    const std::string_view shown = text_of_line(set, line);
                    EXPECT_FALSE(shown.starts_with("，") || shown.starts_with("。") || shown.starts_with("！") ||
                                 shown.starts_with("？") || shown.starts_with(".") || shown.starts_with("）"))
                        << offered.name << ' ' << place.where << ' ' << language << ": " << shown;
                }
            }
        });
    }
}

TEST(Paragraph, the_screen_draws_it_as_wide_as_it_was_set) {
    app_tests::Interface ui;
    const auto fonts = ui.fonts();
    ui.in_frame([&] {
        for (const std::string_view text : {"A leader sends AppendEntries.", "领导者发送 AppendEntries。"}) {
            const auto set = render::set_paragraph({{text, true}}, 15, 1000);
            const float drawn =
                fonts.semibold
                    ->CalcTextSizeA(fonts::imgui_size(set.size), 1e9F, 0, text.data(), text.data() + text.size())
                    .x;
            EXPECT_NEAR(drawn, render::text_width(text, set.size, render::Weight::SemiBold), 1) << text;
        }
    });
}

TEST(Paragraph, a_number_stays_with_what_it_belongs_to) {
    const std::string text = "It is SET 3";
    const float narrow = render::text_width("It is SET", 15, render::Weight::Regular) + 2;
    const auto set = render::set_paragraph(app::runs(text), 15, narrow);
    ASSERT_EQ(set.lines, 2);
    EXPECT_EQ(text_of_line(set, 1), "SET 3");
}

TEST(Paragraph, a_word_that_no_line_holds_is_broken) {
    for (const std::string& text : {std::string(150, 'x') + " a", std::string("1 1 1 4 4 5 5 6 6 6 8 8 8 8 8 8 8 8")}) {
        const auto set = render::set_paragraph(app::runs(text), 15, 100);
        EXPECT_GT(set.lines, 1);
        render::Scene scene;
        write(scene, set, {0, 0}, {});
        for (const auto& shape : scene.shapes)
            EXPECT_LE(text_box(std::get<render::Text>(shape)).right(), 101);
    }
    EXPECT_GT(render::set_paragraph(app::runs("abc"), 15, 0).lines, 0) << "no room at all";
}

TEST(Paragraph, nothing_stands_alone_on_the_last_line) {
    const std::string text =
        "这一次没有竞争者：D 获得多数选票，成为任期 2 的领导者。随机超时让选票瓜分很少发生，而且很快就会过去。";
    const float whole = render::text_width(text, 15, render::Weight::Regular);
    for (float width = whole / 3; width < whole; width += 7) {
        const auto set = render::set_paragraph(app::runs(text), 15, width);
        if (set.lines == 1) continue;
        const float last = render::text_width(text_of_line(set, set.lines - 1), set.size, render::Weight::Regular);
        EXPECT_GT(last, 0.14F * width) << width;
    }
}

// Of words with spaces between them; nothing can be done where the line before has one word, too.
bool ends_alone(const render::Paragraph& set) {
    if (set.lines < 2) return false;
    const auto words = [](std::string_view line) { return 1 + std::ranges::count(plain_line(line), ' '); };
    return words(text_of_line(set, set.lines - 1)) == 1 && words(text_of_line(set, set.lines - 2)) > 1;
}

TEST(Paragraph, no_word_and_no_number_of_any_lesson_ends_alone) {
    for (const std::string& name : app_tests::lesson_names()) {
        const auto lesson = app_tests::shipped_lesson(name);
        lesson::for_each_text(lesson.lesson, [&](const lesson::TextPlace& place, const lesson::Texts& texts) {
            // An address is one long word.
            if (texts.in("en").find("://") != std::string_view::npos) return;
            const auto runs = app::runs(texts.in("en"));
            for (const float width : {200.0F, 333.0F, 480.0F, 900.0F}) {
                const auto set = render::set_paragraph(runs, 15, width);
                EXPECT_FALSE(ends_alone(set)) << name << ' ' << place.where << ", " << width;
            }
        });
    }
}

TEST(Paragraph, has_no_more_lines_for_the_company_that_its_last_word_keeps) {
    const std::string text = "Five words stand on one line here, then six.";
    const auto width_of = [](std::string_view piece, bool) { return static_cast<float>(piece.size()); };
    const auto set = render::set_paragraph({{text}}, 1, 40, width_of);
    ASSERT_EQ(set.lines, 2);
    EXPECT_EQ(text_of_line(set, 1), "then six.");
    EXPECT_EQ(render::set_paragraph({{"one two"}}, 1, 3, width_of).lines, 2) << "nobody is there to keep it";
}

TEST(Paragraph, stars_that_stand_for_nothing_are_not_shown) {
    const std::string text = "a****b";
    const auto set = render::set_paragraph(app::runs(text), 15, 1000);
    std::string joined;
    for (const auto& piece : set.pieces)
        joined += piece.text;
    EXPECT_EQ(joined, "ab");
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

TEST(OpenedFile, a_lesson_brings_the_translations_beside_it) {
    app_tests::OwnFolder folder;
    const auto path = folder.path() / "vote-refused.json";
    std::filesystem::copy_file(app_tests::assets() / "lessons" / "vote-refused.json", path);
    std::ofstream(folder.path() / "vote-refused.de.json")
        << R"({"raftarium": 1, "language": "de", "title": "Eine verweigerte Stimme"})";
    const auto opened = app::open_file(path.string());
    const auto* lesson = std::get_if<lesson::CompiledLesson>(&opened);
    ASSERT_NE(lesson, nullptr);
    EXPECT_EQ(lesson->lesson.title.in("de"), "Eine verweigerte Stimme");
    EXPECT_EQ(lesson->beat(0).text.in("de"), lesson->beat(0).text.in("en")) << "what is not translated yet";

    std::ofstream(folder.path() / "vote-refused.old.json") << "{}";
    EXPECT_TRUE(std::holds_alternative<lesson::CompiledLesson>(app::open_file(path.string())))
        << "a neighbour that is wrong keeps nobody from the lesson";
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

TEST(Addresses, end_where_the_sentence_goes_on) {
    using Found = std::vector<std::string_view>;
    EXPECT_EQ(app::addresses_in("no address: https:// nor http://x.org"), Found{});
    EXPECT_EQ(app::addresses_in("the paper: https://raft.github.io/raft.pdf."),
              Found{"https://raft.github.io/raft.pdf"});
    EXPECT_EQ(app::addresses_in("作者：https://raft.github.io/raft.pdf，还有（https://a.b/c?d=1&e）。"),
              (Found{"https://raft.github.io/raft.pdf", "https://a.b/c?d=1&e"}));
    EXPECT_EQ(app::addresses_in("(https://raft.github.io)"), Found{"https://raft.github.io"});
}

} // namespace
