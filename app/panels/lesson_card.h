// What the lesson says at this beat, with the ways on and back, in a strip of its own below the stage.
#pragma once

#include "app/action.h"
#include "app/lesson/lesson_session.h"
#include "app/lesson/lesson_shelf.h"
#include "app/lesson/lesson_words.h"
#include "app/look.h"

namespace app {

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
