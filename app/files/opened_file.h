// A file that the window opens: a scenario, a recording, or a lesson.
#pragma once

#include <string>
#include <variant>

#include "raft/file/problem.h"
#include "raft/file/scenario.h"
#include "raft/lesson/compile.h"

namespace app {

using OpenedFile = std::variant<file::Scenario, lesson::CompiledLesson, file::Problem>;

// A path, or "-" for standard input. A file with chapters is a lesson; one that is not sound says so in its flaws. A
// problem with the file itself is at the place "reading".
OpenedFile open_file(const std::string& path);

} // namespace app
