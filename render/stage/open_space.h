// Which parts of the stage are taken, so that text finds a place where it lies on nothing.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "render/geometry.h"

namespace render {

class OpenSpace {
  public:
    explicit OpenSpace(Rect area) : area_(area) { taken_.reserve(96); }

    void take(const Rect& rect) { taken_.push_back(rect); }
    void take_disc(Point center, float radius) {
        // As wide and as high as the disc, without the corners of its square.
        const float half = 0.62F * radius;
        const float aslant = 0.7F * radius;
        take({center.x - aslant, center.y - aslant, 2 * aslant, 2 * aslant});
        take({center.x - radius, center.y - half, 2 * radius, 2 * half});
        take({center.x - half, center.y - radius, 2 * half, 2 * radius});
    }

    // A thin line: words may stand on it, on a ground of their own, where they find no better place.
    void take_line(Point a, Point b) { lines_.emplace_back(a, b); }
    bool is_crossed(const Rect& rect) const {
        return std::any_of(lines_.begin(), lines_.end(),
                           [&](const auto& line) { return runs_through(rect, line.first, line.second); });
    }

    // Nothing lies there, or nothing but `own`.
    bool is_open(const Rect& rect, const Rect& own = {}) const {
        if (rect.x < area_.x || rect.y < area_.y || rect.right() > area_.right() || rect.bottom() > area_.bottom()) {
            return false;
        }
        for (const Rect& other : taken_) {
            if (other == own) continue;
            const bool apart = rect.right() <= other.x || other.right() <= rect.x || rect.bottom() <= other.y ||
                               other.bottom() <= rect.y;
            if (!apart) return false;
        }
        return true;
    }

  private:
    Rect area_;
    std::vector<Rect> taken_;
    std::vector<std::pair<Point, Point>> lines_;
};

} // namespace render
