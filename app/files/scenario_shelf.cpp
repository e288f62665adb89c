#include "app/files/scenario_shelf.h"

#include <algorithm>
#include <array>

#include "app/files/assets.h"
#include "app/files/scenario_file.h"

namespace app {
namespace {

// The story first, then as in a lesson; whatever else is there comes after, by name.
constexpr std::array<std::string_view, 24> kOrder{"story",
                                                  "first-election",
                                                  "replication",
                                                  "leader-crash",
                                                  "split-vote",
                                                  "partition-and-heal",
                                                  "one-of-three-down",
                                                  "four-nodes-two-down",
                                                  "nine-nodes-four-down",
                                                  "equal-timeouts",
                                                  "slow-follower",
                                                  "slow-disks",
                                                  "slow-messages",
                                                  "three-in-ten-lost",
                                                  "duplicates",
                                                  "answer-lost",
                                                  "leader-pauses",
                                                  "no-copy",
                                                  "one-copy",
                                                  "three-groups",
                                                  "hears-nobody",
                                                  "old-leader-is-asked",
                                                  "foreign-entries",
                                                  "figure-8"};

std::ptrdiff_t place_of(const OfferedScenario& scenario) {
    return std::ranges::find(kOrder, scenario.id) - kOrder.begin();
}

} // namespace

ScenarioShelf::ScenarioShelf(const std::filesystem::path& assets) {
    for (const auto& path : scenario_files(assets)) {
        const auto scenario = load_scenario(path.string());
        if (const auto* read = std::get_if<file::Scenario>(&scenario)) {
            offered_.push_back({.path = path.string(), .id = path.stem().string(), .name = read->name});
        }
    }
    std::ranges::stable_sort(offered_, {}, place_of);
}

std::string ScenarioShelf::id_of(const std::string& path) const {
    for (const OfferedScenario& scenario : offered_) {
        std::error_code error;
        if (std::filesystem::equivalent(scenario.path, path, error)) return scenario.id;
    }
    return {};
}

std::string_view id_named(std::span<const OfferedScenario> offered, std::string_view name) {
    const auto found = std::ranges::find(offered, name, &OfferedScenario::name);
    return name.empty() || found == offered.end() ? std::string_view() : found->id;
}

std::string scenario_title(const render::Words& words, std::string_view id, std::string_view name) {
    const std::string key = "scenario." + std::string(id);
    if (!id.empty() && words.contains(key)) return std::string(words.get(key));
    return name.empty() ? std::string(words.get("app.unnamed")) : std::string(name);
}

} // namespace app
