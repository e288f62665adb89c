// Where the program's data lie: words, scenarios.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace app {

// The first folder that holds i18n/en.json: `named` ($RAFTARIUM_ASSETS), beside the program, one above it, where an
// installation puts it, and where it was built.
std::optional<std::filesystem::path> find_assets(const std::string& named, const std::filesystem::path& program);

// The program's own file.
std::filesystem::path program_file();

// The scenarios that come with the program, by file name.
std::vector<std::filesystem::path> scenario_files(const std::filesystem::path& assets);

} // namespace app
