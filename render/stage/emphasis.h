// What a picture is about: which things are pointed at, and the quieter colours of the rest.
#pragma once

#include "raft/sim/world.h"
#include "render/theme.h"
#include "render/view.h"

namespace render {

// Is this thing itself among what the view points at? A node is also if any part of it is, or an entry of its log.
bool is_pointed(const View& view, const Target& target);
bool is_pointed(const View& view, raft::NodeId node, NodePart part);

// Does it keep its colours while other things step back? It is pointed at, or otherwise in the world beside this one.
bool stands_out(const View& view, const sim::World& world, const Target& target);

bool is_with_client(const raft::Message& message);
bool is_shown(const Shows& shows, const raft::Message& message);

// Is anything of what the view points at there to be seen in this world?
bool points_at_anything(const View& view, const sim::World& world);

// A theme in which every colour is mixed with the background, of itself only `left` (0 to 1) stays: blended rather
// than see-through, so that every painter paints the same.
Theme quiet_theme(const Theme& theme, float left = 0.35F);

// The theme of nodes that are no more than databases: nothing tells their roles.
Theme neutral_theme(const Theme& theme);

// The themes of one picture.
struct StageThemes {
    Theme plain;
    Theme faint; // links to what is pointed at
    Theme quiet; // everything else that steps back
};
StageThemes stage_themes(const View& view, const sim::World& world);

} // namespace render
