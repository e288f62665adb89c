// raftarium run: plays a scenario without a window and writes what came of it.
#pragma once

#include "app/command/command_options.h"

namespace app {

// Returns the exit code.
int run(const RunOptions& options);

} // namespace app
