// raftarium shot: one moment of a scenario as a picture, without a window.
#pragma once

#include "app/command_options.h"
#include "app/commands.h"

namespace app {

// Returns the exit code.
int shot(const ShotOptions& options, const PngPainter& paint_png);

} // namespace app
