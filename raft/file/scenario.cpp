#include "raft/file/scenario.h"

#include <nlohmann/json.hpp>

#include "raft/file/branches_json.h"
#include "raft/file/checkpoints_json.h"
#include "raft/file/config_json.h"
#include "raft/file/disks_json.h"
#include "raft/file/input_json.h"
#include "raft/file/input_list.h"
#include "raft/file/json_text.h"
#include "raft/file/milliseconds.h"

namespace file {
namespace {

// First of all, so that a newer file is not blamed for keys that are unknown here.
void read_format(const Field& format, FirstProblem& problem) {
    const std::string expected = std::to_string(kFormat) + ", the version of the format";
    const auto* number = format.present() ? std::get_if<JsonNumber>(&format.value()->value) : nullptr;
    if (number == nullptr) return format.refuse(expected);
    if (number->text == std::to_string(kFormat)) return;
    const bool newer = number->text.find_first_not_of("0123456789") == std::string::npos && number->text != "0";
    if (!newer) return format.refuse(expected);
    problem.add(format.path(), "is " + shown(number->text) + ", a newer format than this program knows, expected " +
                                   std::to_string(kFormat));
}

} // namespace

std::variant<Scenario, Problem> read_scenario(std::string_view json_text) {
    const auto parsed = parse_json(json_text);
    if (const auto* problem = std::get_if<Problem>(&parsed)) return *problem;

    FirstProblem problem;
    const Fields fields(Field(&std::get<JsonValue>(parsed), "", problem));
    read_format(fields["raftarium"], problem);
    fields.allow({"raftarium", "name", "nodes", "seed", "timing", "pace", "replicate", "rules_off", "disks", "inputs",
                  "until", "branches", "shown", "checkpoints"});

    Scenario scenario;
    if (fields["name"].present()) scenario.name = fields["name"].text("a text");
    scenario.config = read_config(fields);
    sim::Timing in_force = scenario.config.timing;
    scenario.inputs = read_inputs(fields["inputs"], scenario.config.options.nodes, in_force);
    if (fields["until"].present()) scenario.until = fields["until"].time(0, sim::kLatest);
    scenario.branches = read_branches(fields["branches"], scenario);
    if (fields["shown"].present()) {
        scenario.shown =
            static_cast<std::size_t>(fields["shown"].integer(0, static_cast<std::int64_t>(scenario.branches.size())));
    }
    scenario.checkpoints = read_checkpoints(fields["checkpoints"]);
    if (problem.found()) return *problem.get();
    return scenario;
}

std::string write_scenario(const Scenario& scenario) {
    const sim::Config& config = scenario.config;
    const int nodes = config.options.nodes;
    std::string text = "{\n  \"raftarium\": " + std::to_string(kFormat);
    const auto line = [&text](std::string_view key, std::string_view value) {
        text.append(",\n  \"").append(key).append("\": ").append(value);
    };
    if (!scenario.name.empty()) line("name", in_quotes(scenario.name));
    line("nodes", std::to_string(nodes));
    line("seed", std::to_string(config.seed));
    Json timing = Json::object();
    add_timing(timing, config.timing);
    line("timing", one_line(timing));
    if (config.pace == sim::Pace::ByHand) line("pace", "\"hand\"");
    if (config.options.replicate == raft::Replicate::AtOnce) line("replicate", "\"at_once\"");
    if (!config.options.switched_off.empty()) line("rules_off", one_line(rules_json(config.options.switched_off)));
    if (!config.disks.empty()) line("disks", write_disks(config.disks));

    line("inputs", "[");
    for (std::size_t i = 0; i < scenario.inputs.size(); ++i) {
        text += (i == 0 ? "\n    " : ",\n    ") + write_input(scenario.inputs[i], nodes);
    }
    text += scenario.inputs.empty() ? "]" : "\n  ]";
    if (!scenario.branches.empty()) {
        line("branches", "[");
        for (std::size_t i = 0; i < scenario.branches.size(); ++i)
            text += (i == 0 ? "\n    " : ",\n    ") + write_branch(scenario.branches[i], nodes);
        text += "\n  ]";
    }
    if (scenario.shown != 0) line("shown", std::to_string(scenario.shown));
    if (!scenario.checkpoints.empty()) {
        line("checkpoints", "[");
        for (std::size_t i = 0; i < scenario.checkpoints.size(); ++i)
            text += (i == 0 ? "\n    " : ",\n    ") + write_checkpoint(scenario.checkpoints[i]);
        text += "\n  ]";
    }
    if (scenario.until) line("until", write_milliseconds(*scenario.until));
    return text + "\n}\n";
}

} // namespace file
