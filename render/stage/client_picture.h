// Clients: purple circles at the right, near the nodes they talk to, with what they asked for and what came of it.
#pragma once

#include <vector>

#include "render/stage/canvas.h"

namespace render {

struct ClientPlace {
    raft::ClientId client = 0;
    Point center;
};

// The clients for whom there is room: those that wait first, then those heard from last.
std::vector<ClientPlace> place_clients(const sim::World& world, const StagePlaces& places);

float client_radius(const StagePlaces& places);
Rect words_of_client(const StagePlaces& places, Point center); // below its circle
Rect client_box(const StagePlaces& places, Point center);      // with its words

// Where messages to and from a client begin and end; a client that is not shown stands for all hidden ones.
Point client_point(const std::vector<ClientPlace>& shown, const StagePlaces& places, raft::ClientId client);

void draw_clients(const StageCanvas& canvas, const std::vector<ClientPlace>& shown);

} // namespace render
