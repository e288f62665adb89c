// The bar at the top: what is shown, transport, speed, time, menus.
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "app/action.h"
#include "app/look.h"
#include "app/panels/lesson_menu.h"
#include "app/session.h"

namespace app {

// A scenario that the menu offers.
struct OfferedScenario {
    std::string path;
    std::string id;   // the file's name without its ending
    std::string name; // as the file has it
};

float toolbar_height(const Look& look);

void toolbar(const Look& look, const Session& session, const sim::World& world, std::string_view title,
             const LessonMenu& lessons, std::span<const OfferedScenario> offered, Actions& actions);

// A scenario's name in the language shown, where the words have one.
std::string scenario_title(const Look& look, std::string_view id, std::string_view name);

} // namespace app
