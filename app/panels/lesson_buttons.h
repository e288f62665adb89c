// The card's lowest row: back and on, at the same place at every beat, and what else a beat or its end offers.
#pragma once

#include <imgui.h>

#include <string_view>

#include "app/action.h"
#include "app/lesson/lesson_session.h"
#include "app/lesson/lesson_shelf.h"
#include "app/look.h"

namespace app {

float lesson_button_height(const Look& look);

// Of the two buttons that are always there.
float lesson_buttons_width(const Look& look);

// The row ends at `end`, its lower right corner, and is at most `width` wide. `next` is the lesson to follow, if any.
void lesson_buttons(const Look& look, const LessonSession& lesson, const OfferedLesson* next, std::string_view language,
                    ImVec2 end, float width, Actions& actions);

// The row of somebody who tries something: says so, and leads back to the lesson.
void taken_over_row(const Look& look, ImVec2 corner, ImVec2 end, Actions& actions);

} // namespace app
