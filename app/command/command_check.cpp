#include "app/command/command_check.h"

#include <fmt/format.h>

#include "app/command/checked_run.h"
#include "app/command/command_report.h"
#include "app/command/commands.h"
#include "app/files/output_file.h"
#include "app/files/scenario_file.h"
#include "raft/check/schedules.h"
#include "raft/check/shrink.h"
#include "raft/file/milliseconds.h"

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
    return fmt::format("{}: all {} properties held, {} events\n", name, check::kPropertyIds.size(),
                       played.world.events);
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
        const CheckedRun played = run_checked(scenarios[i], end_of(scenarios[i]));
        text += verdict(file::shown(options.files[i], 200), played);
        if (!played.violations.empty()) code = kBroken;
    }
    return print(text, code);
}

std::string describe(const check::Finding& finding) {
    const std::string who = finding.node == raft::kNobody ? "" : fmt::format(", node {}", raft::name_of(finding.node));
    return fmt::format("{} at {} ms (event {}{})", finding.broken, file::write_milliseconds(finding.at), finding.event,
                       who);
}

file::Scenario scenario_of(std::uint64_t seed, const check::Shrunk& small) {
    return {.name = fmt::format("{} (schedule {})", small.finding.broken, seed),
            .config = small.schedule.config,
            .inputs = small.schedule.inputs,
            .until = small.schedule.until};
}

// What broke, and the smallest run that was found in which it does.
int show_broken(std::uint64_t seed, const check::Schedule& schedule, const check::Finding& finding,
                const std::optional<std::string>& out) {
    const check::Shrunk small = *check::shrink(schedule);
    const std::string text = file::write_scenario(scenario_of(seed, small));
    const std::string told = fmt::format(
        "schedule with seed {}: broken: {}\nmade small: {} nodes, {} inputs, broken: {}\n", seed, describe(finding),
        small.schedule.config.options.nodes, small.schedule.inputs.size(), describe(small.finding));
    if (!out) return print(told + text, kBroken);

    auto opened = OutputFile::open(*out);
    if (const auto* wrong = std::get_if<std::string>(&opened)) return report_bad_input(*out, "writing", *wrong);
    OutputFile& file = std::get<OutputFile>(opened);
    file.write(text);
    if (const auto wrong = file.commit()) return report_bad_input(*out, "writing", *wrong);
    return is_standard_output(*out) ? kBroken : print(told, kBroken);
}

int check_schedules(const CheckOptions& options) {
    const std::uint64_t count = options.schedules.value_or(kSchedulesUnlessSaid);
    std::uint64_t events = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint64_t seed = options.seed + i;
        const check::Schedule schedule = check::random_schedule(seed, options.switched_off);
        const check::Trial trial = check::play(schedule);
        events += trial.end.events;
        if (const auto finding = check::judge(schedule, trial))
            return show_broken(seed, schedule, *finding, options.out);
    }
    if (count == 0) return print("0 schedules: nothing was played\n", kFine);
    return print(
        fmt::format(
            "{} schedules from seed {}: all {} properties held, clients were told what one register would tell, "
            "and each cluster came to rest once it was left alone, {} events\n",
            count, options.seed, check::kPropertyIds.size(), events),
        kFine);
}

} // namespace

int check_properties(const CheckOptions& options) {
    return options.files.empty() ? check_schedules(options) : check_files(options);
}

} // namespace app
