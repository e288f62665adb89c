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

const MessagesUnderWay::Place* MessagesUnderWay::search(MessageId id) const {
    const auto place = std::ranges::lower_bound(places_, id, {}, [](const Place& one) { return one.in_flight.id; });
    return place != places_.end() && place->in_flight.id == id ? &*place : nullptr;
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
