#include "app/panels/keyboard_bar.h"

#include <cmath>

namespace app {
namespace {

constexpr float kMargin = 1.3F; // em

} // namespace

KeyboardBarPlan plan_keyboard_bar(const Look& look, float width) {
    const TextStyle style(look, kSmall, render::Weight::SemiBold);
    return {.height = std::round(ImGui::GetTextLineHeight() + look.em * 0.6F),
            .words = shortened(look.word("app.keyboard"), width - 2 * kMargin * look.em)};
}

void keyboard_bar(const Look& look, const KeyboardBarPlan& plan) {
    const TextStyle style(look, kSmall, render::Weight::SemiBold);
    ImGui::SetCursorPos({std::round(look.em * kMargin), std::round((plan.height - ImGui::GetTextLineHeight()) / 2)});
    text(plan.words, look.theme.surface);
}

} // namespace app
