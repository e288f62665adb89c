#include "render/motion.h"

#include <algorithm>

namespace render {

float effect_progress(const View& view, sim::Time now, sim::Time since, double lasts) {
    // At time 0 everything began; nothing changed.
    if (view.reduced_motion || since <= 0 || now < since || view.speed <= 0) return 1;
    const double simulated = static_cast<double>(now - since) / static_cast<double>(sim::kSecond);
    return eased(static_cast<float>(std::min(simulated / (lasts * view.speed), 1.0)));
}

float eased(float progress) {
    const float left = 1 - progress;
    return 1 - left * left * left;
}

} // namespace render
