// Facts as two columns, for tooltips, menus and the panel.
#pragma once

#include <span>

#include "app/look.h"
#include "app/words/facts.h"

namespace app {

void fact_card(const Look& look, const render::Target& target, const sim::World& world);
void fact_table(const Look& look, std::span<const FactLine> lines);

} // namespace app
