#include "app/panels/look_for.h"

#include <algorithm>
#include <cmath>

#include "app/panels/controls.h"
#include "app/wrapped.h"

namespace app {
namespace {

constexpr float kMargin = 1.3F; // em, left and right
constexpr float kAbove = 0.3F;  // and below

float button_width(const Look& look) {
    return ImGui::GetFrameHeight() + look.em;
}

} // namespace

LookForPlan plan_look_for(const Look& look, std::string_view words, float width) {
    LookForPlan plan{.words = std::string(words), .wrap = width - button_width(look) - 2 * kMargin * look.em};
    plan.lines = wrapped_height(words, plan.wrap);
    plan.height = std::round(std::max(plan.lines, ImGui::GetFrameHeight()) + 2 * kAbove * look.em);
    return plan;
}

void look_for(const Look& look, const LookForPlan& plan, Actions& actions) {
    const float em = look.em;
    ImGui::SetCursorPos({em * kMargin, std::round((plan.height - plan.lines) / 2)});
    text_wrapped(plan.words, look.theme.text, plan.wrap);
    const float side = ImGui::GetFrameHeight();
    ImGui::SetCursorPos({ImGui::GetWindowWidth() - em * kMargin - side, std::round((plan.height - side) / 2)});
    ImGui::PushStyleColor(ImGuiCol_Button, packed(render::kNone));
    if (icon_button(look, "###dismiss_look_for", Icon::Close, {side, side})) actions.emplace_back(DismissLookFor{});
    ImGui::PopStyleColor();
}

} // namespace app
