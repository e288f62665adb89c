#include "render/timeline/mark_words.h"

#include <algorithm>

namespace render {

namespace {

constexpr float kBeside = 0.35F; // em from a mark's line to its words, and from words to another line
constexpr float kFarthest = 12;  // em from a mark to the words that a line leads to

// Words end there; behind them a line may run.
float end_of(const TimelineCanvas& canvas, const Rect& words) {
    return words.right() + canvas.em(kBeside);
}

} // namespace

const Rect* WordPlaces::in_the_way(const Rect& box) const {
    const float line = box.x - canvas_.em(kBeside);
    const auto found = std::ranges::find_if(taken_, [&](const Rect& other) {
        return line < end_of(canvas_, other) && other.x - canvas_.em(kBeside) < end_of(canvas_, box);
    });
    return found == taken_.end() ? nullptr : &*found;
}

std::optional<Rect> WordPlaces::take(float x, float width) {
    Rect box{x + canvas_.em(kBeside), canvas_.lanes.y, width, canvas_.labels};
    while (const Rect* other = in_the_way(box)) {
        box.x = end_of(canvas_, *other) + canvas_.em(kBeside + 0.05F);
        if (box.x > x + canvas_.em(kFarthest)) return std::nullopt;
    }
    if (box.right() > canvas_.scene.area.right()) return std::nullopt;
    taken_.push_back(box);
    return box;
}

void draw_way_to_words(const TimelineCanvas& canvas, float x, const Rect& words, Color color) {
    const float foot = words.x - canvas.em(kBeside);
    if (foot - x < 1) return; // they stand beside it
    const float bottom = words.bottom() + canvas.em(0.2F);
    canvas.scene.shapes.emplace_back(
        Polyline{{{x, bottom}, {foot, bottom}, {foot, words.y}}, {color, canvas.em(0.1F)}});
}

float top_of_line(const TimelineCanvas& canvas, float x, const std::vector<Rect>& words) {
    const bool in_words = std::any_of(words.begin(), words.end(), [&](const Rect& other) {
        return x > other.x - canvas.em(0.12F) && x < end_of(canvas, other);
    });
    return canvas.lanes.y + (in_words ? canvas.labels : 0);
}

} // namespace render
