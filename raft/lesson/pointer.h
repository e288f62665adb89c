// What a beat points at. A pointer is what the lesson says ("the message from B to A"); a spot is what that is in one
// world, for the window to find on screen.
#pragma once

#include <cstdint>
#include <variant>
#include <vector>

#include "raft/lesson/group.h"
#include "raft/lesson/message_pattern.h"
#include "raft/sim/world.h"

namespace lesson {

// Parts of a node's picture.
enum class Part : std::uint8_t { Node, Ring, Value, Term, Votes, Log };

// Parts of the window beside the stage.
enum class Panel : std::uint8_t { Timeline, Inspector, Events, TopBar, Request };

struct PointNodes {
    Part part = Part::Node;
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
struct PointPanel {
    Panel panel = Panel::Timeline;
    friend bool operator==(const PointPanel&, const PointPanel&) = default;
};

using Pointer = std::variant<PointNodes, PointEntry, PointMessages, PointLink, PointClient, PointPanel>;

struct NodeSpot {
    raft::NodeId node = 0;
    Part part = Part::Node;
    friend bool operator==(const NodeSpot&, const NodeSpot&) = default;
};
struct EntrySpot { // the node's log holds it
    raft::NodeId node = 0;
    raft::Index index = 0;
    friend bool operator==(const EntrySpot&, const EntrySpot&) = default;
};
struct MessageSpot { // under way in that world
    sim::MessageId message = 0;
    friend bool operator==(const MessageSpot&, const MessageSpot&) = default;
};
struct LinkSpot { // from < to
    raft::NodeId from = 0;
    raft::NodeId to = 0;
    friend bool operator==(const LinkSpot&, const LinkSpot&) = default;
};
struct ClientSpot {
    raft::ClientId client = 0;
    friend bool operator==(const ClientSpot&, const ClientSpot&) = default;
};
struct PanelSpot {
    Panel panel = Panel::Timeline;
    friend bool operator==(const PanelSpot&, const PanelSpot&) = default;
};

using Spot = std::variant<NodeSpot, EntrySpot, MessageSpot, LinkSpot, ClientSpot, PanelSpot>;

// Everything in this world that the pointer means, in order of nodes and messages; empty if there is nothing. A message
// appears and goes while a beat plays, so the window asks anew for each frame.
std::vector<Spot> resolve(const Pointer& pointer, const sim::World& world);
std::vector<Spot> resolve(const std::vector<Pointer>& pointers, const sim::World& world);

} // namespace lesson
