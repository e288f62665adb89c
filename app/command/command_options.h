// What the subcommands were asked, as plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "raft/core/rules.h"
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
    std::optional<std::uint64_t> beat; // of a lesson, from 1 through all chapters, instead of a moment of a scenario
    std::string out;
    int width = 1600;
    int height = 1000;
    bool dark = false;
    std::string language = "en"; // its code
    bool presenting = false;
};

struct LessonPrintOptions {
    std::string lesson;                  // a file, or the name of a lesson that comes with the program
    std::optional<std::string> language; // unless said, the lesson's first
};

struct CheckOptions {
    std::vector<std::string> files;
    std::optional<std::uint64_t> schedules;
    std::uint64_t seed = 1;
    raft::RuleSet switched_off;     // in the schedules, to see what breaks then
    std::optional<std::string> out; // where a schedule that breaks something goes, made small; unless said, shown
};

} // namespace app
