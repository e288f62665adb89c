// What every part of the stage needs to draw itself.
#pragma once

#include "raft/sim/world.h"
#include "render/scene.h"
#include "render/stage/node_places.h"
#include "render/stage/open_space.h"
#include "render/theme.h"
#include "render/view.h"

namespace render {

// Is this, or for a node any part of it, among what the view points at?
bool is_pointed(const View& view, const Target& target);

struct Canvas {
    const sim::World& world;
    const View& view;
    const Theme& theme;
    const Words& words;
    const StagePlaces& places;
    Scene& scene;
    OpenSpace& space;
    const Theme& quiet; // of what steps back

    // The canvas to draw this thing on: a quieter one if the picture is about others.
    Canvas for_thing(const Target& target) const {
        const bool steps_back = view.dim_rest && !view.pointed.empty() && !is_pointed(view, target);
        return {world, view, steps_back ? quiet : theme, words, places, scene, space, quiet};
    }

    // Lengths are told in em of the stage's text.
    float em(float count = 1) const { return count * places.em; }
    const NodePlace& place(raft::NodeId node) const { return places.nodes[node]; }
    bool is_selected(const Target& target) const { return view.selected == target; }
    bool is_hovered(const Target& target) const { return view.hovered == target; }
};

} // namespace render
