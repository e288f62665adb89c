// A list of inputs as JSON.
#pragma once

#include <string_view>
#include <vector>

#include "raft/file/field.h"
#include "raft/sim/input.h"

namespace file {

// In order of time, at equal times in the file's order. `in_force` is the timing before the first of them, and then the
// one after the last: what a "timing" input does not say is what was in force before it.
std::vector<sim::TimedInput> read_inputs(const Field& list, int nodes, sim::Timing& in_force);

// The same with each time under the key "after" instead of "at": since a moment that is not known yet.
std::vector<sim::TimedInput> read_later_inputs(const Field& list, int nodes, sim::Timing& in_force);

// Changes the timing in force as an input does, if it does.
bool sets_timing(const sim::Input& input, sim::Timing& in_force);

} // namespace file
