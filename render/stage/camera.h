// Looking at a part of the stage from nearby: the same picture, moved and magnified as a whole.
#pragma once

#include "render/scene.h"
#include "render/stage/node_places.h"
#include "render/view.h"

namespace render {

// What is to be seen: the point of the picture that is in the middle of the area, and how much larger all is.
struct Frame {
    Point middle;
    float zoom = 1; // 1 or more

    friend bool operator==(const Frame&, const Frame&) = default;
};

// Where the camera is. It never looks past the edge of the area.
Frame frame_of(const Camera& camera, const StagePlaces& places, Rect area);

// The scene, which fills its area, as the frame shows it.
void look_closer(Scene& scene, const Frame& frame);

} // namespace render
