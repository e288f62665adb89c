// What else happened: terms and leaders, commits, faults and requests.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "render/timeline/canvas.h"

namespace render {

// An input in few words: "cut A B | C D E", "C stops", "SET 5".
std::string input_words(const sim::Input& input, int nodes, const Words& words);

// The same for several inputs that are one act; `after`: who talks to whom then.
std::string act_words(std::span<const sim::Input> inputs, int nodes, const sim::Groups& after, const Words& words);

// Tells where their words stand.
std::vector<Rect> draw_marks(const TimelineCanvas& canvas);

} // namespace render
