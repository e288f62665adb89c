// How somebody reads a lesson, by their taste: in which languages, and how fast.
#pragma once

#include <string>

#include "app/files/preferences.h"
#include "app/lesson/lesson_session.h"
#include "app/lesson/lesson_words.h"
#include "app/words/languages.h"

namespace app {

struct LessonReader {
    const Preferences& preferences;
    const Languages& languages;

    CardLanguages card(const LessonSession& lesson) const;
    std::string text(const LessonSession& lesson) const; // all that the card has to say right now
    LessonPace pace(const LessonSession& lesson) const;
};

} // namespace app
