// Small pieces of text that several panels share: names, times, commands, ways of saying an input.
#pragma once

#include <string>

#include "raft/core/message.h"
#include "raft/core/node.h"
#include "raft/core/types.h"
#include "raft/sim/input.h"
#include "raft/sim/time.h"
#include "raft/sim/world.h"
#include "render/text.h"

namespace app {

// "A", or the word for nobody.
std::string node_name(raft::NodeId node, const render::Words& words);

// "A B".
std::string names_of(raft::NodeSet set);

// "SET 5", "ADD -2", "GET": the same in every language, as in files.
std::string command_text(const raft::Command& command);

// "3.412 s" with as many decimals as asked for; "−" for negative never happens.
std::string seconds_text(sim::Time time, int decimals = 3);

std::string role_name(raft::Role role, const render::Words& words);

// "A B | C D E".
std::string groups_text(const sim::Partition& partition, int nodes);

// "Kill C", "Partition A B | C D E": what an input does, as an event tells it.
std::string input_text(const sim::Input& input, int nodes, const render::Words& words);

} // namespace app
