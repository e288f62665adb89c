// What no font of the program has is painted as a replacement character. Whoever wrote it hears of it.
#pragma once

#include <span>
#include <string>

#include "raft/lesson/compile.h"
#include "render/scene.h"

namespace app {

// A flaw for each text of the lesson that cannot be shown whole.
void add_unknown_letters(lesson::CompiledLesson& lesson);

// A line on standard error for each text of a picture that cannot be shown whole.
void report_unknown_letters(const std::string& file, std::span<const render::Scene> scenes);

} // namespace app
