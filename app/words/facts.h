// What there is to know about something in the picture, as lines of name and value.
#pragma once

#include <string>
#include <vector>

#include "raft/sim/world.h"
#include "render/scene.h"
#include "render/text.h"

namespace app {

struct FactLine {
    std::string name;
    std::string value;
    std::string meaning = {}; // of the name; may be empty
};

// A heading for the thing: "Node C", "Link A – C", "AppendEntries C → D".
std::string title_of(const render::Target& target, const sim::World& world, const render::Words& words);

// Empty where the thing is gone, such as a message that has arrived.
std::vector<FactLine> facts_of(const render::Target& target, const sim::World& world, const render::Words& words);

} // namespace app
