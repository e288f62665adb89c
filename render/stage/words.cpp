#include "render/stage/words.h"

#include <utility>

#include "render/text_measure.h"

namespace render {

void write_clear(const StageCanvas& canvas, Point at, std::string text, const Ink& ink) {
    const Rect box = text_box({at, text, crisp_size(ink.size), ink.weight, ink.align, ink.color});
    if (canvas.space.is_crossed(box)) {
        canvas.scene.shapes.emplace_back(
            Box{.rect = box, .rounding = canvas.em(0.2F), .fill = canvas.theme.background, .stroke = {}});
    }
    write(canvas.scene, at, std::move(text), ink);
}

} // namespace render
