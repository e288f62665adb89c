#include "app/command/command_lesson.h"

#include <fmt/format.h>

#include "app/command/command_report.h"
#include "app/command/commands.h"
#include "app/files/assets.h"
#include "app/files/user_folders.h"
#include "app/lesson/lesson_file.h"
#include "app/words/languages.h"
#include "raft/lesson/check.h"
#include "raft/lesson/print.h"

namespace app {
namespace {

std::string verdict(const std::string& name, const lesson::CompiledLesson& compiled) {
    std::string languages;
    for (const std::string& language : compiled.lesson.languages)
        languages += (languages.empty() ? "" : ", ") + language;
    return fmt::format("{}: sound, chapters: {}, beats: {}, languages: {}\n", name, compiled.lesson.chapters.size(),
                       compiled.beats.size(), languages);
}

// In the print's language, where the program has it.
lesson::PrintWords words_in(std::string_view language) {
    lesson::PrintWords words;
    const auto assets = find_assets(environment("RAFTARIUM_ASSETS"), program_file());
    if (!assets) return words;
    const auto languages = Languages::load(*assets);
    if (!std::holds_alternative<Languages>(languages)) return words;
    const Language* spoken = std::get<Languages>(languages).find(language);
    if (spoken == nullptr) return words;
    words.question = spoken->words.get("lesson.print_question");
    words.misconception = spoken->words.get("lesson.print_misconception");
    words.answer = spoken->words.get("lesson.print_answer");
    words.yes = spoken->words.get("app.yes");
    words.no = spoken->words.get("app.no");
    return words;
}

} // namespace

int check_lessons(const std::vector<std::string>& files) {
    // All are read before any is played, so that bad input is not found halfway.
    std::vector<lesson::Lesson> lessons;
    for (const std::string& path : files) {
        auto loaded = load_lesson(path);
        if (const auto* problem = std::get_if<file::Problem>(&loaded)) {
            return report_bad_input(path, problem->where, problem->what);
        }
        auto& found = std::get<LoadedLesson>(loaded);
        if (!found.left_out.empty()) {
            return report_bad_input(path, found.left_out.front().where, found.left_out.front().what);
        }
        lessons.push_back(std::move(found.lesson));
    }

    std::string text;
    int code = kFine;
    for (std::size_t i = 0; i < lessons.size(); ++i) {
        const lesson::Compilation checked = lesson::check(std::move(lessons[i]));
        for (const file::Problem& problem : checked.problems) {
            report_bad_input(files[i], problem.where, problem.what);
            code = kBroken;
        }
        if (checked.problems.empty()) text += verdict(file::shown(files[i], 200), checked.lesson);
    }
    return print(text, code);
}

int print_lesson(const LessonPrintOptions& options) {
    auto loaded = load_lesson(options.lesson);
    if (const auto* problem = std::get_if<file::Problem>(&loaded)) {
        return report_bad_input(options.lesson, problem->where, problem->what);
    }
    auto& found = std::get<LoadedLesson>(loaded);
    if (!found.left_out.empty()) {
        return report_bad_input(options.lesson, found.left_out.front().where, found.left_out.front().what);
    }
    const lesson::Compilation compiled = lesson::compile(std::move(found.lesson));
    if (!compiled.problems.empty()) {
        const file::Problem& first = compiled.problems.front();
        return report_bad_input(options.lesson, first.where, first.what);
    }
    const std::vector<std::string>& languages = compiled.lesson.lesson.languages;
    const std::string language = options.language.value_or(languages.front());
    for (const std::string& known : languages) {
        if (known == language) return print(lesson::print(compiled.lesson, language, words_in(language)), kFine);
    }
    return report_bad_usage("--lang", "\"" + language + "\" is not a language of this lesson, expected one of those");
}

} // namespace app
