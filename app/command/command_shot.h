// raftarium shot: one moment of a scenario as a picture, without a window.
#pragma once

#include "app/command/command_options.h"
#include "app/command/commands.h"

namespace app {

// Returns the exit code.
int shot(const ShotOptions& options, const PngPainter& paint_png);

} // namespace app
