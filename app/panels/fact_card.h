// Facts as two columns, for tooltips, menus and the panel.
#pragma once

#include <span>

#include "app/look.h"
#include "app/words/facts.h"

namespace app {

// With what each line means, where somebody has the time to read it.
enum class FactDetail { Values, Meanings };
void fact_card(const Look& look, const render::Target& target, const sim::World& world,
               FactDetail detail = FactDetail::Values);
void fact_table(const Look& look, std::span<const FactLine> lines);
void fact_table(const Look& look, std::span<const FactLine> lines, FactDetail detail);

} // namespace app
