// The network: directed links between nodes, and the messages under way.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "raft/core/message.h"
#include "raft/sim/input.h"
#include "raft/sim/time.h"

namespace sim {

struct InFlight {
    MessageId id = 0;
    Time sent = 0;
    std::uint64_t cause = 0; // the number of the event of its sending
    Time due = kNever;       // when it arrives, or is lost; kNever under a hand that delivers
    bool lost = false;       // it will not arrive: it ends halfway, at `due`
    bool duplicate = false;  // the network's second copy of a message
    raft::Message message;

    friend bool operator==(const InFlight&, const InFlight&) = default;
};

// One direction of a link.
struct Link {
    bool cut = false;
    std::uint8_t loss_percent = 0;
    std::optional<Range> latency; // instead of the timing's

    friend bool operator==(const Link&, const Link&) = default;
};

class Network {
  public:
    Link& link(NodeId from, NodeId to) { return links_[from][to]; }
    const Link& link(NodeId from, NodeId to) const { return links_[from][to]; }

    // Of messages to and from clients, which no cut reaches.
    std::uint8_t client_loss_percent = 0;
    std::uint8_t duplicate_percent = 0; // of messages between nodes

    // Puts a message under way and gives it the next number.
    InFlight& send(raft::Message&& message, Time sent, Time due, bool lost, bool duplicate);

    // The earliest `due` of all, kNever if none has one.
    Time next_due() const { return queue_head_ == queue_.size() ? kNever : queue_[queue_head_].due; }

    // A message that was taken from the queue but still lies in its place.
    struct Taken {
        MessageId id = 0;
        std::uint32_t slot = 0;
    };

    // Takes the message that is due first; of several the one sent first. There is one with a due time. It stays
    // readable in its place until the next send or release, which spares a copy on the busiest path.
    Taken take_next();
    InFlight& in_place(Taken taken) { return slots_[taken.slot]; }
    void release(Taken taken);

    // Takes the message with this number, if it is under way.
    std::optional<InFlight> take(MessageId id);

    // Is the message with this number under way?
    const InFlight* find(MessageId id) const;

    // All messages under way in the order of their numbers.
    std::vector<const InFlight*> in_flight() const;

    std::size_t in_flight_count() const { return count_; }
    MessageId next_id() const { return next_id_; }

    friend bool operator==(const Network& a, const Network& b);

  private:
    // What is due when, in order from queue_[queue_head_] on; the messages themselves stay where they are. Most new
    // messages are due after most others, so sorting them in from the end is quicker than a heap.
    struct Key {
        Time due;
        MessageId id;
        std::uint32_t slot;
    };
    void enqueue(const Key& key);
    std::optional<std::uint32_t> slot_of(MessageId id) const;

    std::array<std::array<Link, raft::kMaxNodes>, raft::kMaxNodes> links_{};
    std::vector<InFlight> slots_; // id 0 marks a free one
    std::vector<std::uint32_t> free_;
    std::vector<Key> queue_;
    std::size_t queue_head_ = 0;
    std::size_t count_ = 0;
    MessageId next_id_ = 1;
};

} // namespace sim
