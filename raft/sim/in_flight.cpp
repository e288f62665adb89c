#include "raft/sim/in_flight.h"

#include <algorithm>
#include <cassert>

namespace sim {
namespace {

// Room for the traffic of a few nodes, so that taken messages are rarely looked for.
constexpr std::size_t kLeastRoom = 32;

// Of a flood, so much room is kept once it is over.
constexpr std::size_t kMostRoomKept = 1024;

} // namespace

MessagesUnderWay::MessagesUnderWay(const MessagesUnderWay& other) : count_(other.count_) {
    places_.reserve(count_);
    for (const Place& place : other.places_) {
        if (!place.taken) places_.push_back(place);
    }
}

const InFlight* MessagesUnderWay::find(MessageId id) const {
    const Place* place = place_of(id);
    return place != nullptr ? &place->in_flight : nullptr;
}

InFlight& MessagesUnderWay::put(MessageId id) {
    assert(places_.empty() || places_.back().in_flight.id < id);
    if (count_ == 0) {
        places_.clear();
        if (places_.capacity() > kMostRoomKept) places_.shrink_to_fit();
    }
    if (places_.size() == places_.capacity()) make_room();
    ++count_;
    InFlight& in_flight = places_.emplace_back().in_flight;
    in_flight.id = id;
    return in_flight;
}

InFlight& MessagesUnderWay::take(MessageId id) {
    const Place* found = place_of(id);
    assert(found != nullptr);
    Place& place = places_[static_cast<std::size_t>(found - places_.data())];
    place.taken = true;
    --count_;
    return place.in_flight;
}

// Mostly the numbers follow each other without a gap; where they do not, the place is further to the front.
const MessagesUnderWay::Place* MessagesUnderWay::place_of(MessageId id) const {
    if (places_.empty() || id < places_.front().in_flight.id || id > places_.back().in_flight.id) return nullptr;
    const Place* const first = places_.data();
    const Place* place = first + std::min<std::size_t>(id - first->in_flight.id, places_.size() - 1);
    if (place->in_flight.id != id) {
        place = std::lower_bound(first, place, id,
                                 [](const Place& one, MessageId wanted) { return one.in_flight.id < wanted; });
    }
    return place->in_flight.id == id && !place->taken ? place : nullptr;
}

// By dropping what was taken if that is half or more, so that each message is moved about once at most.
void MessagesUnderWay::make_room() {
    if (places_.size() >= kLeastRoom && 2 * count_ <= places_.size()) {
        std::erase_if(places_, [](const Place& place) { return place.taken; });
    } else {
        places_.reserve(std::max(kLeastRoom, 2 * places_.size()));
    }
}

bool operator==(const MessagesUnderWay& a, const MessagesUnderWay& b) {
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](const InFlight* x, const InFlight* y) { return *x == *y; });
}

} // namespace sim
