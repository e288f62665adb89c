// What the lesson says at this beat, with the ways on and back, in a strip of its own below the stage.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/action.h"
#include "app/lesson/lesson_session.h"
#include "app/lesson/lesson_shelf.h"
#include "app/look.h"
#include "app/words/languages.h"

namespace app {

// Whose words the card shows, by their codes.
struct CardLanguages {
    std::string first;
    std::string second; // empty: only the first

    friend bool operator==(const CardLanguages&, const CardLanguages&) = default;
};

// `both`: also in the next one that the lesson has.
CardLanguages card_languages(const Languages& languages, const lesson::Lesson& lesson, std::string_view first,
                             bool both);

// All that the card has to say right now, for whoever wants to know how long that takes to read.
std::string spoken(const LessonSession& lesson, const render::Words& words, const CardLanguages& languages);

class LessonCard {
  public:
    // The strip is as high at every beat, so that neither the stage nor the buttons move: the beat that needs most
    // decides. While somebody has taken over it is a single row.
    float height(const Look& look, const LessonSession& lesson, const CardLanguages& languages, ImVec2 window);

    // Fills the window it stands in, which is of that height.
    void show(const Look& look, const LessonSession& lesson, const OfferedLesson* next, const CardLanguages& languages,
              sim::Time now, Actions& actions);

  private:
    struct Measured {
        float em = 0;
        ImVec2 window;
        CardLanguages languages;
        float text_size = 1; // in parts of the em
        float body = 0;      // pixels
    };
    void measure(const Look& look, const LessonSession& lesson, const CardLanguages& languages, ImVec2 window);

    Measured measured_;
};

} // namespace app
