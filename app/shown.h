// What a frame shows: the program's state as panels see it. They read it and return actions.
#pragma once

#include <span>
#include <string_view>

#include "app/comparison.h"
#include "app/desk.h"
#include "app/files/earlier_runs.h"
#include "app/files/preferences.h"
#include "app/files/scenario_shelf.h"
#include "app/lesson/lesson_session.h"
#include "app/lesson/lesson_shelf.h"
#include "app/lesson/lesson_words.h"
#include "app/session.h"

namespace app {

struct Shown {
    const Session& session;
    const sim::World& world; // at the session's now
    const Desk& desk;
    const Comparison* comparison = nullptr; // with another future, where somebody asked for that
    std::string_view title;
    std::string_view look_for; // in the scenario that is open; empty where there is nothing to say
    std::span<const OfferedScenario> scenarios;
    const file::Scenario* last_run = nullptr; // offered, if there is one
    std::span<const EarlierRun> earlier_runs; // set aside
    const LessonSession* lesson = nullptr;    // that is being played, if one is
    CardLanguages card_languages;             // of the lesson
    const LessonShelf& lessons;
    double left_to_answer;        // seconds until a question goes on without an answer; infinity where it does not
    std::string_view lesson_name; // on the shelf, of the one that is played; empty if none is
    const Preferences& preferences;
    std::string_view suggested_path; // for the open file dialog
    std::string own_file;            // that the document was opened from or saved to, if it is somebody's own
    double seconds = 0;              // since the last frame
};

} // namespace app
