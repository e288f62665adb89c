// Soft halos under what is pointed at, and small arrows at what is small. Each is noted in Scene::pointed.
#pragma once

#include "render/stage/canvas.h"

namespace render {

void halo_around(const Canvas& canvas, Point center, float radius);

// Around a line of text, a log or an entry.
void halo_around(const Canvas& canvas, Rect rect);

void halo_along(const Canvas& canvas, Point from, Point to);

// An arrow at a disc from whichever side is open, or from above.
void point_at_disc(const Canvas& canvas, Point center, float radius);

// An arrow at an entry from below, if there is room.
void point_at_box(const Canvas& canvas, Rect rect);

} // namespace render
