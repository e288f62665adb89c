// Whether the five properties of Figure 3 hold so far.
#pragma once

#include "app/action.h"
#include "app/look.h"
#include "app/safety_watch.h"

namespace app {

float safety_row_height(const Look& look, float width);

void safety_row(const Look& look, const Safety& safety, Actions& actions);

} // namespace app
