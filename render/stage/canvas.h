// What every part of the stage needs to draw itself.
#pragma once

#include "raft/sim/world.h"
#include "render/scene.h"
#include "render/stage/emphasis.h"
#include "render/stage/node_places.h"
#include "render/stage/open_space.h"
#include "render/theme.h"
#include "render/view.h"

namespace render {

struct StageCanvas {
    const sim::World& world;
    const View& view;
    const Theme& theme;
    const Words& words;
    const StagePlaces& places;
    Scene& scene;
    OpenSpace& space;
    const StageThemes& themes;

    // The same canvas in another of the picture's themes.
    StageCanvas in(const Theme& other) const { return {world, view, other, words, places, scene, space, themes}; }

    // The canvas to draw this thing on: a quiet one if the picture is about others.
    StageCanvas for_thing(const Target& target) const {
        return in(render::stands_out(view, world, target) ? themes.plain : themes.quiet);
    }

    // Lengths are told in em of the stage's text.
    float em(float count = 1) const { return count * places.em; }
    const NodePlace& place(raft::NodeId node) const { return places.nodes[node]; }
    bool is_selected(const Target& target) const {
        const auto* node = std::get_if<NodeTarget>(&target);
        return view.selected == target || (node != nullptr && view.selected_nodes.contains(node->node));
    }
    bool is_hovered(const Target& target) const { return view.hovered == target; }
    bool is_pointed(const Target& target) const { return render::is_pointed(view, target); }
    bool is_pointed(raft::NodeId node, NodePart part) const { return render::is_pointed(view, node, part); }
};

} // namespace render
