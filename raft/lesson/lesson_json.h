// A lesson as a file. assets/lessons/README.md says for teachers what may stand in it.
#pragma once

#include <string_view>
#include <variant>

#include "raft/file/problem.h"
#include "raft/lesson/lesson.h"

namespace lesson {

// Reads a lesson, or names the first thing that is wrong with the file. Whether the lesson is sound is another
// question; see check.h. `parts` are those of whatever is to show it.
std::variant<Lesson, file::Problem> read_lesson(std::string_view json_text, const PartNames& parts);

// Is it meant as a lesson, not a scenario? True for a JSON object with "chapters".
bool is_lesson(std::string_view json_text);

} // namespace lesson
