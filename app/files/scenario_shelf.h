// The scenarios that come with the program, as a menu offers them.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "render/text.h"

namespace app {

struct OfferedScenario {
    std::string path;
    std::string id;   // the file's name without its ending
    std::string name; // as the file has it
};

class ScenarioShelf {
  public:
    explicit ScenarioShelf(const std::filesystem::path& assets);

    const std::vector<OfferedScenario>& offered() const { return offered_; }

    // The id of the one that the path names, by whatever way; empty if it is none of them.
    std::string id_of(const std::string& path) const;

  private:
    std::vector<OfferedScenario> offered_;
};

// The id of the one whose run this is, by the name that the run keeps over a restart; empty if it is none of them.
std::string_view id_named(std::span<const OfferedScenario> offered, std::string_view name);

// A scenario's name in the language shown, where the words have one.
std::string scenario_title(const render::Words& words, std::string_view id, std::string_view name);

} // namespace app
