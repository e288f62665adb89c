// Commands as people write them: "SET 5", "ADD -2", "GET".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "raft/core/types.h"

namespace file {

// What parse_command takes, for messages.
inline constexpr std::string_view kCommandForms = "SET n, ADD n or GET with a number n of 64 bits";

std::optional<raft::Command> parse_command(std::string_view text);

std::string write_command(const raft::Command& command);

} // namespace file
