// One input of a scenario as JSON.
#pragma once

#include <string>

#include "raft/file/field.h"
#include "raft/file/json_text.h"
#include "raft/file/timing_json.h"
#include "raft/sim/input.h"

namespace file {

struct ReadInput {
    sim::TimedInput input;
    TimingChange timing; // of a "timing" input, whose own timing is not complete before the inputs are in order
};

// Problems are noted in the field; what is returned then is of no use.
ReadInput read_input(const Field& field, int nodes);

// Adds the fields of an input's kind, those behind "do".
void add_input_fields(Json& object, const sim::Input& input, int nodes);

// `{ "at": 600, "do": "kill", "node": "A" }`
std::string write_input(const sim::TimedInput& input, int nodes);

} // namespace file
