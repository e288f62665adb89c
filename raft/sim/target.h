// What can be meant in a world: pointed at by a lesson, selected, asked about. Said once, for whoever tells of a world
// and for whoever shows it.
#pragma once

#include <cstdint>
#include <variant>

#include "raft/core/types.h"
#include "raft/sim/input.h"
#include "raft/sim/time.h"

namespace sim {

struct NodeTarget {
    raft::NodeId node = 0;
    friend bool operator==(const NodeTarget&, const NodeTarget&) = default;
};
struct LinkTarget { // from < to; both directions
    raft::NodeId from = 0;
    raft::NodeId to = 0;
    friend bool operator==(const LinkTarget&, const LinkTarget&) = default;
};
struct MessageTarget {
    MessageId message = 0;
    friend bool operator==(const MessageTarget&, const MessageTarget&) = default;
};
struct ClientTarget {
    raft::ClientId client = 0;
    friend bool operator==(const ClientTarget&, const ClientTarget&) = default;
};
struct EntryTarget {
    raft::NodeId node = 0;
    raft::Index index = 0;
    friend bool operator==(const EntryTarget&, const EntryTarget&) = default;
};
struct TimeTarget { // a moment at which something happened
    Time at = 0;
    friend bool operator==(const TimeTarget&, const TimeTarget&) = default;
};

using Target = std::variant<NodeTarget, LinkTarget, MessageTarget, ClientTarget, EntryTarget, TimeTarget>;

// Something that a node has; or the node as a whole.
enum class NodePart : std::uint8_t { Node, Timer, Value, Term, Votes, Log };
struct PartTarget {
    raft::NodeId node = 0;
    NodePart part = NodePart::Node;
    friend bool operator==(const PartTarget&, const PartTarget&) = default;
};

// What is spoken about.
using Spot = std::variant<Target, PartTarget>;

} // namespace sim
