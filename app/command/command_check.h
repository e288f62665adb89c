// raftarium check: does Raft keep its properties, in the scenarios named or in random fault schedules?
#pragma once

#include "app/command/command_options.h"

namespace app {

// Returns the exit code.
int check_properties(const CheckOptions& options);

} // namespace app
