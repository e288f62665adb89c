#include "raft/sim/play.h"

#include <algorithm>
#include <cassert>
#include <utility>
#include <variant>

#include "raft/core/check_node.h"
#include "raft/sim/cuts.h"

namespace sim {

NodeTimer earliest_timer(const World& world) {
    NodeTimer earliest;
    for (const Server& server : world.servers) {
        if (server.timer_due < earliest.due && !server.paused) earliest = {server.timer_due, server.node.id};
    }
    return earliest;
}

namespace {

// What of a node its disk does not have, apart from messages.
Undone what_is_not_on_disk(const Server& server) {
    const raft::Node& node = server.node;
    const raft::Disk& disk = server.disk;
    Undone undone;
    if (node.current_term != disk.current_term) undone.term = node.current_term;
    if (undone.term != 0 || node.voted_for != disk.voted_for) undone.voted_for = node.voted_for;
    const raft::Index both = std::min(node.log.last_index(), disk.log.last_index());
    raft::Index same = both;
    while (same > 0 && node.log.term_at(same) != disk.log.term_at(same))
        --same; // logs of one node differ only behind what they have in common
    if (same < node.log.last_index()) {
        undone.first = same + 1;
        undone.last = node.log.last_index();
    }
    if (same < disk.log.last_index()) {
        undone.back_first = same + 1;
        undone.back_last = disk.log.last_index();
    }
    return undone;
}

// The votes with which a node leads after this event. Where it stands and leads in one step, it has only its own.
RecentElection election_won_by(const raft::Event& event, NodeId node, RecentElection votes) {
    const auto* received = std::get_if<raft::Received>(&event);
    const auto* reply = received == nullptr ? nullptr : std::get_if<raft::RequestVoteReply>(&received->message.body);
    if (reply == nullptr) {
        if (std::holds_alternative<raft::TimerFired>(event)) votes = {};
        votes.decided_by = node;
        votes.granted.insert(node);
        return votes;
    }
    votes.decided_by = received->message.from;
    (reply->vote_granted ? votes.granted : votes.refused).insert(votes.decided_by);
    return votes;
}

} // namespace

void Play::boot(NodeId node) {
    Server& server = world_.servers[node];
    server.node = raft::start_from(server.disk, node, options_of(world_, node));
    server.up = true;
    server.up_since = server.role_since = world_.now;
    server.recent = {};
}

void Play::start(NodeId node) {
    step(node, raft::Started{}, cause_);
}

// What the process knew is gone; what is shown of it from now on is its disk.
Undone Play::stop(NodeId node) {
    Server& server = world_.servers[node];
    Undone undone = what_is_not_on_disk(server);
    server.up = false;
    server.paused = false;
    server.backlog.clear();
    undone.messages = drop_writes(node); // and with them what waited to leave
    server.timer = raft::Timer::Election;
    server.timer_due = kNever;
    server.up_since = server.role_since = world_.now;
    server.node = raft::start_from(server.disk, node, options_of(world_, node));
    server.recent = {};
    return undone;
}

void Play::blame_for_losses(NodeId node) {
    world_.servers[node].timer_cause = cause_;
}

// All that the process missed happens now, late, in the order in which it was due.
void Play::catch_up(NodeId node) {
    Server& server = world_.servers[node];
    const std::vector<Server::Backlog> missed = std::exchange(server.backlog, {});
    auto next = missed.begin();
    while (true) {
        const Time message = next == missed.end() ? kNever : next->arrived;
        const Time write = unnoticed_write(node);
        const Time first = std::min({message, write, server.timer_due});
        if (first > world_.now) return;
        if (first == write) {
            notice_write(node);
        } else if (first == message) {
            const Server::Backlog& late = *next++;
            step(node, raft::Received{late.in_flight.message}, late.cause);
        } else {
            fire_timer(node);
        }
    }
}

void Play::fire_timer(NodeId node) {
    fire_timer(node, false, world_.servers[node].timer_cause);
}

void Play::fire_timer_by_hand(NodeId node) {
    fire_timer(node, true, cause_);
}

void Play::fire_timer(NodeId node, bool by_hand, std::uint64_t cause) {
    const std::uint64_t fired = tell(node, TimerFiredEvent{world_.servers[node].timer, by_hand}, cause);
    step(node, raft::TimerFired{}, fired);
}

void Play::step(NodeId id, const raft::Event& event, std::uint64_t cause) {
    Server& server = world_.servers[id];
    cause_ = cause;
    const raft::Role role = server.node.role;
    const RecentElection votes{server.node.votes_granted, server.node.votes_refused};
    const raft::Index committed = server.node.commit_index;
    const std::int64_t value = server.node.machine.value;
    raft::checked_step(server.node, event, effects_);

    if (effects_.persist && server.node.options.slow_disk) [[unlikely]] {
        write_slowly(server);
    } else if (effects_.persist) {
        server.disk.current_term = server.node.current_term;
        server.disk.voted_for = server.node.voted_for;
        server.disk.log = server.node.log;
    }
    const raft::Index commit_index = server.node.commit_index;
    if (commit_index > committed) server.recent.commit = {world_.now, committed + 1, commit_index, value};
    if (commit_index > world_.committed.index) {
        world_.committed = {commit_index, server.node.log.term_at(commit_index)};
    }
    if (effects_.arm_timer) arm(server, effects_.timer);
    if (server.node.role != role) {
        server.role_since = world_.now;
        if (server.node.role == raft::Role::Leader) server.recent.election = election_won_by(event, id, votes);
    }
    const bool waits = !world_.writes.empty() && has_writes(world_, id);
    if (observed_) {
        for (const raft::NodeEvent& told : effects_.events)
            tell(id, NodeActed{told, waits}, cause);
    } else {
        world_.events += effects_.told;
    }
    if (waits) [[unlikely]] {
        return hold_messages(id);
    }
    for (raft::Message& message : effects_.messages)
        send(std::move(message));
}

void Play::arm(Server& server, raft::Timer timer) {
    const Timing& timing = world_.config.timing;
    server.timer = timer;
    server.timer_armed = world_.now;
    server.timer_cause = cause_;
    if (world_.config.pace == Pace::ByHand) {
        server.timer_due = kNever;
    } else if (timer == raft::Timer::Heartbeat) {
        server.timer_due = world_.now + timing.heartbeat;
    } else {
        const Draw drawn =
            draw(Purpose::ElectionTimeout, Whom::node(server.node.id), server.timeouts.next(world_.now, 0));
        server.timer_due = world_.now + drawn.between(timing.election.least, timing.election.most);
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

// The busiest function of a run: all that it calls is put in its place.
[[gnu::flatten]] void Play::send(raft::Message&& message) {
    Way way = way_of(message);
    if (way.duplicate_percent > 0 && draw(Purpose::Duplicate, way).chance(way.duplicate_percent)) [[unlikely]] {
        put_under_way(raft::Message(message), way);
        way.duplicate = true;
    }
    put_under_way(std::move(message), way);
}

void Play::send_copy(raft::Message&& message) {
    Way way = way_of(message);
    way.duplicate = true;
    way.loss_percent = 0;
    put_under_way(std::move(message), way);
}

Play::Way Play::way_of(const raft::Message& message) {
    if (message.from == raft::kClientSide || message.to == raft::kClientSide) [[unlikely]] {
        return way_of_client(message);
    }
    const Network& network = world_.network;
    const Link& link = network.link(message.from, message.to);
    return {.whom = Whom::link(message.from, message.to),
            .before = world_.servers[message.from].sends.next(world_.now, message.to),
            .cut = link.cut,
            .loss_percent = link.loss_percent,
            .duplicate_percent = network.duplicate_percent,
            .latency = network.latency(message.from, message.to)};
}

// Between a client and a node stands a connection: it may break, but it doubles nothing.
Play::Way Play::way_of_client(const raft::Message& message) {
    const std::uint8_t loss = world_.network.client_loss_percent;
    if (const auto* request = std::get_if<raft::ClientRequest>(&message.body)) {
        Client& client = client_for(request->client);
        return {.whom = Whom::request_of(client.id, message.to),
                .before = client.requests.next(world_.now, message.to),
                .loss_percent = loss};
    }
    Client& client = client_for(std::get<raft::ClientReply>(message.body).client);
    return {.whom = Whom::reply_to(client.id, message.from),
            .before = client.replies.next(world_.now, message.from),
            .loss_percent = loss};
}

Draw Play::draw(Purpose purpose, Whom whom, std::uint32_t count) {
    if (moment_.at() != world_.now) moment_ = DrawMoment(world_.config.seed, world_.now);
    return Draw(moment_, purpose, whom, count);
}

void Play::put_under_way(raft::Message&& message, const Way& way) {
    const bool lost = way.cut || (way.loss_percent > 0 && draw(Purpose::Loss, way).chance(way.loss_percent));
    const Range& range = way.latency != nullptr ? *way.latency : world_.config.timing.latency;
    Time due = kNever;
    if (world_.config.pace == Pace::Timed) {
        // Where it is certain, nothing need be drawn.
        const Time latency =
            range.least == range.most ? range.least : draw(Purpose::Latency, way).between(range.least, range.most);
        due = world_.now + (lost ? latency / 2 : latency);
    } else if (lost) {
        due = world_.now;
    }
    const NodeId sender = message.from;
    InFlight& in_flight = world_.network.send(std::move(message), world_.now, due, lost, way.duplicate);
    in_flight.cut = way.cut;
    if (sender < world_.servers.size()) in_flight.sender_role = world_.servers[sender].node.role;
    if (way.cut) in_flight.groups = groups_of(world_);
    in_flight.cause = tell_message(MessageEvent::Kind::Sent, sender, in_flight, cause_);
}

void Play::arrive(InFlight& in_flight) {
    if (in_flight.lost) return lose(in_flight, in_flight.cut ? LostBy::Cut : LostBy::Chance, in_flight.cause);
    const NodeId to = in_flight.message.to;
    if (to == raft::kClientSide) {
        cause_ = tell_message(MessageEvent::Kind::Delivered, to, in_flight, in_flight.cause);
        return take_answer(in_flight.message, std::get<raft::ClientReply>(in_flight.message.body));
    }
    Server& server = world_.servers[to];
    if (!server.up) return lose(in_flight, LostBy::Stopped, server.timer_cause);
    const std::uint64_t delivered = tell_message(MessageEvent::Kind::Delivered, to, in_flight, in_flight.cause);
    if (server.paused) {
        server.backlog.push_back({world_.now, delivered, std::move(in_flight)});
    } else {
        step(to, raft::Received{in_flight.message}, delivered);
    }
}

void Play::drop(const InFlight& in_flight) {
    lose(in_flight, LostBy::Hand, cause_);
}

void Play::lose(const InFlight& in_flight, LostBy by, std::uint64_t cause) {
    tell_message(MessageEvent::Kind::Lost, in_flight.message.to, in_flight, cause, by);
}

void Play::lose_on_cut_links() {
    std::vector<MessageId> cut_off;
    for (const InFlight* in_flight : world_.network.in_flight()) {
        const raft::Message& message = in_flight->message;
        if (message.from == raft::kClientSide || message.to == raft::kClientSide) continue;
        if (!in_flight->lost && world_.network.link(message.from, message.to).cut) cut_off.push_back(in_flight->id);
    }
    for (const MessageId id : cut_off)
        lose(*world_.network.take(id), LostBy::Cut, cause_);
}

void Play::tell_input(NodeId node, const Input& input, const Undone& undone) {
    cause_ = tell(node, InputTaken{input, undone}, 0);
}

// Told by far the most often, so the event is put together only for somebody who listens.
std::uint64_t Play::tell_message(MessageEvent::Kind kind, NodeId node, const InFlight& in_flight, std::uint64_t cause,
                                 LostBy lost_by) {
    if (!observed_) return ++world_.events;
    return tell(node == raft::kClientSide ? raft::kNobody : node, MessageEvent{kind, in_flight, lost_by}, cause);
}

} // namespace sim
