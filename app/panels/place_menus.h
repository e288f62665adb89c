// Menus of what is no thing in the picture: the empty stage, and a moment of the timeline or of the event list.
#pragma once

#include "app/action.h"
#include "app/look.h"
#include "app/shown.h"

namespace app {

// In a menu that is open.
void stage_menu(const Look& look, const Shown& shown, Actions& actions);
// `node`: whom what happened then happened to; nobody where it is only a moment.
void moment_menu(const Look& look, const Shown& shown, sim::Time at, std::optional<raft::NodeId> node,
                 Actions& actions);

// Was the key pressed that opens a menu, for whoever the keyboard is at?
bool menu_key_pressed();

} // namespace app
