// How the camera comes from one part of the stage to another.
#pragma once

#include "render/view.h"

namespace app {

// Seconds for a whole way.
inline constexpr double kCameraWay = 0.7;

// Where it is so many seconds later, if it is wanted around these nodes.
render::Camera moved(render::Camera camera, raft::NodeSet wanted, double seconds);

} // namespace app
