// How a recording stands in its file: an ordinary scenario, laid out so that one more input costs a few bytes.
//
//   {
//     "raftarium": 1,
//     "until": 700            ,     always as many characters, so that it is changed where it stands
//     …
//     "inputs": [
//       { "at": 600, "do": "kill", "node": "A" }
//     , { "at": 700, "do": "heal" }           the list that grows is the last thing in the file
//     ]
//   }
//
// Where the run has branches and the last of them is shown, that one's inputs are the list that grows.
//
// A new input is written over the two brackets, together with brackets of its own. What comes before the input is as
// long as the brackets that it covers: so wherever such a write is broken off, nothing old follows what is new.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "raft/file/scenario.h"

namespace app {

struct RecordingText {
    std::string text;
    std::size_t until_at = 0; // where the number stands
    bool grows = false;       // can inputs be appended to what is shown?
    std::string_view closing; // the brackets at the end of the file, over which the next input is written
};
RecordingText recording_text(const file::Scenario& scenario);

// What is written at `until_at`.
std::string until_text(sim::Time until);

// What is written in their place: the input and the brackets.
std::string appended_text(const sim::TimedInput& input, int nodes, std::string_view closing);

// A recording as it was written, or as far as its last write came: an input that is not there whole was never told to
// be kept.
std::optional<file::Scenario> read_recording(std::string_view text);

} // namespace app
