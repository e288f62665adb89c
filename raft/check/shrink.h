// From a schedule that breaks something to a small one that breaks the same, for people to look at.
#pragma once

#include <optional>

#include "raft/check/trial.h"

namespace check {

struct Shrunk {
    Schedule schedule;
    Finding finding; // the same `broken`, at its own moment
    int trials = 0;  // how many schedules were played on the way
};

// Leaves out inputs as long as what is left still breaks it (delta debugging, Zeller and Hildebrandt, 2002), then
// nodes, then what is unusual about the configuration and the inputs, until nothing can be left out any more or
// `most_trials` schedules were played. Nothing if the schedule breaks nothing. The same schedule gives the same result
// everywhere.
std::optional<Shrunk> shrink(const Schedule& schedule, int most_trials = 3000);

} // namespace check
