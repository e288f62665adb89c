// What is open: a run, or a lesson that is told over one, and where it came from.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "app/action.h"
#include "app/lesson/lesson_session.h"
#include "app/session.h"
#include "app/words/notice.h"

namespace app {

struct Origin {
    std::string file; // where it came from or was saved; may be empty
    std::string name; // as a shelf calls it; empty for a scenario that no shelf has
};

class Document {
  public:
    Document(const file::Scenario& scenario, Origin origin) : origin_(std::move(origin)), session_(scenario) {}

    // Something else instead. A run goes on at the speed of the one before it, whatever speed a lesson had between
    // them; a lesson shows nothing before it is told where to begin.
    void open(const file::Scenario& scenario, Origin origin);
    void open(lesson::CompiledLesson lesson, Origin origin);

    const Origin& origin() const { return origin_; }
    Session& session() { return session_; }
    const Session& session() const { return session_; }
    const LessonSession* lesson() const { return lesson_ ? &*lesson_ : nullptr; }

    // Of the lesson that was left, whose cluster is explored; empty where it is none of a lesson.
    const lesson::Texts& left_title() const { return left_title_; }

    // A lesson shows what comes next, rather than the person.
    bool led() const { return lesson_ && !lesson_->taken_over(); }

    std::optional<Notice> apply(const SessionAction& action);
    void apply(const LessonAction& action, const LessonPace& pace); // only with a lesson

    // What an act of looking means to the lesson, where it means something to it.
    std::optional<LessonAction> meant_for_lesson(const DeskAction& action) const;

    // Lets `seconds` of real time pass.
    void tick_lesson(double seconds, const LessonPace& pace); // only with a lesson, after session().tick()

    // From now on a run is what that file holds.
    void saved_as(std::string path);

    // The file that a run was opened from or saved to; empty where it is none of somebody's own.
    std::string own_file() const { return !lesson_ && origin_.name.empty() ? origin_.file : std::string(); }

    // What a dialog starts with, in the current folder where the document has none of its own.
    std::string suggested_path(Dialog dialog, const std::filesystem::path& current) const;

  private:
    void leave_lesson();

    Origin origin_;
    Session session_;
    std::optional<LessonSession> lesson_;
    lesson::Texts left_title_;
    double speed_ = kSpeedAtStart; // of the run before the lesson
};

} // namespace app
