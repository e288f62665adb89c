// The program's icon, in the stage's own vocabulary.
#pragma once

#include "render/scene.h"
#include "render/theme.h"

namespace render {

// A leader among four followers, its heartbeats on their way; `size` pixels square.
Scene icon(const Theme& theme, float size);

} // namespace render
