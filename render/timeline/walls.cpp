#include "render/timeline/walls.h"

#include "render/color.h"

namespace render {

void draw_walls(const TimelineCanvas& canvas) {
    for (const Wall& wall : canvas.timeline.walls) {
        const float left = canvas.clamped_x(wall.from);
        const float right = canvas.clamped_x(wall.to);
        if (wall.to < canvas.from || wall.from > canvas.to || right <= left) continue;
        const float y = canvas.y_of(wall.above) + canvas.pitch() / 2;
        canvas.scene.shapes.emplace_back(
            Line{{left, y}, {right, y}, {canvas.theme.trouble, canvas.em(0.11F), canvas.em(0.5F), canvas.em(0.38F)}});
    }
}

} // namespace render
