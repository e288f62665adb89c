// Everything about one node: what it keeps on disk, what only in memory, what it waits for.
#pragma once

#include "app/look.h"
#include "raft/sim/world.h"

namespace app {

enum class DetailOrder {
    AsInThePaper, // persistent, volatile, of its role (Figure 2, "State")
    RoleFirst,    // what only a candidate or a leader has stands where it is seen at once
};

void node_detail(const Look& look, const sim::World& world, raft::NodeId node,
                 DetailOrder order = DetailOrder::AsInThePaper);

// The colour in which the node's role is written.
render::Color role_text_color(const render::Theme& theme, const sim::Server& server);
std::string role_words(const Look& look, const sim::Server& server);

} // namespace app
