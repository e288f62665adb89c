// A scenario played to its end with an eye on all properties, without window or history.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "raft/check/invariants.h"
#include "raft/file/scenario.h"
#include "raft/sim/config.h"
#include "raft/sim/input.h"
#include "raft/sim/world.h"

namespace app {

struct CheckedRun {
    sim::World world; // at the end
    std::vector<check::Violation> violations;
    std::optional<sim::Time> differs_at; // the first checkpoint at which the world is not what a recording says
};

// Plays what a scenario shows up to and including `until`. `listener` hears every event; `go_on`, if there is one, is
// asked now and then, and where it says no the run ends early.
CheckedRun run_checked(const file::Scenario& scenario, sim::Time until, sim::Listener listener = {},
                       const std::function<bool()>& go_on = {});

// "election_safety at 812.5 ms (event 412, node B)"
std::string describe(const check::Violation& violation);

} // namespace app
