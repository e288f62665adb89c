// A scenario: what a world is made from and what is done to it. Also a recording, also the start of a lesson.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "raft/file/problem.h"
#include "raft/sim/config.h"
#include "raft/sim/input.h"

namespace file {

// Another future: it has in common with its parent all up to and including a moment.
struct ScenarioBranch {
    std::string name;
    std::optional<std::size_t> parent; // 0 is the scenario itself, then its branches; nothing: it begins by itself
    sim::Time at = 0;                  // when it leaves the parent
    std::vector<sim::TimedInput> inputs;

    friend bool operator==(const ScenarioBranch&, const ScenarioBranch&) = default;
};

// What the world was to whoever looked at it, at a moment of what is shown (fingerprint.h).
struct Checkpoint {
    sim::Time at = 0;
    std::uint64_t world = 0;

    friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

struct Scenario {
    std::string name;
    sim::Config config;
    std::vector<sim::TimedInput> inputs; // in order of time, at equal times in the file's order
    std::optional<sim::Time> until;
    std::vector<ScenarioBranch> branches; // each after its parent
    std::size_t shown = 0;                // 0: the scenario's own inputs, 1: the first branch …
    std::vector<Checkpoint> checkpoints;  // of a recording, in order of time

    friend bool operator==(const Scenario&, const Scenario&) = default;
};

// The inputs of what is shown, from the beginning on.
std::vector<sim::TimedInput> shown_inputs(const Scenario& scenario);

// The version of the format that this program reads and writes.
inline constexpr int kFormat = 1;

// Reads a scenario, or names the first thing that is wrong with it.
std::variant<Scenario, Problem> read_scenario(std::string_view json_text);

// The scenario as a file, keys in their usual order; read_scenario gives it back.
std::string write_scenario(const Scenario& scenario);

} // namespace file
