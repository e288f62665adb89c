#include "raft/file/scenario.h"

#include <algorithm>

#include "raft/file/input_json.h"
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

template <class Choice>
Choice read_choice(const Field& field, std::string_view first_name, Choice first, std::string_view second_name,
                   Choice second) {
    if (!field.present()) return first;
    const std::string expected = quoted(first_name) + " or " + quoted(second_name);
    const std::string& name = field.text(expected);
    if (name == first_name) return first;
    if (name != second_name) field.refuse(expected);
    return second;
}

sim::Config read_config(const Fields& fields) {
    sim::Config config;
    const Field nodes = fields["nodes"];
    const Field seed = fields["seed"];
    const Field timing = fields["timing"];
    if (nodes.present()) config.options.nodes = static_cast<std::uint8_t>(nodes.integer(1, raft::kMaxNodes));
    if (seed.present()) config.seed = seed.natural(0);
    if (timing.present()) {
        const Fields parts(timing);
        parts.allow({"election_ms", "heartbeat_ms", "latency_ms"});
        config.timing = read_timing(parts).on(config.timing);
    }
    config.pace = read_choice(fields["pace"], "timed", sim::Pace::Timed, "hand", sim::Pace::ByHand);
    config.options.replicate =
        read_choice(fields["replicate"], "heartbeat", raft::Replicate::Heartbeat, "at_once", raft::Replicate::AtOnce);
    return config;
}

// What a "timing" input does not say is what was in force before it.
void complete_timings(std::vector<ReadInput>& inputs, sim::Timing timing) {
    for (ReadInput& read : inputs) {
        if (auto* input = std::get_if<sim::SetTiming>(&read.input.input)) {
            timing = input->timing = read.timing.on(timing);
        } else if (const auto* latency = std::get_if<sim::Latency>(&read.input.input)) {
            if (!latency->from && !latency->to) timing.latency = latency->range;
        }
    }
}

std::vector<sim::TimedInput> read_inputs(const Field& field, const sim::Config& config, const FirstProblem& problem) {
    if (!field.present()) return {};
    const std::size_t count = field.list("a list of inputs").size();
    std::vector<ReadInput> read;
    for (std::size_t i = 0; i < count && !problem.found(); ++i) {
        read.push_back(read_input(field.element(i), config.options.nodes));
    }
    std::ranges::stable_sort(read, {}, [](const ReadInput& input) { return input.input.at; });
    complete_timings(read, config.timing);

    std::vector<sim::TimedInput> inputs;
    inputs.reserve(read.size());
    for (ReadInput& input : read)
        inputs.push_back(input.input);
    return inputs;
}

} // namespace

std::variant<Scenario, Problem> read_scenario(std::string_view json_text) {
    const auto parsed = parse_json(json_text);
    if (const auto* problem = std::get_if<Problem>(&parsed)) return *problem;

    FirstProblem problem;
    const Fields fields(Field(&std::get<JsonValue>(parsed), "", problem));
    read_format(fields["raftarium"], problem);
    fields.allow({"raftarium", "name", "nodes", "seed", "timing", "pace", "replicate", "inputs", "until"});

    Scenario scenario;
    if (fields["name"].present()) scenario.name = fields["name"].text("a text");
    scenario.config = read_config(fields);
    scenario.inputs = read_inputs(fields["inputs"], scenario.config, problem);
    if (fields["until"].present()) scenario.until = fields["until"].time(0, sim::kLatest);
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
    if (!scenario.name.empty()) line("name", quoted(scenario.name));
    line("nodes", std::to_string(nodes));
    line("seed", std::to_string(config.seed));
    line("timing", "{ " + write_timing(config.timing) + " }");
    if (config.pace == sim::Pace::ByHand) line("pace", "\"hand\"");
    if (config.options.replicate == raft::Replicate::AtOnce) line("replicate", "\"at_once\"");

    line("inputs", "[");
    for (std::size_t i = 0; i < scenario.inputs.size(); ++i) {
        text += (i == 0 ? "\n    " : ",\n    ") + write_input(scenario.inputs[i], nodes);
    }
    text += scenario.inputs.empty() ? "]" : "\n  ]";
    if (scenario.until) line("until", write_milliseconds(*scenario.until));
    return text + "\n}\n";
}

} // namespace file
