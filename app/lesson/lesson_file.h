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

// The file of the lesson of that name ("walkthrough"), if one comes with the program; else what was given.
std::string lesson_path(const std::string& path_or_name);

// A lesson with its translations, which lie beside it. One that is wrong keeps nobody from the lesson: it is left out.
struct LoadedLesson {
    lesson::Lesson lesson;
    std::vector<file::Problem> left_out;
};

// The lessons that come with the program and can be read, in the order of a menu: the walkthrough first.
struct ShippedLesson {
    std::filesystem::path path;
    lesson::Lesson lesson;
};
std::vector<ShippedLesson> shipped_lessons(const std::filesystem::path& assets);

// From what the file at `path` says; "-" has nothing beside it.
std::variant<LoadedLesson, file::Problem> read_lesson(std::string_view text, const std::string& path);

// A path, "-" for standard input, or the name of a lesson that comes with the program. A problem with the file itself
// is at the place "reading".
std::variant<LoadedLesson, file::Problem> load_lesson(const std::string& path_or_name);

} // namespace app
