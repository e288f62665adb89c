#include "app/files/recording_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "raft/file/input_json.h"
#include "raft/file/json_value.h"
#include "raft/file/milliseconds.h"

namespace app {
namespace {

constexpr std::string_view kClosing = "\n  ]\n}\n";
constexpr std::string_view kClosingOfBranch = "\n] } ]\n}\n";

// As long as the closing brackets, and on the next line at once, so that these never join the line of an input before.
constexpr std::string_view kBetween = "\n        , ";
constexpr std::string_view kBeforeFirst = "\n          ";
static_assert(kBetween.size() >= kClosing.size() && kBetween.front() == kClosing.front());
static_assert(kBetween.size() >= kClosingOfBranch.size() && kBetween.front() == kClosingOfBranch.front());

void append_inputs(std::string& text, const std::vector<sim::TimedInput>& inputs, int nodes) {
    for (const sim::TimedInput& input : inputs) {
        text += text.back() == '[' ? kBeforeFirst : kBetween;
        text += file::write_input(input, nodes);
    }
}

// A broken write leaves the closing lines, or parts of the input and of them.
constexpr int kMostBrokenLines = 4;

// Does a list of inputs stand there, opened by the bracket at this place?
bool opens_inputs(std::string_view text, std::size_t bracket) {
    constexpr std::string_view kBefore = "\"inputs\":";
    const std::string_view before = text.substr(0, text.find_last_not_of(' ', bracket - 1) + 1);
    return bracket > 0 && text[bracket] == '[' && before.ends_with(kBefore);
}

// What closes the brackets that are still open at the end of the text. Nothing where it ends amid a string or amid an
// input: half of an input can read as another one.
std::optional<std::string> missing_brackets(std::string_view text) {
    std::vector<std::size_t> open;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string) {
            if (c == '\\') ++i;
            in_string = c != '"';
        } else if (c == '"') {
            in_string = true;
        } else if (c == '[' || c == '{') {
            open.push_back(i);
        } else if (c == ']' || c == '}') {
            if (open.empty() || text[open.back()] != (c == ']' ? '[' : '{')) return std::nullopt;
            open.pop_back();
        }
    }
    if (in_string || open.empty() || !opens_inputs(text, open.back())) return std::nullopt;
    std::string closing;
    for (auto bracket = open.rbegin(); bracket != open.rend(); ++bracket)
        closing += text[*bracket] == '[' ? ']' : '}';
    return closing;
}

std::optional<file::Scenario> read_as_it_is(std::string_view text) {
    auto read = file::read_scenario(text);
    if (auto* scenario = std::get_if<file::Scenario>(&read)) return std::move(*scenario);
    return std::nullopt;
}

} // namespace

std::string until_text(sim::Time until) {
    const std::size_t width = file::write_milliseconds(sim::kLatest - 1).size();
    std::string text = file::write_milliseconds(until);
    text.resize(std::max(width, text.size()), ' ');
    return text;
}

std::string appended_text(const sim::TimedInput& input, int nodes, std::string_view closing) {
    return std::string(kBetween).append(file::write_input(input, nodes)).append(closing);
}

RecordingText recording_text(const file::Scenario& scenario) {
    const int nodes = scenario.config.options.nodes;
    // Where the last branch is shown, its inputs are the list that grows.
    const bool in_branch = scenario.shown > 0 && scenario.shown == scenario.branches.size();
    file::Scenario rest = scenario;
    const std::vector<sim::TimedInput> growing = std::move(in_branch ? rest.branches.back().inputs : rest.inputs);
    (in_branch ? rest.branches.back().inputs : rest.inputs).clear();
    rest.until.reset();
    const auto members = nlohmann::ordered_json::parse(file::write_scenario(rest));

    RecordingText result;
    std::string& text = result.text;
    const auto key = [&text](std::string_view name) {
        text.append(text.empty() ? "{\n  \"" : ",\n  \"").append(name).append("\": ");
    };
    key("raftarium");
    text += members.at("raftarium").dump();
    if (scenario.until) {
        key("until");
        result.until_at = text.size();
        text += until_text(*scenario.until);
    }
    const std::string_view last = in_branch ? "branches" : "inputs";
    for (const auto& [name, value] : members.items()) {
        if (name == "raftarium" || name == last) continue;
        key(name);
        text += value.dump();
    }
    key(last);
    result.closing = in_branch ? kClosingOfBranch : kClosing;
    if (in_branch) {
        // All of the list but the brackets with which the last branch and its inputs end.
        std::string branches = members.at("branches").dump();
        branches.resize(branches.rfind('[') + 1);
        text += branches;
    } else {
        text += "[";
    }
    append_inputs(text, growing, nodes);
    // The first input of a list has no comma before it that could cover as much as it must.
    const bool grows_where_shown = in_branch || scenario.shown == 0;
    result.grows = !growing.empty() && scenario.until && grows_where_shown;
    text += result.closing;
    return result;
}

std::optional<file::Scenario> read_recording(std::string_view text) {
    if (auto scenario = read_as_it_is(text)) return scenario;
    // What is JSON was not broken off: it is something else.
    if (std::holds_alternative<file::JsonValue>(file::parse_json(text))) return std::nullopt;
    for (int line = 0; line < kMostBrokenLines; ++line) {
        text = text.substr(0, text.find_last_not_of(std::string_view(", \n\0", 4)) + 1);
        if (const auto closing = missing_brackets(text)) {
            auto scenario = read_as_it_is(std::string(text) + *closing);
            // There was one before another was added.
            if (scenario && !file::shown_inputs(*scenario).empty()) return scenario;
        }
        const std::size_t end = text.rfind('\n');
        if (end == std::string_view::npos) return std::nullopt;
        text = text.substr(0, end);
    }
    return std::nullopt;
}

} // namespace app
