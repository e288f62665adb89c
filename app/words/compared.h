// What differs between two futures of a run at one moment, as the rows of a short table.
#pragma once

#include <string>
#include <vector>

#include "raft/sim/world.h"
#include "render/text.h"

namespace app {

struct ComparedRow {
    std::string what;
    std::string here;
    std::string there;
};

// Who leads, what became of each request, what the nodes hold as the value: only rows whose two sides say something
// else. Of requests those come first that no log has, then those whose entries come last.
std::vector<ComparedRow> compared(const sim::World& here, const sim::World& there, const render::Words& words);

} // namespace app
