// What a lesson may hide and point at by name: the layers of the stage and the panels beside it.
#pragma once

#include <optional>
#include <string_view>

#include "raft/lesson/part_names.h"
#include "render/view.h"

namespace app {

enum class Panel { Timeline, Inspector, Events, TopBar, Request };

lesson::PartNames lesson_parts();

std::optional<Panel> panel_named(std::string_view name);
std::string_view name_of(Panel panel);

// The stage without the layers that are hidden.
render::Shows shows_without(const lesson::HiddenParts& hidden);

} // namespace app
