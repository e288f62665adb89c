// A paragraph in which some words stand out, in lines of one width: English breaks between words, Chinese between
// characters but not where its punctuation forbids it, and no word, number or character or two stands alone on the last
// line if it can be helped.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "render/scene.h"

namespace render {

// Words of one weight. What they are made of must outlive the paragraph.
struct Run {
    std::string_view text;
    bool strong = false;
};

struct Paragraph {
    struct Piece {
        std::string_view text;
        bool strong = false;
        float x = 0; // from the left end
        int line = 0;
    };
    std::vector<Piece> pieces;
    int lines = 0;
    float size = 0;  // pixels to the em
    float pitch = 0; // from line to line, in pixels
    float height() const { return static_cast<float>(lines) * pitch; }
};

// At a sharp size near `size` pixels to the em. Runs that follow each other in one text are set as if they were one.
Paragraph set_paragraph(const std::vector<Run>& runs, float size, float width);

// The same for whoever measures letters by other means: how wide a piece of text is, strong or not.
using Measure = std::function<float(std::string_view text, bool strong)>;
Paragraph set_paragraph(const std::vector<Run>& runs, float size, float width, const Measure& width_of);

// With its upper left corner there.
void write(Scene& scene, const Paragraph& paragraph, Point corner, Color color);

} // namespace render
