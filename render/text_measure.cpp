#include "render/text_measure.h"

#include "third_party/fonts/font_metrics.h"

namespace render {

namespace {

fonts::Face face_of(Weight weight) {
    switch (weight) {
        case Weight::Regular: return fonts::Face::Regular;
        case Weight::SemiBold: return fonts::Face::SemiBold;
        case Weight::Bold: return fonts::Face::Bold;
    }
    return fonts::Face::Regular;
}

} // namespace

float text_width(std::string_view utf8, float size, Weight weight) {
    return fonts::width(face_of(weight), utf8) * size;
}

float crisp_size(float size) {
    return fonts::crisp_em(size);
}

Rect text_box(const Text& text) {
    const float width = text_width(text.text, text.size, text.weight);
    const float shift = text.align == Align::Left ? 0 : text.align == Align::Center ? width / 2 : width;
    return {text.at.x - shift, text.at.y - 0.8F * text.size, width, text.size};
}

} // namespace render
