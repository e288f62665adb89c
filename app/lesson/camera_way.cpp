#include "app/lesson/camera_way.h"

#include <algorithm>
#include <utility>

namespace app {

render::Camera moved(render::Camera camera, raft::NodeSet wanted, double seconds) {
    const bool on_its_way = camera.way < 1;
    if (on_its_way && wanted == camera.from) {
        // Called back.
        std::swap(camera.from, camera.to);
        camera.way = 1 - camera.way;
    }
    camera.way = std::min(1.0F, camera.way + static_cast<float>(seconds / kCameraWay));
    // Called elsewhere on its way, it first arrives where it was going.
    if (camera.way >= 1 && wanted != camera.to) camera = {.from = camera.to, .to = wanted, .way = 0};
    return camera;
}

} // namespace app
