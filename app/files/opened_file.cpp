#include "app/files/opened_file.h"

#include "app/files/whole_file.h"
#include "app/lesson/lesson_file.h"
#include "raft/lesson/lesson_json.h"

namespace app {
namespace {

OpenedFile open_lesson(const std::string& text, const std::string& path) {
    auto read = read_lesson(text, path);
    if (auto* problem = std::get_if<file::Problem>(&read)) return std::move(*problem);
    return lesson::compile(std::get<LoadedLesson>(std::move(read)).lesson);
}

OpenedFile open_scenario(const std::string& text) {
    auto read = file::read_scenario(text);
    if (auto* problem = std::get_if<file::Problem>(&read)) return std::move(*problem);
    return std::get<file::Scenario>(std::move(read));
}

} // namespace

OpenedFile open_file(const std::string& path) {
    const auto text = read_whole_file(path);
    if (const auto* problem = std::get_if<FileProblem>(&text)) return file::Problem{"reading", problem->what};
    const auto& bytes = std::get<std::string>(text);
    return lesson::is_lesson(bytes) ? open_lesson(bytes, path) : open_scenario(bytes);
}

} // namespace app
