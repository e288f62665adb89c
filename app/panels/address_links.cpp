#include "app/panels/address_links.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "app/panels/controls.h"
#include "app/words/addresses.h"
#include "render/text_measure.h"

namespace app {

void address_links(const Look& look, const render::Paragraph& paragraph, ImVec2 corner, int& count, Actions& actions) {
    const ImVec2 cursor = ImGui::GetCursorScreenPos();
    for (const render::Paragraph::Piece& piece : paragraph.pieces) {
        const render::Weight weight = piece.strong ? render::Weight::SemiBold : render::Weight::Regular;
        for (const std::string_view address : addresses_in(piece.text)) {
            const auto before = static_cast<std::size_t>(address.data() - piece.text.data());
            const float left =
                corner.x + piece.x + render::text_width(piece.text.substr(0, before), paragraph.size, weight);
            const float width = render::text_width(address, paragraph.size, weight);
            const float top = corner.y + static_cast<float>(piece.line) * paragraph.pitch;
            ImGui::SetCursorScreenPos({left, top});
            const std::string id = "###address" + std::to_string(++count);
            if (ImGui::InvisibleButton(id.c_str(), {width, paragraph.pitch}, ImGuiButtonFlags_EnableNav)) {
                actions.emplace_back(OpenAddress{std::string(address)});
            }
            const bool hovered = ImGui::IsItemHovered();
            if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
            const float line = std::max(1.0F, std::round(look.em * (hovered ? 0.13F : 0.07F)));
            const float bottom = std::round(top + paragraph.pitch * 0.84F);
            ImGui::GetWindowDrawList()->AddRectFilled({left, bottom}, {left + width, bottom + line},
                                                      packed(look.theme.accent));
            explain(look, look.word("help.address"));
        }
    }
    ImGui::SetCursorScreenPos(cursor);
}

} // namespace app
