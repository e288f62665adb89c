// The other futures of a scenario as JSON.
#pragma once

#include <string>
#include <vector>

#include "raft/file/field.h"
#include "raft/file/scenario.h"

namespace file {

// Each leaves the scenario itself or a branch before it. `scenario` has everything else already.
std::vector<ScenarioBranch> read_branches(const Field& list, const Scenario& scenario);

std::string write_branch(const ScenarioBranch& branch, int nodes);

} // namespace file
