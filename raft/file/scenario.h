// A scenario: what a world is made from and what is done to it. Also a recording, also the start of a lesson.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "raft/file/problem.h"
#include "raft/sim/config.h"
#include "raft/sim/input.h"

namespace file {

struct Scenario {
    std::string name;
    sim::Config config;
    std::vector<sim::TimedInput> inputs; // in order of time, at equal times in the file's order
    std::optional<sim::Time> until;

    friend bool operator==(const Scenario&, const Scenario&) = default;
};

// The version of the format that this program reads and writes.
inline constexpr int kFormat = 1;

// Reads a scenario, or names the first thing that is wrong with it.
std::variant<Scenario, Problem> read_scenario(std::string_view json_text);

// The scenario as a file, keys in their usual order; read_scenario gives it back.
std::string write_scenario(const Scenario& scenario);

} // namespace file
