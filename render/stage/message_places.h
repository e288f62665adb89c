// Where the messages under way are at this moment.
#pragma once

#include <vector>

#include "render/stage/canvas.h"
#include "render/stage/client_picture.h"
#include "render/stage/cut_places.h"

namespace render {

struct MessagePlace {
    const sim::InFlight* message = nullptr;
    Point at;
    Point heading;      // from sender to receiver, length 1
    float progress = 0; // of its way, 0 to 1; a lost one ends at 1, halfway to the receiver
    bool waits = false; // for a hand that delivers
    float straight = 0; // pixels that it has come without a bend
};

// What the ways of messages depend on beside the places of nodes and clients.
struct WaysAround {
    Rect area;
    CutPlaces cuts;
    Rect caption; // of a partition; empty where there is none
};

// In the order of their numbers. Under the hand, messages of one direction queue at their sender.
std::vector<MessagePlace> place_messages(const sim::World& world, const StagePlaces& places,
                                         const std::vector<ClientPlace>& clients, const WaysAround& around);

} // namespace render
