// What the lesson says at this beat, with the ways on and back, in a strip of its own below the stage.
#pragma once

#include "app/action.h"
#include "app/look.h"
#include "app/panels/lesson_buttons.h"
#include "app/shown.h"
#include "render/geometry.h"

namespace app {

// Where its parts are, from the upper left corner of the strip. Somebody who has taken over sees the buttons alone.
struct LessonCardPlan {
    float height = 0; // of the strip
    render::Rect card;
    render::Rect chapter;
    render::Rect text;
    render::Rect row; // dots and buttons
    LessonButtonsPlan buttons;
    float text_size = 1; // in parts of the em, of this beat
};

// Knows how much room the longest beat wants: the strip is as high at every beat, so that neither the stage nor the
// buttons move.
class LessonCard {
  public:
    LessonCardPlan plan(const Look& look, const Shown& shown, ImVec2 window);

  private:
    struct Measured {
        float em = 0;
        bool presenting = false;
        ImVec2 window;
        CardLanguages languages;
        float text_size = 1; // of the longest beat
        float body = 0;      // pixels
    };
    float size_of(const Look& look, const CardBody& body, float width) const;
    void measure(const Look& look, const Shown& shown, ImVec2 window);

    Measured measured_;
};

// Fills the window it stands in, which is as wide as was planned for, and as high as the plan says. With `focus` the
// keyboard goes to what is to be done next: the first choice, or the way on.
void lesson_card(const Look& look, const Shown& shown, const LessonCardPlan& plan, bool focus, Actions& actions);

} // namespace app
