// The program in its window, from the first frame to the last.
#pragma once

#include "app/command/commands.h"

namespace app {

// Returns the exit code.
int run_window(const WindowRequest& request);

} // namespace app
