// A world at one moment as JSON, for people and other programs.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "raft/sim/world.h"

namespace file {

// A safety property that a run broke, with what shows it.
struct ReportedViolation {
    std::string property; // "election_safety"
    sim::Time at = 0;
    std::uint64_t event = 0;           // the number of the event after which it was seen
    raft::NodeId node = raft::kNobody; // whose change broke it
    raft::NodeId other = raft::kNobody;
    raft::Term term = 0;
    raft::Index index = 0;
};

// The whole file. The same world gives the same bytes.
std::string write_state(const sim::World& world, std::span<const ReportedViolation> violations = {});

std::string_view name_of(raft::Role role);
std::string_view name_of(sim::Client::State state);

} // namespace file
