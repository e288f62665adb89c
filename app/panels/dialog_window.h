// A window in the middle, above everything else.
#pragma once

#include <string_view>

#include "app/action.h"
#include "app/look.h"

namespace app {

// Begins it where it returns true; then the caller draws and calls end_dialog. `width` in em, at most what fits.
bool begin_dialog(const Look& look, std::string_view title, const char* id, float width, Actions& actions);
void end_dialog();

} // namespace app
