// What happened in a world, event by event, for whoever listens: files, the timeline, the event list, the checks.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <type_traits>
#include <variant>

#include "raft/core/effects.h"
#include "raft/core/events.h"
#include "raft/sim/input.h"
#include "raft/sim/time.h"

namespace sim {

struct World;
struct InFlight;

// What an event refers to is there only while the listener is called.

// A node did something; see raft::NodeEventKind.
struct NodeActed {
    const raft::NodeEvent& event;
    bool waits_for_disk = false; // what it keeps is not on its slow disk yet, and what it sends waits for that
};

// Why a message does not arrive.
enum class LostBy : std::uint8_t {
    Nothing, // it does
    Cut,     // its link was cut when it was sent, or while it was under way
    Chance,
    Stopped, // its receiver is stopped
    Hand,    // somebody dropped it
};
inline constexpr std::array<std::string_view, 5> kLostByNames{"", "cut", "chance", "stopped", "hand"};

// A message's way.
struct MessageEvent {
    enum class Kind : std::uint8_t { Sent, Delivered, Lost };
    Kind kind;
    const InFlight& in_flight;
    LostBy lost_by = LostBy::Nothing; // Lost: by what
};

// A slow disk has written what the node was in a term, with its log up to an index.
struct DiskWritten {
    raft::Term term = 0;
    raft::Index last_index = 0;
    NodeId voted_for = raft::kNobody; // in that term
};

// What a process that was stopped had done and its slow disk had not written: it is as if it had never been.
struct Undone {
    raft::Term term = 0;              // the one it was in; 0 if that is on disk
    NodeId voted_for = raft::kNobody; // a vote that is not on disk
    raft::Index first = 0;            // entries that are not on disk, from
    raft::Index last = 0;             // to; 0 if there are none
    raft::Index back_first = 0;       // entries that it had removed, and that are on disk still, from
    raft::Index back_last = 0;        // to; 0 if there are none
    std::uint32_t messages = 0;       // how many waited to leave

    bool anything() const { return *this != Undone{}; }
    friend bool operator==(const Undone&, const Undone&) = default;
};

struct TimerFiredEvent {
    raft::Timer timer = raft::Timer::Election;
    bool by_hand = false; // somebody let it fire; it was not due
};

struct ClientEvent {
    enum class Kind : std::uint8_t { Asks, Retries, Redirected, Done, Failed, Unknown };
    Kind kind = Kind::Asks;
    raft::ClientId client = 0;
    raft::RequestNumber request = 0;
    raft::Command command;
    NodeId node = raft::kNobody; // whom it asks, or who answered
    std::int64_t result = 0;
};

// An input took effect; told before what follows from it. One that changes nothing is not told.
struct InputTaken {
    const Input& input;
    Undone undone = {}; // Kill: by it
};

// One thing that happened. Numbered from 1 in order; `node` is who it happened to, or kNobody.
//
// `cause` is the number of the event by which it came to be, 0 where nobody caused it: of what a node does and sends,
// the delivery, timer or input by which its step began; of a delivery, the sending; of a loss, the input that dropped
// it, cut its link or stopped its receiver, else the sending, at which it was decided; of a timer, what armed it, or
// the input that fired it by hand; of a disk's having written, that by which the step began which persisted it; of a
// client's asking, the input or the answer to its last request; of a client's asking again, what it waited for an
// answer to, or the input that let it try. What waits for a slow disk keeps its cause.
struct TraceEvent {
    Time at = 0;
    std::uint64_t number = 0;
    std::uint64_t cause = 0;
    NodeId node = raft::kNobody;
    std::variant<NodeActed, MessageEvent, TimerFiredEvent, DiskWritten, ClientEvent, InputTaken> what;
};

// The name of an input as scenario files have it: "kill", "timeout", "partition"…
std::string_view name_of(const Input& input);

// The stable name of an event's kind, as files have it: "becomes_leader", "message_sent", "kill"…
std::string_view name_of(const TraceEvent& event);

// Whoever wants to hear what happens: a reference to something that can be called with a world and an event, and how
// much it wants to know. It is called after the world changed. What it refers to must live as long as it is used, so
// keep the callable and hand over a Listener made of it.
class Listener {
  public:
    Listener() = default; // nobody listens, and nothing is gathered

    template <class Callable>
    requires(!std::is_same_v<std::remove_cvref_t<Callable>, Listener>)
        // A lambda becomes a listener without being named one.
        // NOLINTNEXTLINE(google-explicit-constructor, bugprone-forwarding-reference-overload)
        Listener(Callable&& callable, raft::Telling telling = raft::Telling::Facts)
        : callable_(const_cast<void*>(static_cast<const void*>(std::addressof(callable)))),
          call_([](void* to, const World& world, const TraceEvent& event) {
              (*static_cast<std::remove_reference_t<Callable>*>(to))(world, event);
          }),
          telling_(telling) {}

    raft::Telling telling() const { return telling_; }
    void operator()(const World& world, const TraceEvent& event) const { call_(callable_, world, event); }

  private:
    void* callable_ = nullptr;
    void (*call_)(void*, const World&, const TraceEvent&) = nullptr;
    raft::Telling telling_ = raft::Telling::Nothing;
};

} // namespace sim
