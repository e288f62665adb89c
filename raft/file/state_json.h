// A world at one moment as JSON, for people and other programs.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "raft/sim/world.h"

namespace file {

// A safety property that a run broke.
struct Violation {
  std::string property;  // "Election Safety"
  sim::Time at = 0;
  std::string what;
};

// The whole file. The same world gives the same bytes.
std::string write_state(const sim::World& world, std::span<const Violation> violations = {});

std::string_view name_of(raft::Role role);

}  // namespace file
