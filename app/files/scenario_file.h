// A scenario from a file.
#pragma once

#include <string>
#include <variant>

#include "raft/file/scenario.h"

namespace app {

// "-" is standard input. A problem with the file itself is at the place "reading".
std::variant<file::Scenario, file::Problem> load_scenario(const std::string& path);

} // namespace app
