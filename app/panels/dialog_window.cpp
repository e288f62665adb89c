#include "app/panels/dialog_window.h"

#include <algorithm>
#include <string>

#include "app/panels/controls.h"

namespace app {

bool begin_dialog(const Look& look, std::string_view title, const char* id, float width, Actions& actions) {
    const float em = look.em;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float wide = std::min(width * em, screen.x - em * 2);
    ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::SetNextWindowSizeConstraints({wide, 0}, {wide, screen.y - em * 2});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {em * 1.5F, em * 1.2F});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
    ImGui::PushStyleVar(ImGuiStyleVar_PopupBorderSize, 1);
    const std::string name = std::string("###") + id;
    if (!ImGui::IsPopupOpen(name.c_str())) ImGui::OpenPopup(name.c_str());
    constexpr ImGuiWindowFlags kFlags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove |
                                        ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize |
                                        ImGuiWindowFlags_NoScrollbar;
    const bool begun = ImGui::BeginPopupModal(name.c_str(), nullptr, kFlags);
    ImGui::PopStyleVar(3);
    if (!begun) return false;

    {
        const TextStyle style(look, kTitle, render::Weight::Bold);
        text(title, look.theme.text);
    }
    const float side = ImGui::GetFrameHeight();
    ImGui::SameLine(ImGui::GetWindowWidth() - side - em);
    ImGui::PushStyleColor(ImGuiCol_Button, packed(render::kNone));
    if (icon_button(look, "###close", Icon::Close, {side, side})) actions.emplace_back(ShowDialog{Dialog::None});
    ImGui::PopStyleColor();
    ImGui::Dummy({0, em * 0.2F});
    return true;
}

void end_dialog() {
    ImGui::EndPopup();
}

} // namespace app
