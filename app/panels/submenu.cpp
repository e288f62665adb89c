#include "app/panels/submenu.h"

#include <imgui.h>

#include <algorithm>

namespace app {
namespace {

bool has_room_beside(float widest) {
    const ImGuiStyle& style = ImGui::GetStyle();
    const float check = ImGui::GetFontSize() * 2; // a check mark and what stands before it
    const float width = widest + check + style.FramePadding.x * 2 + ImGui::GetFontSize() * 2;
    const float left = ImGui::GetWindowPos().x;
    const float right = ImGui::GetIO().DisplaySize.x - left - ImGui::GetWindowWidth();
    return std::max(left, right) >= width;
}

} // namespace

Submenu::Submenu(const char* label, float widest) : within_(!has_room_beside(widest)) {
    if (!within_) {
        open_ = ImGui::BeginMenu(label);
        return;
    }
    open_ = ImGui::TreeNodeEx(label, ImGuiTreeNodeFlags_SpanAvailWidth | ImGuiTreeNodeFlags_FramePadding |
                                         ImGuiTreeNodeFlags_NoTreePushOnOpen);
    if (open_) ImGui::Indent();
}

Submenu::~Submenu() {
    if (!open_) return;
    if (within_) {
        ImGui::Unindent();
    } else {
        ImGui::EndMenu();
    }
}

} // namespace app
