// How a world moves: one thing happens, the node it happens to takes a step, and the step's effects become messages,
// timers, disk writes and events. Used by apply and advance only.
#pragma once

#include <optional>

#include "raft/core/effects.h"
#include "raft/core/node.h"
#include "raft/sim/trace.h"
#include "raft/sim/world.h"

namespace sim {

// Whose timer is due, and when.
struct NodeTimer {
    Time due = kNever;
    NodeId node = raft::kNobody;
};

// The earliest timer of a process that is not paused; of several the first node's.
NodeTimer earliest_timer(const World& world);

class Play {
  public:
    Play(World& world, const Observer& observer)
        : world_(world), observer_(observer), effects_(world.scratch.effects), observed_(static_cast<bool>(observer)) {
        effects_.observe(observed_);
        next_timer_ = earliest_timer(world);
    }

    // Nodes.
    void start(NodeId node);
    void stop(NodeId node);
    void resume(NodeId node);
    void fire_timer(NodeId node);

    // The timer that fires next, as far as steps changed it since this Play began; pausing and stopping are not its
    // business.
    NodeTimer next_timer() const { return next_timer_; }

    // Messages.
    // Reads `in_flight` only before anything new is sent.
    void arrive(InFlight& in_flight, MessageId id);
    void lose(const InFlight& in_flight, MessageId id);
    void lose_on_cut_links();

    // Clients.
    void ask(const Request& request);
    void try_again(Client& client);

    // Events.
    void tell(NodeId node, decltype(TraceEvent::what) what);

  private:
    void step(NodeId node, const raft::Event& event);
    void arm(Server& server, raft::Timer timer);
    void note_timer(NodeTimer armed);
    void send(raft::Message&& message);
    void put_under_way(raft::Message&& message, const Link* link, int loss_percent, bool duplicate);
    void tell_message(MessageEvent::Kind kind, NodeId node, const InFlight& in_flight, MessageId id);

    void begin(Client& client, const Request& request);
    void send_request(Client& client, ClientEvent::Kind kind);
    void take_answer(const raft::Message& message, const raft::ClientReply& reply);
    void follow_redirect(Client& client, const raft::ClientReply& reply);
    void end(Client& client, ClientEvent::Kind kind, NodeId by);

    World& world_;
    const Observer& observer_;
    raft::Effects& effects_;
    const bool observed_;
    NodeTimer next_timer_;
};

} // namespace sim
