#include "render/stage/message_places.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <deque>
#include <optional>
#include <utility>

#include "raft/core/message_fields.h"
#include "render/pen.h"
#include "render/stage/client_ways.h"
#include "render/stage/link_way.h"

namespace render {

namespace {

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

// Where it ends is decided as it is sent: a partition that comes or heals meanwhile moves nothing.
float end_of_lost(const sim::InFlight& message, const WaysAround& around) {
    const auto cuts = std::ranges::find(around.cuts, message.groups, &CutsBetween::groups);
    constexpr float kHalf = 0.5F;
    if (is_with_client(message.message) || cuts == around.cuts.end()) return kHalf;
    return cuts->places.part(message.message.from, message.message.to);
}

// The ways between clients and nodes that were asked for, each searched once.
class ClientWays {
  public:
    ClientWays(const WaysAround& around, const StagePlaces& places, const std::vector<ClientPlace>& clients)
        : around_(around), places_(places), clients_(clients) {}

    const ClientWay& of(raft::ClientId client, raft::NodeId node) {
        for (const auto& [key, way] : ways_) {
            if (key == std::pair(client, node)) return way;
        }
        ways_.emplace_back(std::pair(client, node), way_to_node(client_point(clients_, places_, client), node,
                                                                {around_.area, around_.caption}, places_, clients_));
        return ways_.back().second;
    }

  private:
    const WaysAround& around_;
    const StagePlaces& places_;
    const std::vector<ClientPlace>& clients_;
    std::deque<std::pair<std::pair<raft::ClientId, raft::NodeId>, ClientWay>> ways_;
};

// The same for those between nodes.
class LinkWays {
  public:
    explicit LinkWays(const StagePlaces& places) : places_(places) {}

    const LinkWay& of(raft::NodeId from, raft::NodeId to) {
        std::optional<LinkWay>& way = ways_[from][to];
        if (!way) way = link_way(from, to, places_);
        return *way;
    }

  private:
    const StagePlaces& places_;
    std::array<std::array<std::optional<LinkWay>, raft::kMaxNodes>, raft::kMaxNodes> ways_;
};

} // namespace

std::vector<MessagePlace> place_messages(const sim::World& world, const StagePlaces& places,
                                         const std::vector<ClientPlace>& clients, const WaysAround& around) {
    const sim::MessagesUnderWay& all = world.network.in_flight();
    Queues queues{};
    for (const sim::InFlight* message : all) {
        if (message->due == sim::kNever) ++queue_of(queues, message->message).waiting;
    }
    ClientWays client_ways(around, places, clients);
    LinkWays link_ways(places);
    std::vector<MessagePlace> placed;
    placed.reserve(all.size());
    for (const sim::InFlight* message : all) {
        const raft::Message& what = message->message;
        const bool from_client = what.from == raft::kClientSide;
        const bool with_client = is_with_client(what);
        const ClientWay* bent =
            with_client ? &client_ways.of(raft::client_of(what), from_client ? what.to : what.from) : nullptr;
        LinkWay way = with_client ? LinkWay{} : link_ways.of(what.from, what.to);
        MessagePlace place{.message = message, .at = {}, .heading = {}};
        float part = 0;
        if (message->due == sim::kNever) {
            Queue& queue = queue_of(queues, what);
            part = queued_part(queue, bent != nullptr ? bent->length() : distance(way.from, way.to), places.em);
            ++queue.met;
            place.waits = true;
        } else {
            place.progress = progress_of(*message, world.now);
            const float end = message->lost ? end_of_lost(*message, around) : 1;
            part = place.progress * end;
            const bool bends = message->lost && !with_client;
            if (const auto back = bends ? way_to_cross(way, end, what.from, what.to, places) : std::nullopt) {
                way = *back;
                part = place.progress;
            }
        }
        if (bent == nullptr) {
            place.at = way.at(part);
            place.heading = way.heading(part);
            place.straight = distance(way.from, place.at);
        } else {
            const ClientWay::Spot spot = bent->spot(from_client ? part : 1 - part);
            place.at = spot.at;
            place.heading = from_client ? spot.heading : spot.heading * -1;
            place.straight = from_client ? spot.straight : spot.rest;
        }
        placed.push_back(place);
    }
    return placed;
}

} // namespace render
