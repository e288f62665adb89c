// Soft halos under what is pointed at, and small arrows at what is small. Each is noted in Scene::pointed.
#pragma once

#include <functional>

#include "render/stage/canvas.h"

namespace render {

// Around a disc; `breadth` is in em.
void halo_around(const StageCanvas& canvas, Point center, float radius, float breadth);

// Around a line of text, a log or an entry.
void halo_around(const StageCanvas& canvas, Rect rect, float rounding);

void halo_along(const StageCanvas& canvas, Point from, Point to);

// An arrow at a message from whichever side is open and where its tail is not taken for an arrow at another message.
inline constexpr float kMessageHalo = 0.8F; // em broad
void point_at_message(const StageCanvas& canvas, Point center, float radius,
                      const std::function<bool(Point tail)>& belongs);

// An arrow at an entry from below, if there is room beside its own label.
void point_at_entry(const StageCanvas& canvas, Rect rect, Rect label);

} // namespace render
