// raftarium lesson: is a lesson sound, and what does it say?
#pragma once

#include <string>
#include <vector>

#include "app/command/command_options.h"
#include "raft/lesson/compile.h"

namespace app {

// A line on standard error for each of its flaws. Returns the exit code for it.
int report_flaws(const std::string& path, const lesson::CompiledLesson& lesson);

// A line for each sound lesson on standard output, one for each problem on standard error. Both return the exit code: a
// file that is no lesson is bad input, a lesson that is not sound a failed check.
int check_lessons(const std::vector<std::string>& files);

// A small sound lesson to begin from, in a file that is not there yet.
int new_lesson(const std::string& path);

// Every beat as text, of an unsound lesson too.
int print_lesson(const LessonPrintOptions& options);

} // namespace app
