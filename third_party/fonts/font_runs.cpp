#include "third_party/fonts/font_runs.h"

#include <iterator>

namespace fonts {
namespace {

// Defines, for each face, a table of runs, and kRuns, a span for each face.
#include "font_metrics_data.inc"

} // namespace

std::span<const Run> runs_of(Face face) {
    return kRuns[static_cast<std::size_t>(face)];
}

} // namespace fonts
