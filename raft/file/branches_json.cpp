#include "raft/file/branches_json.h"

#include "raft/file/input_json.h"
#include "raft/file/input_list.h"
#include "raft/file/json_text.h"
#include "raft/file/milliseconds.h"
#include "raft/sim/line.h"

namespace file {
namespace {

// The inputs of a future; 0 is the scenario itself.
sim::Line line_of(const std::vector<sim::TimedInput>& own, const std::vector<ScenarioBranch>& branches,
                  std::size_t future) {
    if (future == 0) return sim::Line(own);
    const ScenarioBranch& branch = branches[future - 1];
    sim::Line line = branch.parent ? line_of(own, branches, *branch.parent).until(branch.at) : sim::Line();
    line.append(branch.inputs);
    return line;
}

// A "timing" input of a branch says what changes of the timing in force where it leaves its parent.
sim::Timing timing_after(sim::Timing timing, const sim::Line& inputs) {
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const sim::TimedInput& input = inputs[i];
        if (const auto* set = std::get_if<sim::SetTiming>(&input.input)) timing = set->timing;
        const auto* latency = std::get_if<sim::Latency>(&input.input);
        if (latency != nullptr && !latency->from && !latency->to) timing.latency = latency->range;
    }
    return timing;
}

bool is_null(const Field& field) {
    return field.present() && std::holds_alternative<std::nullptr_t>(field.value()->value);
}

// The first in the file's order.
void refuse_inputs_before(const Field& list, sim::Time leaves) {
    if (!list.present() || list.problem().found()) return;
    const std::size_t count = list.list("a list of inputs").size();
    for (std::size_t i = 0; i < count; ++i) {
        const Field at = Fields(list.element(i))["at"];
        if (at.time(0, sim::kLatest) >= leaves) continue;
        return at.refuse(write_milliseconds(leaves) + " or later: when the branch has left its parent");
    }
}

ScenarioBranch read_branch(const Field& field, const Scenario& scenario, const std::vector<ScenarioBranch>& before) {
    const Fields fields(field);
    fields.allow({"name", "parent", "at", "inputs"});
    ScenarioBranch branch;
    if (fields["name"].present()) branch.name = fields["name"].text("a text");
    sim::Line shared;
    if (!is_null(fields["parent"])) {
        branch.parent = static_cast<std::size_t>(fields["parent"].integer(0, static_cast<std::int64_t>(before.size())));
        branch.at = fields["at"].time(0, sim::kLatest);
        if (field.problem().found()) return branch;
        shared = line_of(scenario.inputs, before, *branch.parent).until(branch.at);
    } else if (fields["at"].present()) {
        fields["at"].refuse("nothing: a branch without a parent leaves none");
    }
    sim::Timing in_force = timing_after(scenario.config.timing, shared);
    branch.inputs = read_inputs(fields["inputs"], scenario.config.options.nodes, in_force);
    refuse_inputs_before(fields["inputs"], branch.at);
    return branch;
}

} // namespace

std::vector<sim::TimedInput> shown_inputs(const Scenario& scenario) {
    return line_of(scenario.inputs, scenario.branches, scenario.shown).to_vector();
}

std::vector<ScenarioBranch> read_branches(const Field& list, const Scenario& scenario) {
    std::vector<ScenarioBranch> branches;
    if (!list.present()) return branches;
    const std::size_t count = list.list("a list of branches").size();
    for (std::size_t i = 0; i < count && !list.problem().found(); ++i)
        branches.push_back(read_branch(list.element(i), scenario, branches));
    return branches;
}

std::string write_branch(const ScenarioBranch& branch, int nodes) {
    std::string text = "{ ";
    if (!branch.name.empty()) text += "\"name\": " + in_quotes(branch.name) + ", ";
    text += "\"parent\": " + (branch.parent ? std::to_string(*branch.parent) : "null");
    if (branch.parent) text += ", \"at\": " + write_milliseconds(branch.at);
    text += ", \"inputs\": [";
    for (std::size_t i = 0; i < branch.inputs.size(); ++i)
        text += (i == 0 ? "\n      " : ",\n      ") + write_input(branch.inputs[i], nodes);
    return text + (branch.inputs.empty() ? "] }" : "\n    ] }");
}

} // namespace file
