#include "app/command/command_check.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/command/checked_run.h"
#include "app/command/command_report.h"
#include "app/command/commands.h"
#include "app/files/scenario_file.h"
#include "raft/check/schedules.h"

namespace app {
namespace {

constexpr std::uint64_t kSchedulesUnlessSaid = 1000;

// A scenario without an end is watched for so long after its last input.
constexpr sim::Time kAfterLastInput = 5 * sim::kSecond;

sim::Time end_of(const file::Scenario& scenario) {
    if (scenario.until) return *scenario.until;
    return (scenario.inputs.empty() ? 0 : scenario.inputs.back().at) + kAfterLastInput;
}

std::string verdict(const std::string& name, const CheckedRun& played) {
    if (!played.violations.empty()) return fmt::format("{}: broken: {}\n", name, describe(played.violations.front()));
    return fmt::format("{}: all five properties held, {} events\n", name, played.world.events);
}

int check_files(const CheckOptions& options) {
    // All are read before any is played, so that bad input is not found halfway.
    std::vector<file::Scenario> scenarios;
    for (const std::string& path : options.files) {
        auto loaded = load_scenario(path);
        if (const auto* problem = std::get_if<file::Problem>(&loaded)) {
            return report_bad_input(path, problem->where, problem->what);
        }
        scenarios.push_back(std::move(std::get<file::Scenario>(loaded)));
    }

    std::string text;
    int code = kFine;
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        const CheckedRun played = run_checked(scenarios[i].config, scenarios[i].inputs, end_of(scenarios[i]));
        text += verdict(file::shown(options.files[i], 200), played);
        if (!played.violations.empty()) code = kBroken;
    }
    return print(text, code);
}

// Safe while it storms, and answering once it is calm.
std::string what_broke(const check::Schedule& schedule, const CheckedRun& played) {
    if (!played.violations.empty()) return describe(played.violations.front());
    const sim::Client* client = sim::find_client(played.world, check::kCalmClient);
    const bool asked = std::ranges::any_of(schedule.inputs, [](const sim::TimedInput& input) {
        const auto* request = std::get_if<sim::Request>(&input.input);
        return request != nullptr && request->client == check::kCalmClient;
    });
    if (!asked || (client != nullptr && client->state == sim::Client::State::Done)) return {};
    return "no answer to the request in the calm";
}

int check_schedules(const CheckOptions& options) {
    const std::uint64_t count = options.schedules.value_or(kSchedulesUnlessSaid);
    std::uint64_t events = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint64_t seed = options.seed + i;
        const check::Schedule schedule = check::random_schedule(seed);
        const CheckedRun played = run_checked(schedule.config, schedule.inputs, schedule.until);
        events += played.world.events;
        if (const std::string broken = what_broke(schedule, played); !broken.empty()) {
            return print(fmt::format("schedule with seed {}: broken: {}\n", seed, broken), kBroken);
        }
    }
    return print(
        fmt::format("{} schedules from seed {}: all five properties held, {} events\n", count, options.seed, events),
        kFine);
}

} // namespace

int check_properties(const CheckOptions& options) {
    return options.files.empty() ? check_schedules(options) : check_files(options);
}

} // namespace app
