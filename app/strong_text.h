// A paragraph in which some words stand out, in lines of one width: English breaks between words, Chinese between
// characters but not where its punctuation forbids it.
#pragma once

#include <string_view>
#include <vector>

#include "app/look.h"

namespace app {

struct StrongText {
    struct Piece {
        std::string_view text; // of what was laid out
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

// `text` with **double stars** around what stands out, and it must outlive the result; `size` in parts of the em.
StrongText lay_out(const Look& look, std::string_view text, float size, float width);

void draw(const Look& look, const StrongText& text, ImVec2 corner, render::Color color);

} // namespace app
