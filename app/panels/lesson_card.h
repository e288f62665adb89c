// What the lesson says at this beat, with the ways on and back, in a strip of its own below the stage.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/action.h"
#include "app/lesson_session.h"
#include "app/lesson_shelf.h"
#include "app/look.h"
#include "app/preferences.h"

namespace app {

// Whose words the card shows.
struct CardLanguages {
    Language first = Language::English;
    bool both = false;

    friend bool operator==(const CardLanguages&, const CardLanguages&) = default;
};

// All that the card has to say right now, for whoever wants to know how long that takes to read.
std::string spoken(const LessonSession& lesson, const render::Words& words, CardLanguages languages);

class LessonCard {
  public:
    // The strip is as high at every beat, so that neither the stage nor the buttons move: the beat that needs most
    // decides. While somebody has taken over it is a single row.
    float height(const Look& look, const LessonSession& lesson, CardLanguages languages, ImVec2 window);

    // Fills the window it stands in, which is of that height.
    void show(const Look& look, const LessonSession& lesson, const OfferedLesson* next, CardLanguages languages,
              sim::Time now, Actions& actions);

  private:
    struct Measured {
        float em = 0;
        ImVec2 window;
        CardLanguages languages;
        float text_size = 1; // in parts of the em
        float body = 0;      // pixels
    };
    void measure(const Look& look, const LessonSession& lesson, CardLanguages languages, ImVec2 window);

    Measured measured_;
};

} // namespace app
