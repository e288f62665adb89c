#include "app/panels/safety_row.h"

#include <array>
#include <cmath>

#include "app/panels/controls.h"

namespace app {
namespace {

constexpr float kGap = 0.9F; // em, between two of them

std::string shown_name(const Look& look, check::Property property, bool holds) {
    return std::string(holds ? "✓ " : "✗ ") + std::string(look.word("safety." + std::string(check::id_of(property))));
}

// Goes through the properties as they flow into lines; `place` gets each with its place.
template <class Place>
int flow(const Look& look, float width, const Place& place) {
    float x = 0;
    int line = 0;
    for (std::size_t i = 0; i < check::kFigure3; ++i) {
        const auto property = static_cast<check::Property>(i);
        const float wide = text_width(shown_name(look, property, true));
        if (x > 0 && x + wide > width) {
            x = 0;
            ++line;
        }
        place(property, x, line);
        x += wide + look.em * kGap;
    }
    return line + 1;
}

} // namespace

float safety_row_height(const Look& look, float width) {
    const TextStyle style(look, kSmall, render::Weight::SemiBold);
    const int lines = flow(look, width, [](check::Property, float, int) {});
    return std::round(static_cast<float>(lines) * (ImGui::GetTextLineHeight() + look.em * 0.35F));
}

void safety_row(const Look& look, const Safety& safety, Actions& actions) {
    const TextStyle style(look, kSmall, render::Weight::SemiBold);
    const ImVec2 corner = ImGui::GetCursorPos();
    const float step = ImGui::GetTextLineHeight() + look.em * 0.35F;
    flow(look, ImGui::GetContentRegionAvail().x, [&](check::Property property, float x, int line) {
        const check::Violation* broken = safety.watch.broken(property, safety.now);
        const std::string name = shown_name(look, property, broken == nullptr);
        const std::string id = "###" + std::string(check::id_of(property));
        ImGui::SetCursorPos({corner.x + x, corner.y + static_cast<float>(line) * step});
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const bool pressed = ImGui::InvisibleButton(id.c_str(), {text_width(name), step}, ImGuiButtonFlags_EnableNav);
        if (pressed && broken != nullptr) actions.emplace_back(GoTo{broken->at});
        const render::Color color = broken == nullptr ? look.theme.leader_text : look.theme.trouble_text;
        ImGui::GetWindowDrawList()->AddText(at, packed(color), name.c_str());
        explain(look, look.word("safety." + std::string(check::id_of(property)) + ".means"));
    });
}

} // namespace app
