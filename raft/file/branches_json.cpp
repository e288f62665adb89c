#include "raft/file/branches_json.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include "raft/file/input_json.h"
#include "raft/file/input_list.h"
#include "raft/file/json_text.h"
#include "raft/file/milliseconds.h"

namespace file {
namespace {

// The timings in force along a future, and where it begins.
class Timings {
  public:
    // `own` are the inputs of the scenario itself, or of a branch.
    Timings(std::size_t leaves, sim::Time at, sim::Timing in_force, const std::vector<sim::TimedInput>& own)
        : leaves_(leaves), at_(at), changes_{{at, in_force}} {
        for (const sim::TimedInput& input : own) {
            if (sets_timing(input.input, in_force)) changes_.emplace_back(input.at, in_force);
        }
    }

    // The future before which it has nothing of its own.
    std::size_t leaves() const { return leaves_; }
    sim::Time at() const { return at_; }

    // After all inputs up to and including a moment that is its own.
    const sim::Timing& until(sim::Time t) const {
        const auto after = std::ranges::upper_bound(changes_, t, {}, &std::pair<sim::Time, sim::Timing>::first);
        return std::prev(after)->second;
    }

  private:
    std::size_t leaves_;
    sim::Time at_;
    std::vector<std::pair<sim::Time, sim::Timing>> changes_;
};

// The future in whose own stretch a moment of another one lies.
std::size_t home_of(const std::vector<Timings>& futures, std::size_t future, sim::Time at) {
    while (at < futures[future].at())
        future = futures[future].leaves();
    return future;
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

ScenarioBranch read_branch(const Field& field, const sim::Config& config, std::vector<Timings>& futures) {
    const Fields fields(field);
    fields.allow({"name", "parent", "at", "inputs"});
    ScenarioBranch branch;
    if (fields["name"].present()) branch.name = fields["name"].text("a text");
    const auto before = static_cast<std::int64_t>(futures.size());
    sim::Timing in_force = config.timing;
    std::size_t home = futures.size();
    if (!is_null(fields["parent"])) {
        branch.parent = static_cast<std::size_t>(fields["parent"].integer(0, before - 1));
        branch.at = fields["at"].time(0, sim::kLatest);
        if (field.problem().found()) return branch;
        home = home_of(futures, *branch.parent, branch.at);
        in_force = futures[home].until(branch.at);
    } else if (fields["at"].present()) {
        fields["at"].refuse("nothing: a branch without a parent leaves none");
    }
    const sim::Timing at_first = in_force;
    branch.inputs = read_inputs(fields["inputs"], config.options.nodes, in_force);
    refuse_inputs_before(fields["inputs"], branch.at);
    futures.emplace_back(home, branch.at, at_first, branch.inputs);
    return branch;
}

} // namespace

std::vector<sim::TimedInput> shown_inputs(const Scenario& scenario) {
    std::vector<std::span<const sim::TimedInput>> pieces; // the latest first
    sim::Time until = sim::kNever;
    for (std::optional<std::size_t> future = scenario.shown; future;) {
        const ScenarioBranch* branch = *future > 0 ? &scenario.branches[*future - 1] : nullptr;
        const std::span<const sim::TimedInput> own = branch != nullptr ? branch->inputs : scenario.inputs;
        const auto end = std::ranges::upper_bound(own, until, {}, &sim::TimedInput::at);
        pieces.push_back(own.first(static_cast<std::size_t>(end - own.begin())));
        if (branch != nullptr) until = std::min(until, branch->at);
        future = branch != nullptr ? branch->parent : std::nullopt;
    }
    std::vector<sim::TimedInput> inputs;
    for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece)
        inputs.insert(inputs.end(), piece->begin(), piece->end());
    return inputs;
}

std::vector<ScenarioBranch> read_branches(const Field& list, const Scenario& scenario) {
    std::vector<ScenarioBranch> branches;
    if (!list.present()) return branches;
    const std::size_t count = list.list("a list of branches").size();
    std::vector<Timings> futures{Timings(0, 0, scenario.config.timing, scenario.inputs)};
    for (std::size_t i = 0; i < count && !list.problem().found(); ++i)
        branches.push_back(read_branch(list.element(i), scenario.config, futures));
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
