// The smallest parts of writing JSON.
#pragma once

#include <string>
#include <string_view>

#include "raft/core/types.h"

namespace file {

// The text in quotes, with escapes where JSON wants them. What is not UTF-8 is replaced.
std::string quoted(std::string_view text);

// "B" in quotes; null for nobody.
std::string node_or_null(raft::NodeId node);

} // namespace file
