// What the subcommands were asked, as plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "raft/sim/time.h"

namespace app {

struct RunOptions {
    std::string file;
    std::optional<sim::Time> until;
    std::optional<std::uint64_t> seed;
    std::optional<std::string> state;
    std::optional<std::string> events;
};

struct ShotOptions {
    std::string file;
    sim::Time at = 0;
    std::string out;
    int width = 1600;
    int height = 1000;
    bool dark = false;
    bool chinese = false;
};

struct CheckOptions {
    std::vector<std::string> files;
    std::optional<std::uint64_t> schedules;
    std::uint64_t seed = 1;
};

} // namespace app
