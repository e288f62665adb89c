// Runs that somebody had in hand before the one that is recorded now: each was set aside when another took its place.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace app {

// So many are kept beside the recording "last.json", as "last.1.json", the newest, to "last.9.json".
inline constexpr int kMostEarlierRuns = 9;

struct EarlierRun {
    std::string path;
    std::string written; // when, in local time: "2026-11-25 14:02"
};

// Those beside a recording, the newest first.
std::vector<EarlierRun> earlier_runs(const std::filesystem::path& recording);

// Lets a recording be the newest of them; the oldest goes where there are more than are kept. Where a file cannot be
// moved it stays what it is, and the recording with it.
void set_aside(const std::filesystem::path& recording);

} // namespace app
