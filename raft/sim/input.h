// Everything that a person, a scenario or a lesson can do to a world. A run is its configuration and its inputs.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <variant>

#include "raft/core/types.h"
#include "raft/sim/config.h"
#include "raft/sim/time.h"

namespace sim {

using raft::NodeId;
using MessageId = std::uint64_t; // messages are numbered from 1 in the order of sending

// In the place of a node's name: whoever leads when the input takes effect. Where nobody does, the input does nothing.
inline constexpr NodeId kTheLeader = 0xFD;

// Processes.
struct Kill { // a crash: all that is not on disk is gone
    NodeId node;
    friend bool operator==(const Kill&, const Kill&) = default;
};
struct Restart {
    NodeId node;
    friend bool operator==(const Restart&, const Restart&) = default;
};
struct Pause { // a slow process: keeps its state, acts late
    NodeId node;
    friend bool operator==(const Pause&, const Pause&) = default;
};
struct Resume {
    NodeId node;
    friend bool operator==(const Resume&, const Resume&) = default;
};
struct FireTimer { // the node's timer fires now: an election timeout, or a leader's next heartbeat
    NodeId node;
    friend bool operator==(const FireTimer&, const FireTimer&) = default;
};

// Links.
struct Cut {
    NodeId from;
    NodeId to;
    bool both = true;
    friend bool operator==(const Cut&, const Cut&) = default;
};
struct Mend {
    NodeId from;
    NodeId to;
    bool both = true;
    friend bool operator==(const Mend&, const Mend&) = default;
};
struct Partition { // links within a group work, links between groups do not, whatever was before
    std::array<std::uint8_t, raft::kMaxNodes> group{}; // of each node; the numbers only tell groups apart
    friend bool operator==(const Partition&, const Partition&) = default;
};
struct Isolate { // cuts all links of one node
    NodeId node;
    friend bool operator==(const Isolate&, const Isolate&) = default;
};
struct Heal { // mends every link
    friend bool operator==(const Heal&, const Heal&) = default;
};

// What the network does to messages. Without `from` or `to` it is meant for every sender or receiver.
struct Loss {
    int percent; // 0 to 100
    std::optional<NodeId> from;
    std::optional<NodeId> to;
    friend bool operator==(const Loss&, const Loss&) = default;
};
struct Latency { // of messages sent from now on
    Range range;
    std::optional<NodeId> from;
    std::optional<NodeId> to;
    friend bool operator==(const Latency&, const Latency&) = default;
};
struct Duplicate { // of messages between nodes
    int percent;   // 0 to 100
    friend bool operator==(const Duplicate&, const Duplicate&) = default;
};
struct Deliver { // now, without waiting any longer
    MessageId message;
    friend bool operator==(const Deliver&, const Deliver&) = default;
};
struct Drop {
    MessageId message;
    friend bool operator==(const Drop&, const Drop&) = default;
};
struct Delay { // it arrives so much later than it would have; under a hand nothing has a time to arrive at
    MessageId message;
    Time by;
    friend bool operator==(const Delay&, const Delay&) = default;
};
struct Copy { // between nodes: the network sends it once more
    MessageId message;
    friend bool operator==(const Copy&, const Copy&) = default;
};

// A client's request to a node, or to the leader if it names none. A client has one request under way at a time and
// sends the next one when that is answered (§8).
struct Request {
    raft::ClientId client;
    std::optional<NodeId> to;
    raft::Command command;
    friend bool operator==(const Request&, const Request&) = default;
};

struct Retry { // the client waits no longer and asks again
    raft::ClientId client;
    friend bool operator==(const Retry&, const Retry&) = default;
};

struct SetTiming { // for timers armed, messages sent and writes begun from now on
    Timing timing;
    friend bool operator==(const SetTiming&, const SetTiming&) = default;
};

using Input = std::variant<Kill, Restart, Pause, Resume, FireTimer, Cut, Mend, Partition, Isolate, Heal, Loss, Latency,
                           Duplicate, Deliver, Drop, Request, SetTiming, Retry, Delay, Copy>;

struct TimedInput {
    Time at = 0;
    Input input;

    friend bool operator==(const TimedInput&, const TimedInput&) = default;
};

inline constexpr raft::ClientId kLargestClient = 999;

// Of a message that a scenario names; no run sends so many.
inline constexpr MessageId kLargestMessage = 1'000'000'000'000;

} // namespace sim
