#include "app/panels/speed_slider.h"

#include <cmath>

#include "app/panels/controls.h"
#include "app/playback_speed.h"

namespace app {

void speed_slider(const Look& look, double speed, float width, Actions& actions) {
    const float height = ImGui::GetFrameHeight();
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    ImGui::InvisibleButton("###speed", {width, height}, ImGuiButtonFlags_EnableNav);
    const bool hovered = ImGui::IsItemHovered();
    const bool active = ImGui::IsItemActive();
    const float radius = std::round(look.em * 0.5F);
    const float left = corner.x + radius;
    const float length = std::max(1.0F, width - radius * 2);

    if (active && ImGui::GetIO().MouseDown[0]) {
        const double place = static_cast<double>((ImGui::GetIO().MousePos.x - left) / length);
        const double wanted = snapped_speed_at(std::clamp(place, 0.0, 1.0));
        if (wanted != speed) actions.emplace_back(SetSpeed{wanted});
    }
    if (hovered && ImGui::GetIO().MouseWheel != 0) {
        actions.push_back(ImGui::GetIO().MouseWheel > 0 ? Action(Faster{}) : Action(Slower{}));
    }

    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const float y = corner.y + height / 2;
    const float x = left + static_cast<float>(slider_place(speed)) * length;
    const float thick = std::max(2.0F, std::round(look.em * 0.26F));
    draw.AddRectFilled({left, y - thick / 2}, {left + length, y + thick / 2}, packed(look.theme.border), thick / 2);
    draw.AddRectFilled({left, y - thick / 2}, {x, y + thick / 2}, packed(look.theme.text), thick / 2);
    draw.AddCircleFilled({x, y}, radius, packed(look.theme.surface), 32);
    draw.AddCircle({x, y}, radius - 1, packed(hovered || active ? look.theme.accent : look.theme.text), 32,
                   std::max(1.5F, look.em * 0.13F));
    if (!active) explain(look, look.word("help.speed"));
}

} // namespace app
