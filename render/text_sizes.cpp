#include "render/text_sizes.h"

#include <algorithm>

#include "render/text_measure.h"

namespace render {

float presenting_em(float em, float height) {
    const float least = kLeastText * height;
    // Sharp sizes are less than a pixel apart.
    constexpr float kStep = 0.25F;
    for (float wanted = std::max(em, least);; wanted += kStep) {
        if (crisp_size(wanted) >= least) return crisp_size(wanted);
    }
}

} // namespace render
