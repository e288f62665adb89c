// A lesson in the window, for tests of how somebody goes through it.
#pragma once

#include <string_view>

#include "tests/app/interface.h"

namespace app_tests {

inline Setup walkthrough() {
    return {.scenario = {}, .preferences = {.ask_first = false}, .lesson = "walkthrough"};
}

inline const app::LessonSession& lesson_of(Interface& ui) {
    return *ui.program().lesson();
}

inline void go_to(Interface& ui, std::string_view beat) {
    ui.program().apply(app::LessonAction(app::GoToBeat{*lesson_of(ui).lesson().find_beat(beat)}));
    ui.frames();
}

} // namespace app_tests
