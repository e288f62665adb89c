#include "app/document.h"

#include <utility>

#include "app/lesson/lesson_focus.h"
#include "app/overloaded.h"

namespace app {

void Document::open(const file::Scenario& scenario, Origin origin) {
    const double speed = lesson_ ? speed_ : session_.speed();
    lesson_.reset();
    left_title_ = {};
    session_ = Session(scenario);
    session_.apply(SetSpeed{speed});
    origin_ = std::move(origin);
}

void Document::open(lesson::CompiledLesson lesson, Origin origin) {
    if (!lesson_) speed_ = session_.speed();
    left_title_ = {};
    lesson_.emplace(std::move(lesson));
    origin_ = std::move(origin);
}

std::optional<Notice> Document::apply(const SessionAction& action) {
    return lesson_ ? lesson_->apply(session_, action) : session_.apply(action);
}

void Document::apply(const LessonAction& action, const LessonPace& pace) {
    std::visit(Overloaded{
                   [&](ContinueLesson) {
                       if (lesson_->at_end()) return leave_lesson();
                       lesson_->go_on(session_, pace);
                   },
                   [&](LessonBack) { lesson_->go_back(session_); },
                   [&](const GoToBeat& to) { lesson_->go_to(session_, to.beat, pace); },
                   [&](const Choose& choice) { lesson_->choose(session_, choice.choice); },
                   [&](TakeOver) { lesson_->take_over(session_); },
                   [&](ReturnToLesson) { lesson_->return_to_lesson(session_); },
                   [&](LeaveLesson) { leave_lesson(); },
               },
               action);
}

std::optional<LessonAction> Document::meant_for_lesson(const DeskAction& action) const {
    const auto* select = std::get_if<Select>(&action);
    if (lesson_ && lesson_->asks() && select != nullptr && select->target) {
        if (const auto choice = choice_at(*lesson_->said().ask, *select->target)) return Choose{*choice};
    }
    // Whoever wants to send a request wants to act.
    if (led() && std::holds_alternative<FocusRequestBox>(action)) return TakeOver{};
    return std::nullopt;
}

void Document::tick_lesson(double seconds, const LessonPace& pace) {
    lesson_->tick(session_, seconds, pace);
}

void Document::leave_lesson() {
    lesson_->take_over(session_);
    left_title_ = lesson_->lesson().lesson.title;
    lesson_.reset();
    session_.apply(SetSpeed{speed_});
    origin_ = {};
}

void Document::saved_as(std::string path) {
    if (!lesson_) origin_ = {.file = std::move(path), .name = {}};
}

std::string Document::suggested_path(Dialog dialog, const std::filesystem::path& current) const {
    // Nobody's own files lie where the program's are.
    const std::filesystem::path file = origin_.file;
    const std::filesystem::path folder = !own_file().empty() ? file.parent_path() : current;
    if (dialog == Dialog::Open) return (folder / "").string();
    const std::string stem = file.empty() ? "run" : file.stem().string();
    return (folder / (stem + (dialog == Dialog::Export ? ".png" : ".json"))).string();
}

} // namespace app
