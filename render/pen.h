// Short ways to put shapes into a scene.
#pragma once

#include <string>

#include "render/scene.h"

namespace render {

struct Ink {
    float size = 0;
    Weight weight = Weight::Regular;
    Align align = Align::Left;
    Color color;
};

// Text at a sharp size near the one asked for.
void write(Scene& scene, Point at, std::string text, const Ink& ink);

// A vermillion cross and the like: two strokes through `center`, each `reach` long on either side.
void cross(Scene& scene, Point center, float reach, Stroke stroke);

void star(Scene& scene, Point center, float radius, Color color);

// The head of an arrow that arrives at `tip` from `from`.
void arrow_head(Scene& scene, Point from, Point tip, float length, Color color);

float distance(Point a, Point b);

// The point that is `t` of the way from a to b.
inline Point between(Point a, Point b, float t) {
    return a + (b - a) * t;
}

// From a towards b, length 1; to the right if they coincide.
Point direction(Point a, Point b);

} // namespace render
