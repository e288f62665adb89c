// Where the words of marks stand: at the right of their mark, or, where others stand there, behind those, with a line
// that leads to them. None comes near another, nor near another's line.
#pragma once

#include <optional>
#include <vector>

#include "render/timeline/canvas.h"

namespace render {

class WordPlaces {
  public:
    explicit WordPlaces(const TimelineCanvas& canvas) : canvas_(canvas) {}

    // For words so wide, of a mark at `x`; nothing where they find no room nearby.
    std::optional<Rect> take(float x, float width);

  private:
    const Rect* in_the_way(const Rect& box) const;

    const TimelineCanvas& canvas_;
    std::vector<Rect> taken_;
};

// From a mark to words that do not stand beside it.
void draw_way_to_words(const TimelineCanvas& canvas, float x, const Rect& words, Color color);

// How far up a line through the lanes reaches: it stays below words that stand there.
float top_of_line(const TimelineCanvas& canvas, float x, const std::vector<Rect>& words);

} // namespace render
