#include "app/wrapped.h"

#include <cfloat>

#include "app/look.h"
#include "render/paragraph.h"
#include "third_party/fonts/font_metrics.h"

namespace app {

std::vector<std::string_view> wrapped_lines(std::string_view words, float width) {
    // Not text_width: of each of many pieces that is rounded up.
    const auto width_of = [](std::string_view piece, bool) {
        return ImGui::GetFont()
            ->CalcTextSizeA(ImGui::GetFontSize(), FLT_MAX, 0, piece.data(), piece.data() + piece.size())
            .x;
    };
    const float em = ImGui::GetFontSize() / fonts::kLineHeight;
    const render::Paragraph set = render::set_paragraph({{words, false}}, em, width, width_of);
    std::vector<std::string_view> lines;
    lines.reserve(set.pieces.size());
    for (const render::Paragraph::Piece& piece : set.pieces)
        lines.push_back(piece.text);
    return lines;
}

float wrapped_height(std::string_view words, float width) {
    return static_cast<float>(wrapped_lines(words, width).size()) * ImGui::GetTextLineHeight();
}

void draw_wrapped(ImVec2 corner, float width, std::string_view words, render::Color color) {
    for (const std::string_view line : wrapped_lines(words, width)) {
        ImGui::GetWindowDrawList()->AddText(corner, packed(color), line.data(), line.data() + line.size());
        corner.y += ImGui::GetTextLineHeight();
    }
}

void text_wrapped(std::string_view words, render::Color color) {
    text_wrapped(words, color, ImGui::GetContentRegionAvail().x);
}

void text_wrapped(std::string_view words, render::Color color, float width) {
    const auto lines = wrapped_lines(words, width);
    // One below the other as one item, without the room between two.
    ImGui::BeginGroup();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ImGui::GetStyle().ItemSpacing.x, 0});
    for (const std::string_view line : lines)
        text(line, color);
    ImGui::PopStyleVar();
    ImGui::EndGroup();
}

} // namespace app
