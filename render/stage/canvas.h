// What every part of the stage needs to draw itself.
#pragma once

#include "raft/sim/world.h"
#include "render/scene.h"
#include "render/stage/node_places.h"
#include "render/stage/open_space.h"
#include "render/theme.h"
#include "render/view.h"

namespace render {

struct Canvas {
    const sim::World& world;
    const View& view;
    const Theme& theme;
    const Words& words;
    const StagePlaces& places;
    Scene& scene;
    OpenSpace& space;

    // Lengths are told in em of the stage's text.
    float em(float count = 1) const { return count * places.em; }
    const NodePlace& place(raft::NodeId node) const { return places.nodes[node]; }
    bool is_selected(const Target& target) const { return view.selected == target; }
    bool is_hovered(const Target& target) const { return view.hovered == target; }
};

} // namespace render
