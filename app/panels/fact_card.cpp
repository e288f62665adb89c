#include "app/panels/fact_card.h"

#include <algorithm>

namespace app {

void fact_table(const Look& look, std::span<const FactLine> lines) {
    fact_table(look, lines, FactDetail::Values);
}

void fact_table(const Look& look, std::span<const FactLine> lines, FactDetail detail) {
    float names = 0;
    float values = 0;
    for (const FactLine& line : lines) {
        names = std::max(names, text_width(line.name));
        values = std::max(values, text_width(line.value));
    }
    const float left = ImGui::GetCursorPosX();
    for (const FactLine& line : lines) {
        text(line.name, look.theme.muted_text);
        ImGui::SameLine(left + names + look.em);
        text(line.value, look.theme.text);
        if (detail == FactDetail::Values || line.meaning.empty()) continue;
        ImGui::SameLine(left + names + values + 2 * look.em);
        text(line.meaning, look.theme.muted_text);
    }
}

void fact_card(const Look& look, const render::Target& target, const sim::World& world, FactDetail detail) {
    {
        const TextStyle style(look, kNormal, render::Weight::SemiBold);
        text(title_of(target, world, look.words), look.theme.text);
    }
    const auto lines = facts_of(target, world, look.words);
    const TextStyle style(look, kSmall);
    if (!lines.empty()) fact_table(look, lines, detail);
}

} // namespace app
