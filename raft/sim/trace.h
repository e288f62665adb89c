// What happened in a world, event by event, for whoever listens: files, the timeline, the event list, the checks.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string_view>
#include <variant>

#include "raft/core/events.h"
#include "raft/core/message.h"
#include "raft/sim/input.h"
#include "raft/sim/time.h"

namespace sim {

struct World;

// A node did something; see raft::NodeEventKind.
struct NodeActed {
    raft::NodeEvent event;
};

// A message's way. `message` is valid only while the observer is called.
struct MessageEvent {
    enum class Kind : std::uint8_t { Sent, Delivered, Lost };
    Kind kind = Kind::Sent;
    MessageId id = 0;
    Time sent = 0;
    Time due = 0;              // Sent: when it will arrive or be lost
    bool will_be_lost = false; // Sent: it ends halfway
    bool duplicate = false;
    const raft::Message* message = nullptr;
};

struct TimerFiredEvent {
    raft::Timer timer = raft::Timer::Election;
};

struct ClientEvent {
    enum class Kind : std::uint8_t { Asks, Retries, Redirected, Done, Failed };
    Kind kind = Kind::Asks;
    raft::ClientId client = 0;
    raft::RequestNumber request = 0;
    raft::Command command;
    NodeId node = raft::kNobody; // whom it asks, or who answered
    std::int64_t result = 0;
};

// An input takes effect; told before what follows from it. One that changes nothing is not told.
struct InputTaken {
    Input input;
};

// One thing that happened. Numbered from 1 in order; `node` is who it happened to, or kNobody.
struct TraceEvent {
    Time at = 0;
    std::uint64_t number = 0;
    NodeId node = raft::kNobody;
    std::variant<NodeActed, MessageEvent, TimerFiredEvent, ClientEvent, InputTaken> what;
};

// The name of an input as scenario files have it: "kill", "timeout", "partition"…
std::string_view name_of(const Input& input);

// The stable name of an event's kind, as files have it: "becomes_leader", "message_sent", "kill"…
std::string_view name_of(const TraceEvent& event);

// Called after the world changed. Empty: nobody listens, and nothing is gathered.
using Observer = std::function<void(const World&, const TraceEvent&)>;

} // namespace sim
