#include <algorithm>
#include <cassert>
#include <utility>

#include "raft/sim/play.h"

namespace sim {
namespace {

Time answer_timeout(const Timing& timing) {
    return std::max(kAnswerTimeout, 4 * timing.latency.most + 2 * timing.heartbeat);
}

// Whom a client asks that does not know who leads: any node but the one it asked last, at random (§8).
NodeId random_other_node(const World& world, Client& client) {
    if (world.node_count() == 1) return client.target;
    const Draw draw(world.config.seed, Purpose::ClientTarget, Whom::client(client.id), world.now,
                    client.targets.next(world.now, 0));
    const auto other = static_cast<NodeId>(draw.between(0, world.node_count() - 2));
    return other < client.target ? other : static_cast<NodeId>(other + 1);
}

// Only a person's word binds a request to one node.
NodeId next_target(const World& world, Client& client) {
    return client.named ? *client.named : random_other_node(world, client);
}

} // namespace

// A client that has not asked anything yet is one that waits for nothing.
Client& Play::client_for(raft::ClientId id) {
    auto place = std::ranges::lower_bound(world_.clients, id, {}, &Client::id);
    if (place == world_.clients.end() || place->id != id) {
        place = world_.clients.insert(place, Client{});
        place->id = id;
        place->state = Client::State::Done;
    }
    return *place;
}

void Play::ask(const Request& request) {
    Client& client = client_for(request.client);
    if (client.state == Client::State::Waiting) {
        client.next.push_back(request);
    } else {
        begin(client, request);
    }
}

void Play::begin(Client& client, const Request& request) {
    client.command = request.command;
    client.state = Client::State::Waiting;
    client.since = world_.now;
    client.ended = 0;
    client.tries = 1;
    client.unrefused = 0;
    client.redirects = 0;
    client.result = 0;
    ++client.request;
    client.named = request.to;
    client.target = request.to ? *request.to : current_leader(world_).value_or(client.target);
    send_request(client, ClientEvent::Kind::Asks);
}

void Play::send_request(Client& client, ClientEvent::Kind kind) {
    ++client.unrefused;
    client.pausing = false;
    const bool timed = world_.config.pace == Pace::Timed;
    wait_until(client, timed ? world_.now + answer_timeout(world_.config.timing) : kNever);
    cause_ = tell(raft::kNobody,
                  ClientEvent{.kind = kind,
                              .client = client.id,
                              .request = client.request,
                              .command = client.command,
                              .node = client.target,
                              .result = 0},
                  cause_);
    client.retry_cause = cause_;
    send({.from = raft::kClientSide,
          .to = client.target,
          .term = 0,
          .body = raft::ClientRequest{client.id, client.request, client.command}});
}

void Play::wait_until(Client& client, Time due) {
    client.retry_at = due;
    world_.retries.note(world_.clients, client);
}

// Its pause is over, or there was no answer in time.
void Play::try_again(raft::ClientId id) {
    Client& client = client_for(id);
    assert(client.state == Client::State::Waiting);
    cause_ = client.retry_cause;
    const bool silence = !std::exchange(client.pausing, false);
    if (silence && client.tries >= kMostTries) return give_up(client, raft::kNobody);
    if (silence) ++client.tries;
    ask_again(client);
}

// Whom a hand lets ask again has not waited in vain: that counts as no try.
void Play::retry_by_hand(raft::ClientId id) {
    ask_again(client_for(id));
}

void Play::ask_again(Client& client) {
    client.redirects = 0;
    client.target = next_target(world_, client);
    send_request(client, ClientEvent::Kind::Retries);
}

void Play::take_answer(const raft::Message& message, const raft::ClientReply& reply) {
    Client& client = client_for(reply.client);
    if (reply.request != client.request) return;
    const bool waits = client.state == Client::State::Waiting;
    // A late word of a node asked before is no news: another one may hold the request by now.
    const bool news = waits && message.from == client.target;
    switch (reply.outcome) {
        case raft::Outcome::Done:
            if (!waits && client.state != Client::State::Unknown) return;
            client.result = reply.result;
            return end(client, ClientEvent::Kind::Done, message.from);
        // The entry is gone from that node; a copy of it may live on elsewhere.
        case raft::Outcome::Lost:
            if (news && client.named) return give_up(client, message.from);
            if (news) follow_redirect(client, reply);
            return;
        case raft::Outcome::NotLeader:
            if (waits) --client.unrefused;
            if (news) follow_redirect(client, reply);
    }
}

void Play::follow_redirect(Client& client, const raft::ClientReply& reply) {
    const NodeId from = client.target;
    // Two nodes with old beliefs may send a client back and forth: after a full round it rests as well.
    const bool sent_on = client.redirects++ < world_.node_count();
    if (sent_on && reply.leader != raft::kNobody) {
        client.target = reply.leader;
        return send_request(client, ClientEvent::Kind::Redirected);
    }
    if (world_.config.pace == Pace::Timed) {
        client.pausing = true;
        wait_until(client, world_.now + kNoLeaderPause);
        client.retry_cause = cause_;
    } else if (sent_on && !client.named) { // no time passes in which it could rest
        client.target = next_target(world_, client);
        send_request(client, ClientEvent::Kind::Retries);
    } else {
        give_up(client, from);
    }
}

// Messages between clients and nodes are never doubled: where every request was refused, no other is under way.
void Play::give_up(Client& client, NodeId by) {
    end(client, client.unrefused == 0 ? ClientEvent::Kind::Failed : ClientEvent::Kind::Unknown, by);
}

void Play::end(Client& client, ClientEvent::Kind kind, NodeId by) {
    client.state = kind == ClientEvent::Kind::Done     ? Client::State::Done
                   : kind == ClientEvent::Kind::Failed ? Client::State::Failed
                                                       : Client::State::Unknown;
    client.ended = world_.now;
    wait_until(client, kNever);
    cause_ = tell(raft::kNobody,
                  ClientEvent{.kind = kind,
                              .client = client.id,
                              .request = client.request,
                              .command = client.command,
                              .node = by,
                              .result = client.result},
                  cause_);
    if (client.next.empty()) return;
    const Request request = client.next.front();
    client.next.pop_front();
    begin(client, request);
}

} // namespace sim
