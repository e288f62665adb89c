// A picture as plain data: shapes in the order of painting, and the places that answer to the mouse. Made by the
// layouts, painted by svg.h or paint/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "raft/sim/target.h"
#include "render/geometry.h"

namespace render {

struct Color {
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;
    std::uint8_t a = 255;

    friend bool operator==(const Color&, const Color&) = default;
};

inline constexpr Color kNone{0, 0, 0, 0};

// An outline: width 0 draws none; dash 0 is solid, else the lengths of stroke and gap in pixels.
struct Stroke {
    Color color = kNone;
    float width = 0;
    float dash = 0;
    float gap = 0;

    friend bool operator==(const Stroke&, const Stroke&) = default;
};

// How far apart the lines of a hatched shape are, from the lines' own width.
inline float hatch_pitch(const Stroke& stroke) {
    return 4.5F * stroke.width;
}

struct Line {
    Point from;
    Point to;
    Stroke stroke;

    friend bool operator==(const Line&, const Line&) = default;
};

struct Polyline {
    std::vector<Point> points;
    Stroke stroke;

    friend bool operator==(const Polyline&, const Polyline&) = default;
};

struct Polygon {
    std::vector<Point> points;
    Color fill;
    Stroke stroke;

    friend bool operator==(const Polygon&, const Polygon&) = default;
};

struct Circle {
    Point center;
    float radius = 0;
    Color fill = kNone;
    Stroke stroke;
    bool hatched = false; // diagonal lines in the stroke's color instead of the outline: a stopped node

    friend bool operator==(const Circle&, const Circle&) = default;
};

// Part of a circle's outline, clockwise from the top; fractions of a whole turn, 0 to 1.
struct Arc {
    Point center;
    float radius = 0;
    float from = 0;
    float to = 1;
    Stroke stroke;

    friend bool operator==(const Arc&, const Arc&) = default;
};

struct Box {
    Rect rect;
    float rounding = 0;
    Color fill = kNone;
    Stroke stroke;
    bool hatched = false; // diagonal lines in the stroke's color instead of the outline

    friend bool operator==(const Box&, const Box&) = default;
};

enum class Weight : std::uint8_t { Regular, SemiBold, Bold };
enum class Align : std::uint8_t { Left, Center, Right };

// One line of text; `at` is on its baseline, at its left end, middle or right end. Mixed Latin and Chinese is fine.
struct Text {
    Point at;
    std::string text; // UTF-8
    float size = 0;   // pixels to the em
    Weight weight = Weight::Regular;
    Align align = Align::Left;
    Color color;

    friend bool operator==(const Text&, const Text&) = default;
};

using Shape = std::variant<Line, Polyline, Polygon, Circle, Arc, Box, Text>;

// What a place in the picture stands for.
using sim::ClientTarget;
using sim::EntryTarget;
using sim::LinkTarget;
using sim::MessageTarget;
using sim::NodeTarget;
using sim::Target;
using sim::TimeTarget;

// A place that answers to the mouse: a disc (a == b), a thick line, or a rectangle.
struct HitArea {
    Target target;
    Point a;
    Point b;
    float reach = 0; // distance from the line a–b; with a rectangle, 0
    std::optional<Rect> rect;

    friend bool operator==(const HitArea&, const HitArea&) = default;
};

struct Scene {
    Rect area;
    std::vector<Shape> shapes;
    std::vector<HitArea> hits; // in the order of painting: the last one that contains a point wins
    std::vector<Rect> pointed; // where the halos of what the view points at are, in the order of painting

    friend bool operator==(const Scene&, const Scene&) = default;
};

} // namespace render
