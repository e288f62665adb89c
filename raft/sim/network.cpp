#include "raft/sim/network.h"

#include <algorithm>
#include <cassert>

namespace sim {

const InFlight& Network::send(raft::Message&& message, Time sent, Time due, bool lost, bool duplicate) {
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
    if (due != kNever) {
        queue_.push_back({due, in_flight.id, slot});
        std::ranges::push_heap(queue_, later);
    }
    return in_flight;
}

InFlight Network::take_next() {
    assert(!queue_.empty());
    std::ranges::pop_heap(queue_, later);
    const std::uint32_t slot = queue_.back().slot;
    queue_.pop_back();
    return free_slot(slot);
}

std::optional<InFlight> Network::take(MessageId id) {
    const auto slot = slot_of(id);
    if (!slot) return std::nullopt;
    const auto queued = std::ranges::find(queue_, *slot, &Key::slot);
    if (queued != queue_.end()) {
        queue_.erase(queued);
        std::ranges::make_heap(queue_, later);
    }
    return free_slot(*slot);
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

InFlight Network::free_slot(std::uint32_t slot) {
    InFlight taken = std::move(slots_[slot]);
    slots_[slot].id = 0;
    free_.push_back(slot);
    --count_;
    return taken;
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
