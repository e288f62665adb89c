// What the keys do, what the picture means, and what to try first.
#pragma once

#include "app/action.h"
#include "app/look.h"

namespace app {

void help(const Look& look, Actions& actions);

} // namespace app
