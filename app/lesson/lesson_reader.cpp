#include "app/lesson/lesson_reader.h"

#include "app/words/reading.h"

namespace app {

CardLanguages LessonReader::card(const LessonSession& lesson) const {
    return card_languages(languages, lesson.lesson().lesson, preferences.language, preferences.both_languages);
}

std::string LessonReader::text(const LessonSession& lesson) const {
    return spoken(lesson, languages.get(preferences.language).words, card(lesson));
}

LessonPace LessonReader::pace(const LessonSession& lesson) const {
    LessonPace pace{.ask_first = preferences.ask_first, .words_per_minute = preferences.words_per_minute};
    if (pace.words_per_minute > 0) pace.reading_seconds = reading_seconds(text(lesson), pace.words_per_minute);
    return pace;
}

} // namespace app
