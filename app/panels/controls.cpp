#include "app/panels/controls.h"

#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/wrapped.h"

namespace app {
namespace {

constexpr float kTooltipWidth = 34; // em

void draw_bar(ImDrawList& draw, ImVec2 center, float x, float size, ImU32 color) {
    const float half = std::max(1.0F, size * 0.09F);
    draw.AddRectFilled({center.x + x - half, center.y - size * 0.5F}, {center.x + x + half, center.y + size * 0.5F},
                       color, half * 0.6F);
}

void draw_triangle(ImDrawList& draw, ImVec2 center, float x, float size, float direction, ImU32 color) {
    const float tip = x + direction * size * 0.45F;
    const float back = x - direction * size * 0.45F;
    draw.AddTriangleFilled({center.x + back, center.y - size * 0.5F}, {center.x + tip, center.y},
                           {center.x + back, center.y + size * 0.5F}, color);
}

void draw_icon(ImDrawList& draw, Icon icon, ImVec2 center, float size, ImU32 color) {
    switch (icon) {
        case Icon::ToStart:
            draw_bar(draw, center, -size * 0.5F, size, color);
            draw_triangle(draw, center, size * 0.15F, size * 0.85F, -1, color);
            break;
        case Icon::Back: draw_triangle(draw, center, 0, size, -1, color); break;
        case Icon::Play: draw_triangle(draw, center, size * 0.06F, size * 1.1F, 1, color); break;
        case Icon::Pause:
            draw_bar(draw, center, -size * 0.24F, size * 1.1F, color);
            draw_bar(draw, center, size * 0.24F, size * 1.1F, color);
            break;
        case Icon::Forward: draw_triangle(draw, center, 0, size, 1, color); break;
        case Icon::ToEnd:
            draw_triangle(draw, center, -size * 0.15F, size * 0.85F, 1, color);
            draw_bar(draw, center, size * 0.5F, size, color);
            break;
        case Icon::Close: {
            const float r = size * 0.4F;
            const float width = std::max(1.5F, size * 0.14F);
            draw.AddLine({center.x - r, center.y - r}, {center.x + r, center.y + r}, color, width);
            draw.AddLine({center.x - r, center.y + r}, {center.x + r, center.y - r}, color, width);
            break;
        }
    }
}

// A label without its id.
std::string_view shown_part(std::string_view label) {
    return label.substr(0, label.find("##"));
}

void draw_down_arrow(const Look& look, ImVec2 center, ImU32 color) {
    const float r = look.em * 0.2F;
    const float y = center.y + r * 0.25F;
    ImGui::GetWindowDrawList()->AddTriangleFilled({center.x - r, y - r * 0.6F}, {center.x + r, y - r * 0.6F},
                                                  {center.x, y + r * 0.6F}, color);
}

// The next window stands above or below the control that was drawn last, not on it.
void place_beside_control(const Look& look) {
    const ImVec2 least = ImGui::GetItemRectMin();
    const ImVec2 most = ImGui::GetItemRectMax();
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float gap = look.em * 0.6F;
    const bool below = least.y + most.y < screen.y;
    const bool leftwards = least.x + most.x > screen.x;
    ImGui::SetNextWindowPos({leftwards ? most.x : least.x, below ? most.y + gap : least.y - gap}, ImGuiCond_Always,
                            {leftwards ? 1.0F : 0.0F, below ? 0.0F : 1.0F});
}

void push_button_colors(render::Color ground, render::Color under_mouse, render::Color words) {
    ImGui::PushStyleColor(ImGuiCol_Button, packed(ground));
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, packed(under_mouse));
    ImGui::PushStyleColor(ImGuiCol_ButtonActive, packed(under_mouse));
    ImGui::PushStyleColor(ImGuiCol_Text, packed(words));
}

void pop_button_colors() {
    ImGui::PopStyleColor(4);
}

} // namespace

bool primary_button(const Look& look, const char* label, bool enabled, ImVec2 size) {
    ImGui::BeginDisabled(!enabled);
    push_button_colors(look.theme.text, look.theme.muted_text, look.theme.surface);
    const bool pressed = ImGui::Button(label, size);
    pop_button_colors();
    ImGui::EndDisabled();
    return pressed;
}

bool quiet_button(const Look& look, const char* label, bool enabled) {
    ImGui::BeginDisabled(!enabled);
    push_button_colors(render::kNone, look.theme.sunken, look.theme.muted_text);
    const bool pressed = ImGui::Button(label);
    pop_button_colors();
    ImGui::EndDisabled();
    return pressed;
}

bool check_box(const Look& look, const char* label, bool* on) {
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, std::max(1.0F, 0.09F * look.em));
    ImGui::PushStyleVar(ImGuiStyleVar_FrameRounding, look.em * 0.25F);
    ImGui::PushStyleColor(ImGuiCol_Border, packed(look.theme.muted_text));
    const bool pressed = ImGui::Checkbox(label, on);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
    return pressed;
}

bool icon_button(const Look& look, const char* id, Icon icon, ImVec2 size, bool enabled, bool strong) {
    ImGui::BeginDisabled(!enabled);
    const render::Color ground = strong ? look.theme.text : look.theme.sunken;
    push_button_colors(ground, strong ? look.theme.muted_text : look.theme.border, look.theme.text);
    const bool pressed = ImGui::Button(id, size);
    pop_button_colors();
    const ImVec2 least = ImGui::GetItemRectMin();
    const ImVec2 most = ImGui::GetItemRectMax();
    const render::Color color = strong ? look.theme.surface : look.theme.text;
    draw_icon(*ImGui::GetWindowDrawList(), icon, {(least.x + most.x) / 2, (least.y + most.y) / 2},
              std::round(look.em * 0.72F), ImGui::GetColorU32(unpacked(color)));
    ImGui::EndDisabled();
    return pressed;
}

float menu_button_width(const Look& look, std::string_view words) {
    return text_width(words) + look.em * 0.75F + ImGui::GetStyle().FramePadding.x * 2;
}

bool begin_menu_button(const Look& look, const char* label, const char* popup) {
    const bool open = ImGui::IsPopupOpen(popup);
    push_button_colors(open ? look.theme.sunken : render::kNone, look.theme.sunken,
                       open ? look.theme.text : look.theme.muted_text);
    ImGui::PushStyleVar(ImGuiStyleVar_ButtonTextAlign, {0, 0.5F});
    const float width = menu_button_width(look, shown_part(label));
    if (ImGui::Button(label, {width, 0})) ImGui::OpenPopup(popup);
    ImGui::PopStyleVar();
    const ImU32 color = ImGui::GetColorU32(ImGuiCol_Text);
    pop_button_colors();

    const ImVec2 least = ImGui::GetItemRectMin();
    const ImVec2 most = ImGui::GetItemRectMax();
    draw_down_arrow(look, {most.x - ImGui::GetStyle().FramePadding.x - look.em * 0.2F, (least.y + most.y) / 2}, color);
    // Towards the middle of the window, so that it never leaves it.
    const bool on_the_right = least.x + most.x > ImGui::GetIO().DisplaySize.x;
    const float top = most.y + look.em * 0.3F;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({on_the_right ? most.x : least.x, top}, ImGuiCond_Always, {on_the_right ? 1.0F : 0.0F, 0});
    // What is too much for the window scrolls.
    ImGui::SetNextWindowSizeConstraints({0, 0}, {screen.x, std::max(look.em * 4, screen.y - top - look.em * 0.3F)});
    begin_popup_style(look);
    const bool begun = ImGui::BeginPopup(popup);
    if (!begun) end_popup_style();
    return begun;
}

bool begin_choice(const Look& look, const char* id, const char* shown, float width) {
    ImGui::SetNextItemWidth(width);
    begin_popup_style(look);
    const bool begun = ImGui::BeginCombo(id, shown, ImGuiComboFlags_NoArrowButton);
    const ImVec2 most = ImGui::GetItemRectMax();
    const ImVec2 least = ImGui::GetItemRectMin();
    if (!begun) {
        end_popup_style();
        draw_down_arrow(look, {most.x - look.em * 0.8F, (least.y + most.y) / 2},
                        ImGui::GetColorU32(ImGuiCol_TextDisabled));
    }
    return begun;
}

void end_choice() {
    ImGui::EndCombo();
    end_popup_style();
}

void begin_popup_style(const Look& look) {
    // In whole pixels, as windows are: or else a menu that fits would scroll by a part of one.
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {std::round(look.em * 0.7F), std::round(look.em * 0.6F)});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {look.em * 0.8F, look.em * 0.55F});
}

void end_popup_style() {
    ImGui::PopStyleVar(2);
}

void set_up_columns(std::initializer_list<float> shares) {
    for (const float share : shares)
        ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthStretch, share);
}

void explain(const Look& look, std::string_view words) {
    if (!ImGui::IsItemHovered(ImGuiHoveredFlags_DelayNormal | ImGuiHoveredFlags_AllowWhenDisabled)) return;
    if (ImGui::GetCurrentContext()->NavHighlightItemUnderNav) place_beside_control(look);
    begin_popup_style(look);
    if (ImGui::BeginTooltip()) {
        {
            const TextStyle style(look, kSmall);
            text_wrapped(words, look.theme.text,
                         std::min(look.em * kTooltipWidth, ImGui::GetIO().DisplaySize.x * 0.8F));
        }
        ImGui::EndTooltip();
    }
    end_popup_style();
}

} // namespace app
