// raftarium lesson: is a lesson sound, and what does it say?
#pragma once

#include <string>
#include <vector>

#include "app/command/command_options.h"

namespace app {

// A line for each sound lesson on standard output, one for each problem on standard error. Both return the exit code: a
// file that is no lesson is bad input, a lesson that is not sound a failed check.
int check_lessons(const std::vector<std::string>& files);

// Every beat as text.
int print_lesson(const LessonPrintOptions& options);

} // namespace app
