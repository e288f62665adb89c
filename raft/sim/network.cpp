#include "raft/sim/network.h"

#include <algorithm>
#include <cassert>

namespace sim {
namespace {

// The used-up front of the queue is dropped when it is this long and half of the whole.
constexpr std::size_t kLongestUsedQueue = 64;

} // namespace

InFlight& Network::send(raft::Message&& message, Time sent, Time due, bool lost, bool duplicate) {
    std::uint32_t slot = 0;
    if (free_.empty()) {
        slot = static_cast<std::uint32_t>(slots_.size());
        slots_.emplace_back();
    } else {
        slot = free_.back();
        free_.pop_back();
    }
    InFlight& in_flight = slots_[slot];
    assert(in_flight.id == 0);
    in_flight.id = next_id_++;
    in_flight.sent = sent;
    in_flight.due = due;
    in_flight.lost = lost;
    in_flight.duplicate = duplicate;
    in_flight.message = std::move(message);
    ++count_;
    if (due != kNever) enqueue({due, in_flight.id, slot});
    return in_flight;
}

Network::Taken Network::take_next() {
    assert(queue_head_ < queue_.size());
    const Key key = queue_[queue_head_++];
    if (queue_head_ == queue_.size()) {
        queue_.clear();
        queue_head_ = 0;
    } else if (queue_head_ >= kLongestUsedQueue && queue_head_ * 2 >= queue_.size()) {
        queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(queue_head_));
        queue_head_ = 0;
    }
    slots_[key.slot].id = 0;
    --count_;
    return {key.id, key.slot};
}

void Network::release(Taken taken) {
    free_.push_back(taken.slot);
}

std::optional<InFlight> Network::take(MessageId id) {
    const auto slot = slot_of(id);
    if (!slot) return std::nullopt;
    const auto waiting = queue_.begin() + static_cast<std::ptrdiff_t>(queue_head_);
    const auto queued = std::find_if(waiting, queue_.end(), [&](const Key& key) { return key.slot == *slot; });
    if (queued != queue_.end()) queue_.erase(queued);
    InFlight taken = std::move(slots_[*slot]);
    slots_[*slot].id = 0;
    free_.push_back(*slot);
    --count_;
    return taken;
}

const InFlight* Network::find(MessageId id) const {
    const auto slot = slot_of(id);
    return slot ? &slots_[*slot] : nullptr;
}

std::vector<const InFlight*> Network::in_flight() const {
    std::vector<const InFlight*> all;
    all.reserve(count_);
    for (const InFlight& in_flight : slots_) {
        if (in_flight.id != 0) all.push_back(&in_flight);
    }
    std::ranges::sort(all, {}, [](const InFlight* in_flight) { return in_flight->id; });
    return all;
}

// A new message has the highest number, so among equals it comes last.
void Network::enqueue(const Key& key) {
    queue_.push_back(key);
    std::size_t place = queue_.size() - 1;
    for (; place > queue_head_ && queue_[place - 1].due > key.due; --place)
        queue_[place] = queue_[place - 1];
    queue_[place] = key;
}

std::optional<std::uint32_t> Network::slot_of(MessageId id) const {
    if (id == 0) return std::nullopt;
    const auto found = std::ranges::find(slots_, id, &InFlight::id);
    if (found == slots_.end()) return std::nullopt;
    return static_cast<std::uint32_t>(found - slots_.begin());
}

bool operator==(const Network& a, const Network& b) {
    if (a.links_ != b.links_ || a.client_loss_percent != b.client_loss_percent ||
        a.duplicate_percent != b.duplicate_percent || a.next_id_ != b.next_id_) {
        return false;
    }
    return std::ranges::equal(a.in_flight(), b.in_flight(),
                              [](const InFlight* x, const InFlight* y) { return *x == *y; });
}

} // namespace sim
