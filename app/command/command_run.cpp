#include "app/command/command_run.h"

#include <fmt/format.h>

#include "app/command/checked_run.h"
#include "app/command/command_report.h"
#include "app/command/commands.h"
#include "app/files/output_file.h"
#include "app/files/scenario_file.h"
#include "raft/file/events_json.h"
#include "raft/file/milliseconds.h"
#include "raft/file/state_json.h"

namespace app {
namespace {

struct Output {
    std::string path;
    OutputFile file;
};

std::optional<int> refuse_same_files(const RunOptions& options) {
    if (options.state && options.events && same_file(*options.state, *options.events)) {
        return report_bad_usage("--events", "the same file as --state, expected another one");
    }
    if (options.file == "-") return std::nullopt;
    if (options.state && *options.state != "-" && same_file(*options.state, options.file)) {
        return report_bad_usage("--state", "the scenario itself, expected another file");
    }
    if (options.events && *options.events != "-" && same_file(*options.events, options.file)) {
        return report_bad_usage("--events", "the scenario itself, expected another file");
    }
    return std::nullopt;
}

// Before the run, which may be long, so that nobody waits for what cannot be written.
std::variant<std::optional<Output>, int> open_output(const std::optional<std::string>& path) {
    if (!path) return std::nullopt;
    auto opened = OutputFile::open(*path);
    if (const auto* wrong = std::get_if<std::string>(&opened)) return report_bad_input(*path, "writing", *wrong);
    return Output{*path, std::move(std::get<OutputFile>(opened))};
}

std::string state_of(const CheckedRun& played) {
    std::vector<file::ReportedViolation> violations;
    for (const check::Violation& violation : played.violations) {
        violations.push_back({.property = std::string(check::id_of(violation.property)),
                              .at = violation.at,
                              .event = violation.event,
                              .node = violation.node,
                              .other = violation.other,
                              .term = violation.term,
                              .index = violation.index});
    }
    return file::write_state(played.world, violations);
}

std::string summary_of(const CheckedRun& played, const file::Scenario& scenario) {
    const std::string name = file::shown(scenario.name, 200);
    std::string text =
        fmt::format("{}{}{} ms, seed {}, {} events\n", name, name.empty() ? "" : ": ",
                    file::write_milliseconds(played.world.now), scenario.config.seed, played.world.events);
    for (const sim::Server& server : played.world.servers) {
        const raft::Node& node = server.node;
        if (!server.up) {
            text += fmt::format("{}  stopped    term {}\n", raft::name_of(node.id), server.disk.current_term);
            continue;
        }
        text +=
            fmt::format("{}  {:<9}  term {}  commit {}  value {}{}\n", raft::name_of(node.id), file::name_of(node.role),
                        node.current_term, node.commit_index, node.machine.value, server.paused ? "  paused" : "");
    }
    if (played.differs_at) {
        text += fmt::format("plays differently from {} ms on than when it was recorded, with another version\n",
                            file::write_milliseconds(*played.differs_at));
    }
    if (played.violations.empty()) {
        return text + fmt::format("all {} properties held throughout\n", check::kPropertyIds.size());
    }
    return text + "broken: " + describe(played.violations.front()) + '\n';
}

// Nothing takes its name before everything is written.
std::optional<int> finish(const std::vector<Output*>& outputs) {
    for (Output* output : outputs) {
        if (const auto wrong = output->file.secure()) return report_bad_input(output->path, "writing", *wrong);
    }
    for (Output* output : outputs) {
        if (const auto wrong = output->file.commit()) return report_bad_input(output->path, "writing", *wrong);
    }
    return std::nullopt;
}

int play(const RunOptions& options, const file::Scenario& scenario, sim::Time until) {
    auto state = open_output(options.state);
    if (const int* code = std::get_if<int>(&state)) return *code;
    auto events = open_output(options.events);
    if (const int* code = std::get_if<int>(&events)) return *code;
    std::vector<Output*> outputs;
    if (auto& output = std::get<0>(state)) outputs.push_back(&*output);
    if (auto& output = std::get<0>(events)) outputs.push_back(&*output);
    OutputFile* told = options.events ? &std::get<0>(events)->file : nullptr;

    const auto write = [told](const sim::World& world, const sim::TraceEvent& event) {
        told->write(file::write_event(world, event));
    };
    const auto writable = [told] { return told == nullptr || !told->failed(); };
    const CheckedRun played =
        run_checked(scenario, until, told == nullptr ? sim::Listener() : sim::Listener(write), writable);

    if (options.state) std::get<0>(state)->file.write(state_of(played));
    if (const auto code = finish(outputs)) return *code;

    const int code = played.violations.empty() && !played.differs_at ? kFine : kBroken;
    const bool output_is_taken = (options.state && is_standard_output(*options.state)) ||
                                 (options.events && is_standard_output(*options.events));
    return output_is_taken ? code : print(summary_of(played, scenario), code);
}

} // namespace

int run(const RunOptions& options) {
    auto loaded = load_scenario(options.file);
    if (const auto* problem = std::get_if<file::Problem>(&loaded)) {
        return report_bad_input(options.file, problem->where, problem->what);
    }
    auto& scenario = std::get<file::Scenario>(loaded);
    if (options.seed) {
        scenario.config.seed = *options.seed;
        scenario.checkpoints.clear(); // another run is wanted
    }
    const std::optional<sim::Time> until = options.until ? options.until : scenario.until;
    if (!until) return report_bad_input(options.file, "until", "is missing, expected it in the file or as --until MS");
    if (const auto code = refuse_same_files(options)) return *code;
    return play(options, scenario, *until);
}

} // namespace app
