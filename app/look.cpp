#include "app/look.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "render/utf8.h"
#include "third_party/fonts/fonts.h"

namespace app {
namespace {

constexpr float kOrdinaryEm = 16; // in a window of 1600 × 1000

ImFont* add_face(fonts::Face face) {
    ImFont* font = nullptr;
    for (const fonts::Face part : fonts::chain(face)) {
        const auto bytes = fonts::file(part);
        ImFontConfig config;
        config.MergeMode = font != nullptr;
        // ImGui takes a mutable pointer, but writes to no font. Before 1.92.6 it copies one that it does not own, 16 MB
        // for a Chinese face; so it learns only afterwards that it does not own this one.
        void* data = const_cast<std::byte*>(bytes.data());
        ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
        font = atlas.AddFontFromMemoryTTF(data, static_cast<int>(bytes.size()), 0, &config);
        atlas.Sources.back().FontDataOwnedByAtlas = false;
    }
    return font;
}

ImVec4 with_alpha(render::Color color, float alpha) {
    ImVec4 value = unpacked(color);
    value.w *= alpha;
    return value;
}

} // namespace

std::string Look::labelled(std::string_view key, std::string_view id) const {
    return std::string(word(key)) + "###" + std::string(id);
}

TextStyle::TextStyle(const Look& look, float size, render::Weight weight) {
    ImFont* font = look.fonts.regular;
    if (weight == render::Weight::SemiBold) font = look.fonts.semibold;
    if (weight == render::Weight::Bold) font = look.fonts.bold;
    const float shown = look.presenting ? std::max(size, kNormal) : size;
    ImGui::PushFont(font, fonts::imgui_size(fonts::crisp_em(look.em * shown)));
}

TextStyle::~TextStyle() {
    ImGui::PopFont();
}

ImU32 packed(render::Color color) {
    return IM_COL32(color.r, color.g, color.b, color.a);
}

ImVec4 unpacked(render::Color color) {
    return ImGui::ColorConvertU32ToFloat4(packed(color));
}

void text(std::string_view words, render::Color color) {
    ImGui::PushStyleColor(ImGuiCol_Text, packed(color));
    ImGui::TextUnformatted(words.data(), words.data() + words.size());
    ImGui::PopStyleColor();
}

float text_width(std::string_view words) {
    return ImGui::CalcTextSize(words.data(), words.data() + words.size()).x;
}

std::string shortened(std::string_view words, float width) {
    if (text_width(words) <= width) return std::string(words);
    std::vector<render::Character> characters;
    for (std::string_view rest = words; !rest.empty(); rest.remove_prefix(characters.back().bytes))
        characters.push_back(render::first_character(rest));
    std::string shorter(words);
    while (!characters.empty()) {
        shorter.resize(shorter.size() - characters.back().bytes);
        characters.pop_back();
        const bool chinese = !characters.empty() && render::is_chinese(characters.back().code);
        std::string with_sign = shorter + (chinese ? "⋯" : "…");
        if (text_width(with_sign) <= width) return with_sign;
    }
    return shorter;
}

render::PaintFonts load_fonts() {
    render::PaintFonts loaded{.regular = add_face(fonts::Face::Regular),
                              .semibold = add_face(fonts::Face::SemiBold),
                              .bold = add_face(fonts::Face::Bold)};
    ImGui::GetIO().FontDefault = loaded.regular;
    return loaded;
}

void set_style(const render::Theme& theme, float em) {
    ImGuiStyle style;
    style.FontSizeBase = fonts::imgui_size(em);
    style.WindowPadding = {0, 0};
    style.WindowBorderSize = 0;
    style.WindowRounding = std::round(em * 0.7F);
    style.ChildBorderSize = 0;
    style.PopupRounding = std::round(em * 0.6F);
    style.PopupBorderSize = 1;
    style.FramePadding = {std::round(em * 0.75F), std::round(em * 0.36F)};
    style.FrameRounding = std::round(em * 0.5F);
    style.FrameBorderSize = 0;
    style.ItemSpacing = {std::round(em * 0.55F), std::round(em * 0.45F)};
    style.ItemInnerSpacing = {std::round(em * 0.4F), std::round(em * 0.3F)};
    style.CellPadding = {std::round(em * 0.4F), std::round(em * 0.22F)};
    style.IndentSpacing = em;
    style.ScrollbarSize = std::round(em * 0.7F);
    style.ScrollbarRounding = style.ScrollbarSize;
    style.GrabRounding = style.FrameRounding;
    style.SeparatorTextBorderSize = 1;
    style.DisabledAlpha = 0.4F;
    style.WindowMinSize = {em, em};
    style.ButtonTextAlign = {0.5F, 0.5F};
    style.HoverDelayNormal = 0.35F;

    const auto set = [&style](ImGuiCol slot, render::Color color, float alpha = 1) {
        style.Colors[slot] = with_alpha(color, alpha);
    };
    set(ImGuiCol_Text, theme.text);
    set(ImGuiCol_TextDisabled, theme.muted_text);
    set(ImGuiCol_WindowBg, theme.surface);
    set(ImGuiCol_ChildBg, theme.surface, 0);
    set(ImGuiCol_PopupBg, theme.surface);
    set(ImGuiCol_Border, theme.border);
    set(ImGuiCol_BorderShadow, theme.border, 0);
    set(ImGuiCol_FrameBg, theme.sunken);
    set(ImGuiCol_FrameBgHovered, theme.border);
    set(ImGuiCol_FrameBgActive, theme.border);
    set(ImGuiCol_Button, theme.sunken);
    set(ImGuiCol_ButtonHovered, theme.border);
    set(ImGuiCol_ButtonActive, theme.link);
    set(ImGuiCol_Header, theme.sunken);
    set(ImGuiCol_HeaderHovered, theme.sunken);
    set(ImGuiCol_HeaderActive, theme.border);
    set(ImGuiCol_Separator, theme.border);
    set(ImGuiCol_CheckMark, theme.text);
    set(ImGuiCol_SliderGrab, theme.text);
    set(ImGuiCol_SliderGrabActive, theme.text);
    set(ImGuiCol_ScrollbarBg, theme.surface, 0);
    set(ImGuiCol_ScrollbarGrab, theme.border);
    set(ImGuiCol_ScrollbarGrabHovered, theme.link);
    set(ImGuiCol_ScrollbarGrabActive, theme.muted_text);
    set(ImGuiCol_TableHeaderBg, theme.surface);
    set(ImGuiCol_TableBorderStrong, theme.border);
    set(ImGuiCol_TableBorderLight, theme.border);
    set(ImGuiCol_TableRowBg, theme.surface, 0);
    set(ImGuiCol_TableRowBgAlt, theme.sunken, 0.5F);
    set(ImGuiCol_TextSelectedBg, theme.accent, 0.3F);
    set(ImGuiCol_InputTextCursor, theme.text);
    set(ImGuiCol_NavCursor, theme.accent);
    set(ImGuiCol_NavWindowingHighlight, theme.accent, 0.6F);
    set(ImGuiCol_NavWindowingDimBg, theme.text, 0.2F);
    set(ImGuiCol_ModalWindowDimBg, theme.dark ? render::Color{0, 0, 0, 255} : theme.text, 0.35F);
    ImGui::GetStyle() = style;
}

float em_for(float width, float height, float content_scale, const TextWish& wish) {
    // The text fits a window of 1600 × 1000; other sizes change it half as much as themselves.
    const float fit = std::min(width / 1600, height / 1000) / std::max(content_scale, 0.5F);
    const float by_window = std::clamp(std::sqrt(fit), 0.86F, 1.4F);
    const float em = kOrdinaryEm * content_scale * by_window * static_cast<float>(wish.percent) / 100;
    // However large somebody wants it, the menus at least must fit beside each other.
    constexpr float kMenus = 31; // em
    const float fitting = fonts::crisp_em(std::clamp(em, 6.0F, std::clamp(width / kMenus, 6.0F, 96.0F)));
    if (!wish.presenting) return fitting;
    const float larger = static_cast<float>(std::max(wish.percent, 100)) / 100;
    return render::presenting_em(std::min(render::kLeastText * height * larger, width / kMenus), height);
}

} // namespace app
