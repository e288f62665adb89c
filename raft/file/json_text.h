// JSON as this house writes it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "raft/core/types.h"
#include "raft/sim/time.h"

namespace file {

using Json = nlohmann::ordered_json; // keys stay in the order in which they were written

// `{ "at": 600, "do": "kill" }`: all in one line, with spaces. Text that is not UTF-8 is replaced.
std::string one_line(const Json& value);

// The text in quotes, with escapes where JSON wants them.
std::string in_quotes(std::string_view text);

// "B"; null for nobody.
Json node_json(raft::NodeId node);

// Milliseconds; null for sim::kNever.
Json time_json(sim::Time time);

} // namespace file
