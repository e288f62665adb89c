// What Program does while a lesson is played.
#include "app/lesson/lesson_focus.h"
#include "app/overloaded.h"
#include "app/panels/lesson_card.h"
#include "app/program.h"
#include "app/words/reading.h"

namespace app {

LessonPace Program::pace() const {
    LessonPace pace{.ask_first = preferences_.ask_first, .words_per_minute = preferences_.words_per_minute};
    if (!lesson_ || pace.words_per_minute == 0) return pace;
    pace.reading_seconds = reading_seconds(spoken(*lesson_, words(), languages_of_card()), pace.words_per_minute);
    return pace;
}

CardLanguages Program::languages_of_card() const {
    return card_languages(languages_, lesson_->lesson().lesson, preferences_.language, preferences_.both_languages);
}

bool Program::reads_by_itself() const {
    return lesson_ && !lesson_->taken_over() && !lesson_->last_beat() && preferences_.words_per_minute > 0 &&
           lesson_->phase() != LessonSession::Phase::Asking;
}

void Program::start_lesson(lesson::CompiledLesson lesson, std::string file, std::optional<std::size_t> chapter) {
    file_ = std::move(file);
    lesson_name_ = shelf_.name_of(file_);
    lesson_.emplace(std::move(lesson));
    const lesson::CompiledLesson& known = lesson_->lesson();
    const std::size_t beat = chapter ? known.first_beat(*chapter) : shelf_.left_at(lesson_name_, known);
    desk_.dialog = Dialog::None;
    desk_.notice.reset();
    desk_.selected.reset();
    memory_.lesson_card = LessonCard{};
    take(LessonAction(GoToBeat{beat}));
}

void Program::keep_place() {
    const auto problem = shelf_.keep(lesson_name_, lesson_->lesson(), lesson_->beat());
    if (problem && !place_failed_) complain("error.settings", problem->what);
    place_failed_ = place_failed_ || problem.has_value();
}

void Program::take(const LessonAction& action) {
    if (!lesson_) return;
    // What somebody selected in a story of their own is not what the lesson speaks of.
    if (lesson_->taken_over()) desk_.selected.reset();
    const sim::Identity line = session_.identity();
    bool leaves = false;
    std::visit(Overloaded{
                   [&](ContinueLesson) { lesson_->go_on(session_, pace()); },
                   [&](LessonBack) { lesson_->go_back(session_); },
                   [&](const GoToBeat& to) { lesson_->go_to(session_, to.beat, pace()); },
                   [&](const Choose& choice) { lesson_->choose(session_, choice.choice); },
                   [&](ReturnToLesson) { lesson_->return_to_lesson(session_); },
                   [&](LeaveLesson) { leaves = true; },
               },
               action);
    if (leaves) return leave_lesson();
    if (session_.identity() != line) forget_run();
    forget_stale_notice();
    follow(desk_, session_.now());
    keep_place();
}

void Program::leave_lesson() {
    lesson_->take_over(session_);
    lesson_.reset();
    file_.clear();
    offered_id_.clear();
    forget_run();
    follow(desk_, session_.now());
}

void Program::tick_lesson(double seconds) {
    const sim::Identity line = session_.identity();
    const std::size_t beat = lesson_->beat();
    lesson_->tick(session_, seconds, pace());
    if (session_.identity() != line) forget_run();
    if (lesson_->beat() != beat) keep_place();
}

void Program::take(const DeskAction& action) {
    const bool asking = lesson_ && !lesson_->taken_over() && lesson_->phase() == LessonSession::Phase::Asking;
    if (const auto* select = std::get_if<Select>(&action); select != nullptr && select->target && asking) {
        if (const auto choice = choice_at(*lesson_->said().ask, *select->target)) {
            return take(LessonAction(Choose{*choice}));
        }
    }
    // Whoever wants to send a request wants to act.
    if (std::holds_alternative<FocusRequestBox>(action) && lesson_ && !lesson_->taken_over()) {
        lesson_->take_over(session_);
        forget_run();
    }
    app::apply(desk_, action);
}

} // namespace app
