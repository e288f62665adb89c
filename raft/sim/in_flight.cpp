#include "raft/sim/in_flight.h"

#include <algorithm>

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

// The first place up to `end` whose number is not lower.
const MessagesUnderWay::Place* MessagesUnderWay::first_not_below(MessageId id, const Place* end) const {
    const auto lower = [](const Place& one, MessageId wanted) { return one.in_flight.id < wanted; };
    return std::lower_bound(places_.data(), end, id, lower);
}

// By dropping what was taken if that is half or more, so that each message is moved about once at most.
void MessagesUnderWay::make_room() {
    if (count_ == 0) {
        places_.clear();
        if (places_.capacity() > kMostRoomKept) places_.shrink_to_fit();
    }
    if (places_.size() < places_.capacity()) return;
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
