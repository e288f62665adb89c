#include "app/panels/safety_row.h"

#include <array>
#include <cmath>

#include "app/panels/controls.h"
#include "app/words/phrase.h"
#include "app/wrapped.h"

namespace app {
namespace {

// In em.
constexpr float kGap = 0.9F;    // between two of them
constexpr float kBelow = 0.35F; // a line

enum class Verdict { Holds, Broken, NotLookedAt };

std::string shown_name(const Look& look, check::Property property, Verdict verdict) {
    const std::string_view sign = verdict == Verdict::Holds ? "✓ " : verdict == Verdict::Broken ? "✗ " : "… ";
    return std::string(sign) + std::string(look.word("safety." + std::string(check::id_of(property))));
}

render::Color color_of(const Look& look, Verdict verdict) {
    switch (verdict) {
        case Verdict::Holds: return look.theme.leader_text;
        case Verdict::Broken: return look.theme.trouble_text;
        case Verdict::NotLookedAt: break;
    }
    return look.theme.muted_text;
}

// Where there is nothing to say of any of them, a sentence says so.
std::string instead(const Look& look, const Safety& safety) {
    if (safety.nothing_yet) return std::string(look.word("safety.nothing_yet"));
    const auto at = safety.watch.catching_up_at();
    if (!at || safety.watch.covers(safety.now)) return {};
    for (std::size_t i = 0; i < check::kFigure3; ++i) {
        if (safety.watch.broken(static_cast<check::Property>(i), safety.now) != nullptr) return {};
    }
    return look.words.fill("safety.catching_up", {{"done", seconds_text(*at)}, {"now", seconds_text(safety.now)}});
}

} // namespace

SafetyRowPlan plan_safety_row(const Look& look, float width) {
    const TextStyle style(look, kSmall, render::Weight::SemiBold);
    SafetyRowPlan plan{.items = {}, .line = ImGui::GetTextLineHeight() + look.em * kBelow, .width = width};
    float x = 0;
    float y = 0;
    for (std::size_t i = 0; i < check::kFigure3; ++i) {
        const auto property = static_cast<check::Property>(i);
        // Any sign may come: the row stays where it is.
        float wide = 0;
        for (const Verdict verdict : {Verdict::Holds, Verdict::Broken, Verdict::NotLookedAt})
            wide = std::max(wide, text_width(shown_name(look, property, verdict)));
        if (x > 0 && x + wide > width) {
            x = 0;
            y += plan.line;
        }
        plan.items.push_back({property, x, y, wide});
        x += wide + look.em * kGap;
    }
    plan.height = std::round(y + plan.line);
    return plan;
}

void safety_row(const Look& look, const Safety& safety, const SafetyRowPlan& plan, Actions& actions) {
    const TextStyle style(look, kSmall, render::Weight::SemiBold);
    const ImVec2 corner = ImGui::GetCursorPos();
    if (const std::string words = instead(look, safety); !words.empty()) {
        const TextStyle regular(look, kSmall);
        text_wrapped(words, look.theme.muted_text, plan.width);
        return;
    }
    for (const SafetyRowPlan::Item& item : plan.items) {
        const check::Violation* broken = safety.watch.broken(item.property, safety.now);
        const Verdict verdict = broken != nullptr                 ? Verdict::Broken
                                : safety.watch.covers(safety.now) ? Verdict::Holds
                                                                  : Verdict::NotLookedAt;
        const std::string name = shown_name(look, item.property, verdict);
        const std::string id = "###" + std::string(check::id_of(item.property));
        ImGui::SetCursorPos({corner.x + item.x, corner.y + item.y});
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const bool pressed = ImGui::InvisibleButton(id.c_str(), {item.width, plan.line}, ImGuiButtonFlags_EnableNav);
        if (pressed && broken != nullptr) actions.emplace_back(GoTo{broken->at});
        ImGui::GetWindowDrawList()->AddText(at, packed(color_of(look, verdict)), name.c_str());
        explain(look, look.word("safety." + std::string(check::id_of(item.property)) + ".means"));
    }
}

} // namespace app
