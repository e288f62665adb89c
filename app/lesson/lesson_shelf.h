// The lessons that come with the program, as a menu offers them, and how far somebody has come in each.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/files/whole_file.h"
#include "app/lesson/lesson_progress.h"
#include "raft/lesson/texts.h"

namespace app {

struct OfferedLesson {
    struct Chapter {
        std::string id;
        lesson::Texts title;
        std::size_t beats = 0;
    };
    std::string path;
    std::string name; // the file's without its ending: "walkthrough"
    lesson::Texts title;
    lesson::Texts about;
    std::vector<Chapter> chapters;
};

class LessonShelf {
  public:
    // `progress_file` may be empty: then nothing is kept.
    LessonShelf(const std::filesystem::path& assets, std::filesystem::path progress_file);

    const std::vector<OfferedLesson>& offered() const { return offered_; }
    const LessonProgress& progress() const { return progress_; }

    // What a lesson is called in the progress: its name if it is offered, else its path.
    std::string name_of(const std::string& path) const;

    // The lesson after this one in the menu, nullptr if there is none.
    const OfferedLesson* after(std::string_view name) const;

    // The beat where somebody left the lesson, 0 if it is new.
    std::size_t left_at(std::string_view name, const lesson::CompiledLesson& lesson) const;

    // Keeps that somebody is at this beat. What went wrong, unless it was said before.
    std::optional<FileProblem> keep(std::string_view name, const lesson::CompiledLesson& lesson, std::size_t beat);

  private:
    std::vector<OfferedLesson> offered_;
    std::filesystem::path file_;
    LessonProgress progress_;
    bool failed_ = false;
};

} // namespace app
