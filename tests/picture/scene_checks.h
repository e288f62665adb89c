// What holds for every picture, whatever letters are installed: it can be read.
#pragma once

#include "raft/sim/world.h"
#include "render/scene.h"
#include "render/timeline.h"
#include "render/view.h"

namespace picture_tests {

// No text is clipped, lies on another, reaches out of what it is written on, is painted over, or is a word that the
// catalogue lacks; and every colour is one of the theme's.
void expect_readable(const render::Scene& scene, const render::Theme& theme);

// The stage shows this world: every node in the colours of its role, every entry or how many more there are, every
// message on its way between its two ends; and what is pointed at is there and within the picture.
void expect_stage(const render::Scene& scene, const sim::World& world, const render::View& view);

// What of a text is ink: as high as capitals.
render::Rect ink_of(const render::Text& text);

// From a point to the line between two others.
float distance_to_line(render::Point a, render::Point b, render::Point p);

// A part of expect_stage: no message flies over a node or client that is not one of its ends, no partition's line runs
// through a thing, no arrow lies on words.
void expect_apart(const render::Scene& scene, const sim::World& world, const render::View& view);

// Words beside messages: each nearest to its own, apart from each other, in one form, and there where one is pointed
// at.
void expect_labels(const render::Scene& scene, const sim::World& world, const render::View& view);

// The timeline shows what it was given: marks and arrows lie at their moments and on their lanes, and no news is left
// out.
void expect_timeline(const render::Scene& scene, const render::Timeline& timeline, const render::View& view,
                     sim::Time from, sim::Time to, sim::Time now);

} // namespace picture_tests
