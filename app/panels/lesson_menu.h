// The menu of lessons: which there are, their chapters with how far one has come, and how one wants to be led.
#pragma once

#include <string_view>

#include "app/action.h"
#include "app/files/preferences.h"
#include "app/lesson/lesson_shelf.h"
#include "app/look.h"

namespace app {

struct LessonMenu {
    const LessonShelf* shelf = nullptr; // nullptr: none are offered
    std::string_view playing;           // the name of the lesson that plays, "" if none does
    std::size_t chapter = 0;            // of that lesson
    const Preferences* preferences = nullptr;
};

void lesson_menu(const Look& look, const LessonMenu& menu, Actions& actions);

} // namespace app
