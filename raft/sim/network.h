// The network: directed links between nodes, and the messages under way.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "raft/core/message.h"
#include "raft/sim/due_queue.h"
#include "raft/sim/in_flight.h"
#include "raft/sim/input.h"
#include "raft/sim/time.h"

namespace sim {

// One direction of a link.
struct Link {
    bool cut = false;
    std::uint8_t loss_percent = 0;

    friend bool operator==(const Link&, const Link&) = default;
};

class Network {
  public:
    Link& link(NodeId from, NodeId to) { return links_[from][to]; }
    const Link& link(NodeId from, NodeId to) const { return links_[from][to]; }

    // What a link has instead of the timing's latency, nullptr if nothing.
    const Range* latency(NodeId from, NodeId to) const { return latencies_.empty() ? nullptr : own_latency(from, to); }
    void set_latency(NodeId from, NodeId to, const std::optional<Range>& range);

    // Of messages to and from clients, which no cut reaches.
    std::uint8_t client_loss_percent = 0;
    std::uint8_t duplicate_percent = 0; // of messages between nodes

    // Puts a message under way and gives it the next number.
    InFlight& send(raft::Message&& message, Time sent, Time due, bool lost, bool duplicate);

    // The earliest `due` of all, kNever if none has one.
    Time next_due() const { return queue_.next().due; }

    // Takes the message that is due first; of several the one sent first. There is one with a due time. It stays
    // readable in its place until the next send, which spares a copy on the busiest path.
    InFlight& take_next();

    // Takes the message with this number, if it is under way.
    std::optional<InFlight> take(MessageId id);

    // It is due so much later; it is under way, and has a due time.
    void delay(MessageId id, Time by);

    // The message with this number, nullptr if it is not under way.
    const InFlight* find(MessageId id) const { return messages_.find(id); }

    // All messages under way in the order of their numbers.
    const MessagesUnderWay& in_flight() const { return messages_; }

    std::size_t in_flight_count() const { return messages_.size(); }
    MessageId next_id() const { return next_id_; }

    // Calls visit(…) with all that makes its value; that is everything but how messages are found when they are due.
    template <class Visit>
    void each_part(Visit visit) const {
        const auto& [client_loss, duplicate, links, latencies, messages, queue, taken_queued, next] = *this;
        visit(client_loss, duplicate, links, latencies.size(), messages, next);
        for (const auto& [from, to, range] : latencies)
            visit(from, to, range);
    }

    friend bool operator==(const Network& a, const Network& b);

  private:
    struct OwnLatency {
        NodeId from;
        NodeId to;
        Range range;

        friend bool operator==(const OwnLatency&, const OwnLatency&) = default;
    };

    const Range* own_latency(NodeId from, NodeId to) const;
    void forget_due();

    std::array<std::array<Link, raft::kMaxNodes>, raft::kMaxNodes> links_{};
    std::vector<OwnLatency> latencies_; // of the few links that have one, in order
    MessagesUnderWay messages_;
    DueQueue queue_;               // numbers of messages; also of some that were taken, but never first
    std::size_t taken_queued_ = 0; // how many of those
    MessageId next_id_ = 1;
};

} // namespace sim
