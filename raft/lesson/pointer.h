// What a beat points at. A pointer is what the lesson says ("the message from B to A"); in one world it means things of
// that world, for the window to find on screen.
#pragma once

#include <span>
#include <string>
#include <variant>
#include <vector>

#include "raft/lesson/group.h"
#include "raft/lesson/message_pattern.h"
#include "raft/sim/target.h"
#include "raft/sim/world.h"

namespace lesson {

struct PointNodes {
    sim::NodePart part = sim::NodePart::Node;
    Group group;
    friend bool operator==(const PointNodes&, const PointNodes&) = default;
};
struct PointEntry {
    Group group;
    raft::Index index = 0;
    friend bool operator==(const PointEntry&, const PointEntry&) = default;
};
struct PointMessages { // every message under way that is like this
    MessagePattern message;
    friend bool operator==(const PointMessages&, const PointMessages&) = default;
};
struct PointLink {
    raft::NodeId from = 0;
    raft::NodeId to = 0;
    friend bool operator==(const PointLink&, const PointLink&) = default;
};
struct PointClient {
    raft::ClientId client = 0;
    friend bool operator==(const PointClient&, const PointClient&) = default;
};
struct PointPart { // of whatever shows the lesson
    std::string name;
    friend bool operator==(const PointPart&, const PointPart&) = default;
};

using Pointer = std::variant<PointNodes, PointEntry, PointMessages, PointLink, PointClient, PointPart>;

struct Pointed {
    std::vector<sim::Spot> things;  // in order of nodes and messages
    std::vector<std::string> parts; // of whatever shows the lesson
    bool empty() const { return things.empty() && parts.empty(); }

    friend bool operator==(const Pointed&, const Pointed&) = default;
};

// Everything in this world that the pointers mean; empty if there is nothing. A message appears and goes while a beat
// plays, so the window asks anew for each frame.
Pointed resolve(std::span<const Pointer> pointers, const sim::World& world);

} // namespace lesson
