// The command line: what the program was asked to do. `run`, `shot` and `check` do their work here; the window is
// left to the caller.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "app/png_painter.h"
#include "raft/sim/time.h"

namespace app {

// Exit codes.
inline constexpr int kFine = 0;
inline constexpr int kBroken = 1;   // the run broke a property, or a check failed
inline constexpr int kBadInput = 2; // bad usage, bad input, an output that cannot be written

// Nothing but the window was asked for.
struct WindowRequest {
    std::optional<std::string> file;     // a scenario or lesson to open; "-" is standard input
    std::optional<std::uint64_t> beat;   // of the lesson to begin at, from 1 through all chapters
    std::optional<sim::Time> at;         // the moment of the scenario to begin at, paused
    std::optional<std::string> language; // for this time, whatever the person's taste
    std::optional<bool> dark;            // likewise
    bool present = false;                // letters to be read from the last row
    std::optional<std::string> picture;  // paint the window once into this PNG file and end, instead of showing it
};

// Does what was asked and returns the exit code; or the window that was asked for. Messages go to standard error, one
// line each.
std::variant<int, WindowRequest> command_line(int argc, const char* const* argv, const PngPainter& paint_png);

} // namespace app
