// A lesson as text, beat by beat, for reading and for handing out.
#pragma once

#include <string>
#include <string_view>

#include "raft/lesson/compile.h"

namespace lesson {

// The few words that are not the lesson's own.
struct PrintWords {
    std::string question = "Ask first: ";
    std::string misconception = "Often believed, and wrong: ";
    std::string answer = "Answer: ";
    std::string yes = "yes";
    std::string no = "no";
    std::string entry = "{node}’s entry {index}: {op}";
    std::string no_entry = "Entry {index} of {node}"; // where none stands
};

// Beats are numbered through all chapters from 1, as `shot --beat` counts them.
std::string print(const CompiledLesson& compiled, std::string_view language, const PrintWords& words = {});

} // namespace lesson
