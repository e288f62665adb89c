#include "app/camera_way.h"

#include <algorithm>
#include <utility>

namespace app {

render::Camera moved(render::Camera camera, raft::NodeSet wanted, double seconds) {
    if (wanted == camera.from && camera.way < 1) {
        // Called back on its way.
        std::swap(camera.from, camera.to);
        camera.way = 1 - camera.way;
    } else if (wanted != camera.to) {
        camera = {.from = camera.to, .to = wanted, .way = 0};
    }
    camera.way = std::min(1.0F, camera.way + static_cast<float>(seconds / kCameraWay));
    return camera;
}

} // namespace app
