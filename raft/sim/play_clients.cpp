#include <algorithm>
#include <cassert>

#include "raft/sim/play.h"

namespace sim {
namespace {

Time answer_timeout(const Timing& timing) {
    return std::max(kAnswerTimeout, 4 * timing.latency.most + 2 * timing.heartbeat);
}

NodeId node_after(const World& world, NodeId node) {
    return static_cast<NodeId>((node + 1) % world.node_count());
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
    client.tries = 0;
    client.redirects = 0;
    client.result = 0;
    ++client.request;
    client.target = request.to ? *request.to : current_leader(world_).value_or(client.target);
    send_request(client, ClientEvent::Kind::Asks);
}

void Play::send_request(Client& client, ClientEvent::Kind kind) {
    ++client.tries;
    client.retry_at = world_.config.pace == Pace::ByHand ? kNever : world_.now + answer_timeout(world_.config.timing);
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

// No answer in time. The connection tells whether the process at its other end lives; if it is gone, the next node
// is asked.
void Play::try_again(Client& client) {
    assert(client.state == Client::State::Waiting);
    cause_ = client.retry_cause;
    if (client.tries >= kMostTries) return end(client, ClientEvent::Kind::Failed, raft::kNobody);
    client.redirects = 0;
    for (int i = 0; i < world_.node_count() && !world_.servers[client.target].up; ++i) {
        client.target = node_after(world_, client.target);
    }
    send_request(client, ClientEvent::Kind::Retries);
}

void Play::take_answer(const raft::Message& message, const raft::ClientReply& reply) {
    Client& client = client_for(reply.client);
    if (client.state != Client::State::Waiting || reply.request != client.request) return;
    switch (reply.outcome) {
        case raft::Outcome::Done:
            client.result = reply.result;
            return end(client, ClientEvent::Kind::Done, message.from);
        // A late word of a node asked before is no news: another one may hold the request by now.
        case raft::Outcome::Lost:
            if (message.from == client.target) end(client, ClientEvent::Kind::Failed, message.from);
            return;
        case raft::Outcome::NotLeader:
            if (message.from == client.target) follow_redirect(client, reply);
    }
}

void Play::follow_redirect(Client& client, const raft::ClientReply& reply) {
    // Two nodes with old beliefs may send a client back and forth: after a full round it rests as well.
    const bool leads_on = reply.leader != raft::kNobody && client.redirects < world_.node_count();
    client.target = leads_on ? reply.leader : node_after(world_, client.target);
    if (leads_on) {
        ++client.redirects;
        send_request(client, ClientEvent::Kind::Redirected);
    } else if (world_.config.pace == Pace::Timed) {
        client.retry_at = world_.now + kNoLeaderPause;
        client.retry_cause = cause_;
    } else {
        end(client, ClientEvent::Kind::Failed, client.target);
    }
}

void Play::end(Client& client, ClientEvent::Kind kind, NodeId by) {
    client.state = kind == ClientEvent::Kind::Done ? Client::State::Done : Client::State::Failed;
    client.ended = world_.now;
    client.retry_at = kNever;
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
    client.next.erase(client.next.begin());
    begin(client, request);
}

} // namespace sim
