#include "render/stage/message_places.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "render/pen.h"

namespace render {

namespace {

struct Way {
    Point from;
    Point to;
};

raft::ClientId client_of(const raft::Message& message) {
    if (const auto* request = std::get_if<raft::ClientRequest>(&message.body)) return request->client;
    if (const auto* reply = std::get_if<raft::ClientReply>(&message.body)) return reply->client;
    return 0;
}

// From ring to ring, a little to the right of the link, so that messages that meet are both seen.
Way way_of(const raft::Message& message, const StagePlaces& places, const std::vector<ClientPlace>& clients) {
    const auto center = [&](raft::NodeId end) {
        return end < places.nodes.size() ? places.nodes[end].center : client_point(clients, places, client_of(message));
    };
    const auto reach = [&](raft::NodeId end) {
        return end < places.nodes.size() ? places.outside() : client_radius(places) + 0.1F * places.em;
    };
    const Point a = center(message.from);
    const Point b = center(message.to);
    const Point along = direction(a, b);
    const float length = distance(a, b);
    const float from = std::min(reach(message.from), 0.45F * length);
    const float to = std::min(reach(message.to), 0.45F * length);
    const Point aside = Point{-along.y, along.x} * (0.22F * places.em);
    return {a + along * from + aside, b - along * to + aside};
}

// How many messages with no due time wait on each directed link, and how many were met so far.
struct Queue {
    int waiting = 0;
    int met = 0;
};
constexpr std::size_t kEnds = raft::kMaxNodes + 1; // clients share one end
using Queues = std::array<std::array<Queue, kEnds>, kEnds>;

std::size_t end_of(raft::NodeId node) {
    return std::min<std::size_t>(node, raft::kMaxNodes);
}

Queue& queue_of(Queues& queues, const raft::Message& message) {
    return queues[end_of(message.from)][end_of(message.to)];
}

float queued_part(const Queue& queue, float length, float em) {
    constexpr float kFirst = 1.1F; // em from the sender
    constexpr float kPitch = 1.35F;
    const float most = std::max(0.62F * length - kFirst * em, 0.0F);
    const float pitch = std::min(kPitch * em, most / static_cast<float>(std::max(queue.waiting - 1, 1)));
    return (kFirst * em + pitch * static_cast<float>(queue.met)) / std::max(length, 1.0F);
}

float progress_of(const sim::InFlight& message, sim::Time now) {
    const sim::Time whole = message.due - message.sent;
    if (whole <= 0) return 1;
    const double part = static_cast<double>(now - message.sent) / static_cast<double>(whole);
    return static_cast<float>(std::clamp(part, 0.0, 1.0));
}

} // namespace

std::vector<MessagePlace> place_messages(const sim::World& world, const StagePlaces& places,
                                         const std::vector<ClientPlace>& clients) {
    const sim::MessagesUnderWay& all = world.network.in_flight();
    Queues queues{};
    for (const sim::InFlight* message : all) {
        if (message->due == sim::kNever) ++queue_of(queues, message->message).waiting;
    }
    std::vector<MessagePlace> placed;
    placed.reserve(all.size());
    for (const sim::InFlight* message : all) {
        const Way way = way_of(message->message, places, clients);
        MessagePlace place{.message = message, .at = {}, .heading = direction(way.from, way.to)};
        float part = 0;
        if (message->due == sim::kNever) {
            Queue& queue = queue_of(queues, message->message);
            part = queued_part(queue, distance(way.from, way.to), places.em);
            ++queue.met;
            place.waits = true;
        } else {
            place.progress = progress_of(*message, world.now);
            part = message->lost ? 0.5F * place.progress : place.progress;
        }
        place.at = between(way.from, way.to, part);
        placed.push_back(place);
    }
    return placed;
}

} // namespace render
