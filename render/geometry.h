// Points and rectangles in pixels, y downwards.
#pragma once

namespace render {

struct Point {
    float x = 0;
    float y = 0;

    friend bool operator==(const Point&, const Point&) = default;
};

inline Point operator+(Point a, Point b) {
    return {a.x + b.x, a.y + b.y};
}
inline Point operator-(Point a, Point b) {
    return {a.x - b.x, a.y - b.y};
}
inline Point operator*(Point a, float s) {
    return {a.x * s, a.y * s};
}

struct Rect {
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;

    float right() const { return x + width; }
    float bottom() const { return y + height; }
    Point center() const { return {x + width / 2, y + height / 2}; }
    bool contains(Point p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }

    friend bool operator==(const Rect&, const Rect&) = default;
};

inline Rect grown(Rect rect, float by) {
    return {rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by};
}

// Does the line from a to b come into the rectangle?
inline bool runs_through(const Rect& rect, Point a, Point b) {
    // Clipped by each side in turn (Liang and Barsky).
    const Point along = b - a;
    float first = 0;
    float last = 1;
    const auto clip = [&](float speed, float room) {
        if (speed == 0) return room >= 0;
        const float part = room / speed;
        if (speed < 0 && part > first) first = part;
        if (speed > 0 && part < last) last = part;
        return first <= last;
    };
    return clip(-along.x, a.x - rect.x) && clip(along.x, rect.right() - a.x) && clip(-along.y, a.y - rect.y) &&
           clip(along.y, rect.bottom() - a.y);
}

} // namespace render
