#include "raft/sim/network.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace sim {
namespace {

// Where the latency of a link stands or would stand.
auto latency_place(auto& latencies, NodeId from, NodeId to) {
    return std::ranges::lower_bound(latencies, std::pair(from, to), {},
                                    [](const auto& own) { return std::pair(own.from, own.to); });
}

} // namespace

const Range* Network::own_latency(NodeId from, NodeId to) const {
    const auto place = latency_place(latencies_, from, to);
    const bool has_one = place != latencies_.end() && place->from == from && place->to == to;
    return has_one ? &place->range : nullptr;
}

void Network::set_latency(NodeId from, NodeId to, const std::optional<Range>& range) {
    const auto place = latency_place(latencies_, from, to);
    const bool has_one = place != latencies_.end() && place->from == from && place->to == to;
    if (has_one && range) {
        place->range = *range;
    } else if (has_one) {
        latencies_.erase(place);
    } else if (range) {
        latencies_.insert(place, {from, to, *range});
    }
}

InFlight& Network::send(raft::Message&& message, Time sent, Time due, bool lost, bool duplicate) {
    InFlight& in_flight = messages_.put(next_id_++, std::move(message));
    in_flight.sent = sent;
    in_flight.due = due;
    in_flight.lost = lost;
    in_flight.duplicate = duplicate;
    if (due != kNever) queue_.push(due, in_flight.id);
    return in_flight;
}

InFlight& Network::take_next() {
    assert(!queue_.empty());
    InFlight& next = messages_.take(queue_.next().number);
    queue_.pop();
    if (taken_queued_ > 0) forget_due();
    return next;
}

std::optional<InFlight> Network::take(MessageId id) {
    if (find(id) == nullptr) return std::nullopt;
    InFlight& place = messages_.take(id);
    InFlight taken = std::move(place);
    if (taken.due != kNever) {
        ++taken_queued_;
        forget_due();
    }
    return taken;
}

void Network::delay(MessageId id, Time by) {
    const InFlight* in_flight = find(id);
    assert(in_flight != nullptr && in_flight->due != kNever);
    const Time due = in_flight->due + by;
    queue_.drop_if([id](const DueQueue::Key& key) { return key.number == id; });
    queue_.push(due, id);
    messages_.set_due(id, due);
    if (taken_queued_ > 0) forget_due(); // one that was taken long ago may be first now
}

// Whatever is first in the queue is under way; and of all that is in it, at least about half.
void Network::forget_due() {
    const auto gone = [&](const DueQueue::Key& key) { return find(key.number) == nullptr; };
    if (taken_queued_ > messages_.size()) {
        queue_.drop_if(gone);
        taken_queued_ = 0;
    }
    while (!queue_.empty() && gone(queue_.next())) {
        queue_.pop();
        --taken_queued_;
    }
}

bool operator==(const Network& a, const Network& b) {
    return a.links_ == b.links_ && a.latencies_ == b.latencies_ && a.client_loss_percent == b.client_loss_percent &&
           a.duplicate_percent == b.duplicate_percent && a.next_id_ == b.next_id_ && a.messages_ == b.messages_;
}

} // namespace sim
