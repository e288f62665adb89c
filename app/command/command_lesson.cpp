#include "app/command/command_lesson.h"

#include <fmt/format.h>

#include <filesystem>

#include "app/command/command_report.h"
#include "app/command/commands.h"
#include "app/command/unknown_letters.h"
#include "app/files/assets.h"
#include "app/files/output_file.h"
#include "app/files/user_folders.h"
#include "app/files/whole_file.h"
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
    words.entry = spoken->words.get("lesson.entry");
    words.no_entry = spoken->words.get("facts.entry_n");
    return words;
}

} // namespace

int report_flaws(const std::string& path, const lesson::CompiledLesson& lesson) {
    for (const lesson::Flaw& flaw : lesson.flaws)
        report_bad_input(path, flaw.where, flaw.what);
    return lesson.flaws.empty() ? kFine : kBroken;
}

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
        lesson::CompiledLesson checked = lesson::check(std::move(lessons[i]));
        add_unknown_letters(checked);
        if (report_flaws(files[i], checked) == kBroken) code = kBroken;
        if (checked.flaws.empty()) text += verdict(file::shown(files[i], 200), checked);
    }
    return print(text, code);
}

int new_lesson(const std::string& path) {
    const auto assets = find_assets(environment("RAFTARIUM_ASSETS"), program_file());
    if (!assets) return report_bad_input("assets", "reading", "not found beside the program");
    const std::string example = (*assets / "templates" / "lesson.json").string();
    const auto text = read_whole_file(example);
    if (const auto* problem = std::get_if<FileProblem>(&text))
        return report_bad_input(example, "reading", problem->what);
    std::error_code error;
    if (!is_standard_output(path) && std::filesystem::exists(path, error)) {
        return report_bad_input(path, "writing", "is there already, expected the name of a new file");
    }
    if (const auto wrong = write_whole_file(path, std::get<std::string>(text))) {
        return report_bad_input(path, "writing", wrong->what);
    }
    return kFine;
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
    const lesson::CompiledLesson compiled = lesson::compile(std::move(found.lesson));
    const int code = report_flaws(options.lesson, compiled);
    const std::vector<std::string>& languages = compiled.lesson.languages;
    const std::string language = options.language.value_or(languages.front());
    for (const std::string& known : languages) {
        if (known == language) return print(lesson::print(compiled, language, words_in(language)), code);
    }
    return report_bad_usage("--lang", "\"" + language + "\" is not a language of this lesson, expected one of those");
}

} // namespace app
