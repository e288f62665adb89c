// Ellipsis and dash in Chinese texts are Chinese: in the middle of the line, from the same face as what stands around.
#include "app/words/chinese_signs.h"

#include <gtest/gtest.h>

#include "tests/app/interface.h"
#include "third_party/fonts/font_metrics.h"

namespace {

TEST(ChineseSigns, only_chinese_texts_get_them) {
    EXPECT_EQ(app::with_chinese_signs("E 收到 SET 3……", "zh"), "E 收到 SET 3⋯⋯");
    EXPECT_EQ(app::with_chinese_signs("领导者——唯一的——", "zh"), "领导者⸺唯一的⸺");
    EXPECT_EQ(app::with_chinese_signs("E takes SET 3 …", "en"), "E takes SET 3 …");
}

TEST(ChineseSigns, a_text_that_stands_in_for_a_missing_one_keeps_its_own) {
    lesson::Texts texts;
    EXPECT_EQ(app::shown_text(texts, "zh"), "");
    texts.add("en", "and then …");
    EXPECT_EQ(app::shown_text(texts, "zh"), "and then …");
    texts.add("zh", "然后……");
    EXPECT_EQ(app::shown_text(texts, "zh"), "然后⋯⋯");
}

TEST(ChineseSigns, are_of_the_chinese_face_and_as_wide_as_its_characters) {
    for (const fonts::Face face : {fonts::Face::Regular, fonts::Face::SemiBold, fonts::Face::Bold}) {
        EXPECT_FALSE(fonts::has_glyph(face, U'⋯'));
        EXPECT_FALSE(fonts::has_glyph(face, U'⸺'));
        EXPECT_FLOAT_EQ(fonts::advance(face, U'⋯'), fonts::advance(face, U'字'));
    }
}

TEST(ChineseSigns, no_text_of_the_window_has_the_ordinary_ones) {
    for (const auto& [key, text] : app_tests::languages().get("zh").words.all()) {
        if (app_tests::languages().get("en").words.get(key) == text) continue; // a name, or not translated
        EXPECT_EQ(text.find("…"), std::string::npos) << key;
        EXPECT_EQ(text.find("——"), std::string::npos) << key;
    }
}

} // namespace
