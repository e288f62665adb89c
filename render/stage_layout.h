// The stage: nodes, links, messages, clients, logs, faults, of one world as one picture. A pure function: the same
// world, view and area give the same scene.
#pragma once

#include "raft/sim/world.h"
#include "render/scene.h"
#include "render/stage/node_places.h"
#include "render/view.h"

namespace render {

Scene stage_scene(const sim::World& world, const View& view, Rect area);

// The same for whoever asks in every frame, and keeps what of it stays as it is.
Scene stage_scene(const sim::World& world, const View& view, Rect area, RememberedPlaces& remembered);

} // namespace render
