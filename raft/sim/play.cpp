#include "raft/sim/play.h"

#include <cassert>
#include <utility>

namespace sim {

NodeTimer earliest_timer(const World& world) {
    NodeTimer earliest;
    for (const Server& server : world.servers) {
        if (server.timer_due < earliest.due && !server.paused) earliest = {server.timer_due, server.node.id};
    }
    return earliest;
}

void Play::start(NodeId node) {
    Server& server = world_.servers[node];
    server.node = raft::start_from(server.disk, node, world_.config.options);
    server.up = true;
    server.up_since = server.role_since = world_.now;
    step(node, raft::Started{});
}

// What the process knew is gone; what is shown of it from now on is its disk.
void Play::stop(NodeId node) {
    Server& server = world_.servers[node];
    server.up = false;
    server.paused = false;
    server.backlog.clear();
    server.timer = raft::Timer::Election;
    server.timer_due = kNever;
    server.up_since = server.role_since = world_.now;
    server.node = raft::start_from(server.disk, node, world_.config.options);
}

// All that the process missed happens now, late, in the order in which it was due.
void Play::resume(NodeId node) {
    Server& server = world_.servers[node];
    server.paused = false;
    const std::vector<Server::Backlog> missed = std::exchange(server.backlog, {});
    auto next = missed.begin();
    while (true) {
        const bool timer_waits = server.timer_due <= world_.now;
        if (next == missed.end() && !timer_waits) return;
        if (next != missed.end() && (!timer_waits || next->arrived <= server.timer_due)) {
            step(node, raft::Received{(next++)->in_flight.message});
        } else {
            fire_timer(node);
        }
    }
}

void Play::fire_timer(NodeId node) {
    tell(node, TimerFiredEvent{world_.servers[node].timer});
    step(node, raft::TimerFired{});
}

void Play::step(NodeId id, const raft::Event& event) {
    Server& server = world_.servers[id];
    const raft::Role role = server.node.role;
    raft::step(server.node, event, effects_);

    if (effects_.persist) {
        server.disk.current_term = server.node.current_term;
        server.disk.voted_for = server.node.voted_for;
        server.disk.log = server.node.log;
    }
    if (effects_.arm_timer) arm(server, effects_.timer);
    if (server.node.role != role) server.role_since = world_.now;
    if (observed_) {
        for (const raft::NodeEvent& told : effects_.events)
            tell(id, NodeActed{told});
    } else {
        world_.events += effects_.told;
    }
    for (raft::Message& message : effects_.messages)
        send(std::move(message));
}

void Play::arm(Server& server, raft::Timer timer) {
    const Timing& timing = world_.config.timing;
    server.timer = timer;
    server.timer_armed = world_.now;
    if (world_.config.pace == Pace::ByHand) {
        server.timer_due = kNever;
    } else if (timer == raft::Timer::Heartbeat) {
        server.timer_due = world_.now + timing.heartbeat;
    } else {
        server.timer_due = world_.now + world_.random.between(timing.election.least, timing.election.most);
    }
    note_timer({server.timer_due, server.node.id});
}

// Most timers are set to later than the next one, so that all are rarely looked through.
void Play::note_timer(NodeTimer armed) {
    if (armed.node == next_timer_.node) {
        next_timer_ = earliest_timer(world_);
    } else if (armed.due < next_timer_.due || (armed.due == next_timer_.due && armed.node < next_timer_.node)) {
        next_timer_ = armed;
    }
}

void Play::send(raft::Message&& message) {
    const bool to_or_from_client = message.from == raft::kClientSide || message.to == raft::kClientSide;
    const Link* link = to_or_from_client ? nullptr : &world_.network.link(message.from, message.to);
    const int loss = link != nullptr ? link->loss_percent : world_.network.client_loss_percent;
    if (world_.random.chance(world_.network.duplicate_percent)) {
        put_under_way(raft::Message(message), link, loss, false);
        put_under_way(std::move(message), link, loss, true);
    } else {
        put_under_way(std::move(message), link, loss, false);
    }
}

void Play::put_under_way(raft::Message&& message, const Link* link, int loss_percent, bool duplicate) {
    const bool lost = (link != nullptr && link->cut) || world_.random.chance(loss_percent);
    const Range& range = link != nullptr && link->latency ? *link->latency : world_.config.timing.latency;
    Time due = kNever;
    if (world_.config.pace == Pace::Timed) {
        const Time latency = world_.random.between(range.least, range.most);
        due = world_.now + (lost ? latency / 2 : latency);
    } else if (lost) {
        due = world_.now;
    }
    const NodeId sender = message.from;
    const InFlight& in_flight = world_.network.send(std::move(message), world_.now, due, lost, duplicate);
    tell_message(MessageEvent::Kind::Sent, sender, in_flight, in_flight.id);
}

void Play::arrive(InFlight& in_flight, MessageId id) {
    if (in_flight.lost) return lose(in_flight, id);
    const NodeId to = in_flight.message.to;
    if (to == raft::kClientSide) {
        tell_message(MessageEvent::Kind::Delivered, to, in_flight, id);
        return take_answer(in_flight.message, std::get<raft::ClientReply>(in_flight.message.body));
    }
    Server& server = world_.servers[to];
    if (!server.up) return lose(in_flight, id);
    tell_message(MessageEvent::Kind::Delivered, to, in_flight, id);
    if (server.paused) {
        server.backlog.push_back({world_.now, std::move(in_flight)});
        server.backlog.back().in_flight.id = id;
    } else {
        step(to, raft::Received{in_flight.message});
    }
}

void Play::lose(const InFlight& in_flight, MessageId id) {
    tell_message(MessageEvent::Kind::Lost, in_flight.message.to, in_flight, id);
}

void Play::lose_on_cut_links() {
    std::vector<MessageId> cut_off;
    for (const InFlight* in_flight : world_.network.in_flight()) {
        const raft::Message& message = in_flight->message;
        if (message.from == raft::kClientSide || message.to == raft::kClientSide) continue;
        if (!in_flight->lost && world_.network.link(message.from, message.to).cut) cut_off.push_back(in_flight->id);
    }
    for (const MessageId id : cut_off)
        lose(*world_.network.take(id), id);
}

void Play::tell(NodeId node, decltype(TraceEvent::what) what) {
    ++world_.events;
    if (observed_) observer_(world_, {.at = world_.now, .number = world_.events, .node = node, .what = what});
}

// Told by far the most often, so the event is put together only for somebody who listens.
void Play::tell_message(MessageEvent::Kind kind, NodeId node, const InFlight& in_flight, MessageId id) {
    if (!observed_) {
        ++world_.events;
        return;
    }
    tell(node == raft::kClientSide ? raft::kNobody : node, MessageEvent{.kind = kind,
                                                                        .id = id,
                                                                        .sent = in_flight.sent,
                                                                        .due = in_flight.due,
                                                                        .will_be_lost = in_flight.lost,
                                                                        .duplicate = in_flight.duplicate,
                                                                        .message = &in_flight.message});
}

} // namespace sim
