#include "raft/file/input_list.h"

#include <algorithm>

#include "raft/file/input_json.h"

namespace file {
namespace {

void complete_timings(std::vector<ReadInput>& inputs, sim::Timing& timing) {
    for (ReadInput& read : inputs) {
        if (auto* input = std::get_if<sim::SetTiming>(&read.input.input)) input->timing = read.timing.on(timing);
        sets_timing(read.input.input, timing);
    }
}

std::vector<sim::TimedInput> in_order(std::vector<ReadInput>&& read, sim::Timing& in_force) {
    std::ranges::stable_sort(read, {}, [](const ReadInput& input) { return input.input.at; });
    complete_timings(read, in_force);
    std::vector<sim::TimedInput> inputs;
    inputs.reserve(read.size());
    for (ReadInput& input : read)
        inputs.push_back(input.input);
    return inputs;
}

// An input as it would be with its time under "at". The time itself is read here, so that a problem names its own key.
ReadInput read_later_input(const Field& field, int nodes) {
    const Fields fields(field);
    fields["after"].time(0, sim::kLatest);
    if (fields["at"].present()) fields["at"].refuse("\"after\", a time since the beat's start");
    if (field.problem().found()) return {};
    JsonValue renamed = *field.value();
    for (JsonMember& member : std::get<JsonValue::Object>(renamed.value)) {
        if (member.key == "after") member.key = "at";
    }
    return read_input(Field(&renamed, field.path(), field.problem()), nodes);
}

template <class Read>
std::vector<sim::TimedInput> read_list(const Field& list, sim::Timing& in_force, const Read& read_one) {
    if (!list.present()) return {};
    const std::size_t count = list.list("a list of inputs").size();
    std::vector<ReadInput> read;
    for (std::size_t i = 0; i < count && !list.problem().found(); ++i)
        read.push_back(read_one(list.element(i)));
    return in_order(std::move(read), in_force);
}

} // namespace

bool sets_timing(const sim::Input& input, sim::Timing& in_force) {
    if (const auto* set = std::get_if<sim::SetTiming>(&input)) {
        in_force = set->timing;
        return true;
    }
    const auto* latency = std::get_if<sim::Latency>(&input);
    if (latency == nullptr || latency->from || latency->to) return false;
    in_force.latency = latency->range;
    return true;
}

std::vector<sim::TimedInput> read_inputs(const Field& list, int nodes, sim::Timing& in_force) {
    return read_list(list, in_force, [nodes](const Field& field) { return read_input(field, nodes); });
}

std::vector<sim::TimedInput> read_later_inputs(const Field& list, int nodes, sim::Timing& in_force) {
    return read_list(list, in_force, [nodes](const Field& field) { return read_later_input(field, nodes); });
}

} // namespace file
