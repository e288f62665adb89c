#include "app/lesson/lesson_file.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "app/files/assets.h"
#include "app/files/folder.h"
#include "app/files/user_folders.h"
#include "app/files/whole_file.h"
#include "app/lesson/lesson_parts.h"
#include "raft/lesson/lesson_json.h"
#include "raft/lesson/translation.h"

namespace app {
namespace {

// "walkthrough.de.json": a lesson in one more language, beside the lesson's own file.
bool is_translation(const std::filesystem::path& path) {
    return path.extension() == ".json" && !path.stem().extension().empty();
}

std::vector<std::filesystem::path> translations_of(const std::filesystem::path& lesson) {
    const auto folder = lesson.has_parent_path() ? lesson.parent_path() : std::filesystem::path(".");
    std::vector<std::filesystem::path> files = json_files(folder);
    std::erase_if(files, [&](const std::filesystem::path& file) {
        return !is_translation(file) || file.stem().stem() != lesson.stem();
    });
    return files;
}

std::optional<file::Problem> translate(lesson::Lesson& lesson, const std::filesystem::path& path) {
    const auto in_file = [&](const file::Problem& problem) {
        return file::Problem{path.filename().string(), problem.where + ": " + problem.what};
    };
    const auto text = read_whole_file(path.string());
    if (const auto* problem = std::get_if<FileProblem>(&text)) return in_file({"reading", problem->what});
    const auto problem = lesson::add_translation(lesson, std::get<std::string>(text));
    return problem ? std::optional(in_file(*problem)) : std::nullopt;
}

} // namespace

std::vector<ShippedLesson> shipped_lessons(const std::filesystem::path& assets) {
    std::vector<ShippedLesson> lessons;
    for (const std::filesystem::path& file : json_files(assets / "lessons")) {
        if (is_translation(file)) continue;
        auto loaded = load_lesson(file.string());
        if (auto* found = std::get_if<LoadedLesson>(&loaded)) lessons.push_back({file, std::move(found->lesson)});
    }
    std::ranges::sort(lessons, [](const ShippedLesson& a, const ShippedLesson& b) {
        return std::tie(a.lesson.order, a.path) < std::tie(b.lesson.order, b.path);
    });
    return lessons;
}

std::string lesson_path(const std::string& path_or_name) {
    std::error_code error;
    const bool is_name = path_or_name.find_first_of("/.") == std::string::npos && path_or_name != "-";
    if (!is_name || std::filesystem::is_regular_file(path_or_name, error)) return path_or_name;
    const auto assets = find_assets(environment("RAFTARIUM_ASSETS"), program_file());
    if (!assets) return path_or_name;
    const std::filesystem::path shipped = *assets / "lessons" / (path_or_name + ".json");
    return std::filesystem::is_regular_file(shipped, error) ? shipped.string() : path_or_name;
}

std::variant<LoadedLesson, file::Problem> read_lesson(std::string_view text, const std::string& path) {
    auto read = lesson::read_lesson(text, lesson_parts());
    if (auto* problem = std::get_if<file::Problem>(&read)) return std::move(*problem);
    LoadedLesson loaded{std::get<lesson::Lesson>(std::move(read)), {}};
    if (path == "-") return loaded;
    for (const auto& translation : translations_of(path)) {
        if (auto problem = translate(loaded.lesson, translation)) loaded.left_out.push_back(*std::move(problem));
    }
    return loaded;
}

std::variant<LoadedLesson, file::Problem> load_lesson(const std::string& path_or_name) {
    const std::string path = lesson_path(path_or_name);
    const auto text = read_whole_file(path);
    if (const auto* problem = std::get_if<FileProblem>(&text)) return file::Problem{"reading", problem->what};
    return read_lesson(std::get<std::string>(text), path);
}

} // namespace app
