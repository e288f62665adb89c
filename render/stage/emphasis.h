// What a picture is about: halos around what is pointed at, and quieter colours for the rest.
#pragma once

#include "render/stage/canvas.h"

namespace render {

// The theme of what steps back: every colour most of the way to the background, so that no paint needs to know.
Theme quiet_theme(const Theme& theme);

// The theme of nodes that are no more than databases: followers in the colours of ordinary things.
Theme neutral_theme(const Theme& theme);

// Halos around what is pointed at, and small arrows at what is small. Comes last: it looks up in the scene where things
// are. Their rectangles go to Scene::pointed.
void draw_halos(const Canvas& canvas);

} // namespace render
