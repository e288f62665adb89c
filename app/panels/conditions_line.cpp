#include "app/panels/conditions_line.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/panels/controls.h"
#include "third_party/imgui/outlines.h"

namespace app {
namespace {

constexpr float kPadding = 0.6F; // em, left and right of the words
constexpr float kGap = 0.5F;

float badge_width(const Look& look, const std::string& words) {
    return text_width(words) + 2 * kPadding * look.em;
}

float line_width(const Look& look, const std::vector<std::string>& badges) {
    float width = 0;
    for (const std::string& words : badges)
        width += badge_width(look, words) + kGap * look.em;
    return width - kGap * look.em;
}

} // namespace

ConditionsPlan plan_conditions(const Look& look, std::vector<std::string> told, float width) {
    const TextStyle style(look, kSmall);
    ConditionsPlan plan{.height = std::round(ImGui::GetTextLineHeight() + look.em * 0.7F), .all = std::move(told)};
    plan.shown = plan.all;
    std::size_t left = 0;
    while (plan.shown.size() > 1 && line_width(look, plan.shown) > width - 2 * look.em) {
        if (left > 0) plan.shown.pop_back();
        plan.shown.pop_back();
        left = plan.all.size() - plan.shown.size();
        plan.shown.push_back(look.words.fill("conditions.more", {{"count", std::to_string(left)}}));
    }
    return plan;
}

void conditions_line(const Look& look, const ConditionsPlan& plan, float width) {
    const TextStyle style(look, kSmall);
    const float em = look.em;
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetTextLineHeight() + em * 0.3F;
    float x = corner.x + std::round(std::max(em, (width - line_width(look, plan.shown)) / 2));
    const float first = x;
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    for (const std::string& words : plan.shown) {
        const ImVec2 least{x, corner.y + std::round(em * 0.2F)};
        const ImVec2 most{x + badge_width(look, words), least.y + height};
        draw.AddRectFilled(least, most, packed(look.theme.surface), height / 2);
        outlines::rect(draw, least, most, packed(look.theme.trouble_text), height / 2);
        draw.AddText({least.x + kPadding * em, least.y + em * 0.15F}, packed(look.theme.text), words.data(),
                     words.data() + words.size());
        x = most.x + kGap * em;
    }
    // All of them, also those for which there was no room.
    ImGui::SetCursorScreenPos({first, corner.y});
    ImGui::InvisibleButton("###conditions", {std::max(1.0F, x - first), plan.height});
    std::string all;
    for (const std::string& words : plan.all)
        all += (all.empty() ? "" : " · ") + words;
    explain(look, all);
}

} // namespace app
