// The fonts inside the program: ImGui can read them, and our own measuring agrees with it.
#include "third_party/fonts/fonts.h"

#include <gtest/gtest.h>
#include <imgui.h>

#include <string>
#include <utility>

namespace fonts {
namespace {

class FontsInImGui : public testing::Test {
  protected:
    void SetUp() override {
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures; // so that letters are drawn when first asked for
    }
    void TearDown() override { ImGui::DestroyContext(); }

    static ImFont* load(Face face) {
        ImFont* font = nullptr;
        for (const Face part : chain(face)) {
            ImFontConfig config;
            config.MergeMode = font != nullptr;
            void* data = const_cast<std::byte*>(file(part).data());
            ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
            font = atlas.AddFontFromMemoryTTF(data, static_cast<int>(file(part).size()), 0, &config);
            atlas.Sources.back().FontDataOwnedByAtlas = false;
        }
        return font;
    }
};

constexpr Face kTextFaces[] = {Face::Regular, Face::SemiBold, Face::Bold};
const char* const kMixed =
    "Leader B → C · 节点 B 无法复制到多数节点。 ✓✕★▸ ≥½ ０ 阈值 浏览 渲染 лекция カナ 한국어 Ελληνικά 體";

TEST_F(FontsInImGui, width_is_what_imgui_paints) {
    for (const Face face : kTextFaces) {
        ImFont* font = load(face);
        for (const float em : {11.0f, 13.0f, 14.0f, 24.0f, 60.0f}) {
            const float painted = font->CalcTextSizeA(imgui_size(em), 1e9f, 0, kMixed).x;
            EXPECT_NEAR(crisp_em(em) * width(face, kMixed), painted, painted * 1e-4f) << "em " << em;
        }
    }
}

TEST_F(FontsInImGui, each_merged_face_has_ink_where_it_should) {
    for (const Face face : kTextFaces) {
        ImFontBaked* baked = load(face)->GetFontBaked(40);
        for (const ImWchar character : U"A节✕") {
            if (character == 0) continue;
            const ImFontGlyph* glyph = baked->FindGlyphNoFallback(character);
            ASSERT_NE(glyph, nullptr) << character;
            EXPECT_GT(glyph->Y1 - glyph->Y0, 10) << character;
        }
    }
}

TEST_F(FontsInImGui, a_capital_stands_in_the_middle_of_its_line) {
    const ImFontGlyph* glyph = load(Face::Bold)->GetFontBaked(121)->FindGlyph('H');
    EXPECT_NEAR((glyph->Y0 + glyph->Y1) / 2, 121 / 2.0f, 1.0f);
    EXPECT_NEAR(glyph->Y1 - glyph->Y0, 100 * kCapHeight, 1.5f);
}

TEST(FontMetrics, letters_of_europe_china_japan_and_korea_can_be_shown) {
    constexpr std::pair<char32_t, char32_t> kWhole[] = {{U'А', U'я'},   {U'Α', U'Ρ'},    {U'α', U'ω'},  {U'ぁ', U'ん'},
                                                        {U'ァ', U'ヶ'}, {U'一', 0x9FA5}, {U'가', U'힣'}};
    for (const auto& [first, last] : kWhole) {
        for (char32_t letter = first; letter <= last; ++letter) {
            for (const Face face : kTextFaces)
                EXPECT_TRUE(can_show(face, letter)) << static_cast<std::uint32_t>(letter);
        }
    }
}

TEST(FontMetrics, what_cannot_be_shown_is_named_once) {
    EXPECT_EQ(not_shown("阈值 лекция カナ\n한국어"), U"");
    EXPECT_EQ(not_shown("Raft 𓀀 and 𓀀, 𓀁"), U"𓀀𓀁");
}

TEST(FontMetrics, digits_have_one_width) {
    for (const Face face : kTextFaces) {
        for (char32_t digit = U'0'; digit <= U'9'; ++digit)
            EXPECT_EQ(advance(face, digit), advance(face, U'0'));
    }
}

TEST(FontMetrics, bolder_is_not_narrower) {
    EXPECT_LT(width(Face::Regular, "AppendEntries"), width(Face::SemiBold, "AppendEntries"));
    EXPECT_LT(width(Face::SemiBold, "AppendEntries"), width(Face::Bold, "AppendEntries"));
}

TEST(FontMetrics, chinese_characters_are_one_em_wide) {
    EXPECT_EQ(width(Face::Regular, "领导者"), 3.0f);
    EXPECT_EQ(width(Face::Bold, "领导者"), 3.0f);
    EXPECT_FALSE(has_glyph(Face::Regular, U'领'));
    EXPECT_TRUE(can_show(Face::Regular, U'领'));
}

TEST(FontMetrics, what_no_face_has_is_painted_as_the_replacement_character) {
    const char32_t egyptian = 0x13000;
    EXPECT_FALSE(can_show(Face::Regular, egyptian));
    EXPECT_EQ(advance(Face::Regular, egyptian), advance(Face::Regular, 0xFFFD));
}

TEST(FontMetrics, broken_utf8_is_measured_byte_by_byte) {
    const float unknown = advance(Face::Regular, 0xFFFD);
    EXPECT_FLOAT_EQ(width(Face::Regular, "\xE8\x8A"), 2 * unknown); // the end of a character is missing
    EXPECT_FLOAT_EQ(width(Face::Regular, "\xFFok"), unknown + width(Face::Regular, "ok"));
    EXPECT_EQ(width(Face::Regular, ""), 0.0f);
    EXPECT_EQ(width(Face::Regular, std::string_view("\n\t\0", 3)), 0.0f);
}

} // namespace
} // namespace fonts
