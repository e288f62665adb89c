// How somebody looks at a world: everything that shapes the picture and is not the world itself.
#pragma once

#include <optional>
#include <vector>

#include "raft/core/node.h"
#include "raft/sim/time.h"
#include "render/scene.h"
#include "render/text.h"
#include "render/theme.h"

namespace sim {
struct World;
}

namespace render {

// What of the stage is there to see; a lesson begins with little.
struct Shows {
    bool roles = true; // the looks of the three roles and their words; without them a node is drawn as a database
    bool values = true;
    bool terms = true;
    bool rings = true; // timeout rings and the words below a node that tell how much is left
    bool logs = true;
    bool clients = true; // with the messages to and from them
    bool links = true;
    bool messages = true;
    bool client_column =
        true; // room is left for clients, whether they show already or not; else nodes stand in the middle

    friend bool operator==(const Shows&, const Shows&) = default;
};

using sim::NodePart;
using sim::PartTarget;

// What the stage is seen around: these nodes, or all of it if there are none; on the way from one to the other.
struct Camera {
    raft::NodeSet from;
    raft::NodeSet to;
    float way = 1; // 0: still at `from`; 1: there

    friend bool operator==(const Camera&, const Camera&) = default;
};

struct View {
    const Theme* theme = nullptr; // never null in use
    const Words* words = nullptr; // never null in use
    float font_size = 16;         // pixels to the em of ordinary text; everything scales with it
    float enlarged = 1;           // how much larger that is than somebody else would have it
    bool presenting = false;      // nothing is written smaller than that, whatever has to stand closer for it
    double speed = 0.05;          // simulated seconds per second: short effects last equally long for the eye
    bool reduced_motion = false;  // no pulses or easing; messages still move, for they are the content
    std::optional<Target> selected;
    raft::NodeSet selected_nodes; // as well, where several are
    std::optional<Target> hovered;
    Shows shows;
    std::vector<sim::Spot> pointed; // what is spoken about; things that are not there: nothing
    bool dim_rest = false;          // everything else steps back, if anything is pointed at
    // Another world of the same cluster, which is shown beside this one: what is the same in both steps back.
    const sim::World* beside = nullptr;
    Camera camera;
};

} // namespace render
