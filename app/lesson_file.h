// Lessons from files.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "raft/file/problem.h"
#include "raft/lesson/lesson.h"

namespace app {

// The lessons that come with the program, in the order of a menu: the walkthrough first.
std::vector<std::filesystem::path> lesson_files(const std::filesystem::path& assets);

// The file of the lesson of that name ("walkthrough"), if one comes with the program; else what was given.
std::string lesson_path(const std::string& path_or_name);

// From what the file at `path` says, with its translations, which lie beside it.
std::variant<lesson::Lesson, file::Problem> read_lesson(std::string_view text, const std::string& path);

// A path, "-" for standard input, or the name of a lesson that comes with
// the program ("walkthrough"). A problem with the file itself is at the place "reading".
std::variant<lesson::Lesson, file::Problem> load_lesson(const std::string& path_or_name);

} // namespace app
