// A lesson in one more language, from a file of its own beside the lesson's: NAME.LANGUAGE.json.
#pragma once

#include <optional>
#include <string_view>

#include "raft/file/problem.h"
#include "raft/lesson/lesson.h"

namespace lesson {

// Adds the texts and the language; or names the first thing that is wrong with the file, and leaves the lesson as it
// was. What the file lacks is missing in that language then, which check() tells.
std::optional<file::Problem> add_translation(Lesson& lesson, std::string_view json_text);

} // namespace lesson
