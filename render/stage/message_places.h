// Where the messages under way are at this moment.
#pragma once

#include <vector>

#include "render/stage/canvas.h"
#include "render/stage/client_picture.h"
#include "render/stage/cut_places.h"
#include "render/stage/partition.h"

namespace render {

struct MessagePlace {
    const sim::InFlight* message = nullptr;
    Point at;
    Point heading;      // from sender to receiver, length 1
    float progress = 0; // of its way, 0 to 1; a lost one ends at 1
    bool waits = false; // for a hand that delivers
    float straight = 0; // pixels that it has come without a bend
};

// Where messages end that are lost between the groups of a partition.
struct CutsBetween {
    Groups groups;
    CutPlaces places;
};

// What the ways of messages depend on beside the places of nodes and clients.
struct WaysAround {
    Rect area;
    std::vector<CutsBetween> cuts; // of each partition under which a message under way was lost
    Rect caption;                  // of a partition; empty where there is none
};

// In the order of their numbers. Under the hand, messages of one direction queue at their sender.
std::vector<MessagePlace> place_messages(const sim::World& world, const StagePlaces& places,
                                         const std::vector<ClientPlace>& clients, const WaysAround& around);

} // namespace render
