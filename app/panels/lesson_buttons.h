// The card's lowest row: back and on, at the same place at every beat, and what else a beat or its end offers.
#pragma once

#include "app/action.h"
#include "app/look.h"
#include "app/shown.h"
#include "render/geometry.h"

namespace app {

// The room that the last beat leaves to the dots of its chapter, whatever the next lesson is called; in em.
inline constexpr float kDotsAtTheEnd = 12;

// The two buttons that stand at the right end at every beat.
struct LessonButtonsPlan {
    float height = 0;
    float back = 0; // widths
    float on = 0;
    float gap = 0;

    float both() const { return back + gap + on; }
};

LessonButtonsPlan plan_lesson_buttons(const Look& look);

// `row`, on the screen, is as high as the plan says. With `focus` the keyboard goes to the way on.
void lesson_buttons(const Look& look, const Shown& shown, const LessonButtonsPlan& plan, const render::Rect& row,
                    bool focus, Actions& actions);

// The row of somebody who tries something: says so, and leads back to the lesson.
void taken_over_row(const Look& look, const LessonButtonsPlan& plan, const render::Rect& row, bool focus,
                    Actions& actions);

} // namespace app
