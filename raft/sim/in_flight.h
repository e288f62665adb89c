// A message under way, and the messages under way together.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

#include "raft/core/message.h"
#include "raft/sim/groups.h"
#include "raft/sim/input.h"
#include "raft/sim/time.h"

namespace sim {

struct InFlight {
    InFlight() = default;
    InFlight(MessageId number, raft::Message&& body) : id(number), message(std::move(body)) {}

    MessageId id = 0;
    Time sent = 0;
    std::uint64_t cause = 0; // the number of the event of its sending
    Time due = kNever;       // when it arrives, or is lost; kNever under a hand that delivers
    bool lost = false;       // it will not arrive: it ends halfway, at `due`
    bool cut = false;        // lost since its link was cut when it was sent, not by chance; only told
    bool duplicate = false;  // the network's second copy of a message
    // When it was sent; whoever shows it needs that, no rule reads it.
    raft::Role sender_role = raft::Role::Follower;
    Groups groups; // who was parted from whom, of one that is lost on a cut link
    raft::Message message;

    friend bool operator==(const InFlight&, const InFlight&) = default;
};

// Messages in the order of their numbers. A taken one lies in its place until there is need for that; copies are made
// without.
class MessagesUnderWay {
    struct Place {
        Place(MessageId id, raft::Message&& message) : in_flight(id, std::move(message)) {}

        InFlight in_flight;
        bool taken = false;
    };

  public:
    class Iterator {
      public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = const InFlight*;
        using difference_type = std::ptrdiff_t;
        using pointer = const InFlight* const*;
        using reference = const InFlight*;

        Iterator() = default;
        const InFlight* operator*() const { return &place_->in_flight; }
        Iterator& operator++() {
            ++place_;
            skip_taken();
            return *this;
        }
        Iterator operator++(int) {
            const Iterator before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(const Iterator& a, const Iterator& b) { return a.place_ == b.place_; }

      private:
        friend class MessagesUnderWay;
        Iterator(const Place* place, const Place* end) : place_(place), end_(end) { skip_taken(); }
        void skip_taken() {
            while (place_ != end_ && place_->taken)
                ++place_;
        }

        const Place* place_ = nullptr;
        const Place* end_ = nullptr;
    };

    MessagesUnderWay() = default;
    MessagesUnderWay(const MessagesUnderWay& other);
    MessagesUnderWay(MessagesUnderWay&&) = default;
    MessagesUnderWay& operator=(const MessagesUnderWay& other) { return *this = MessagesUnderWay(other); }
    MessagesUnderWay& operator=(MessagesUnderWay&&) = default;
    ~MessagesUnderWay() = default;

    std::size_t size() const { return count_; }
    bool empty() const { return count_ == 0; }
    Iterator begin() const { return {places_.data(), places_.data() + places_.size()}; }
    Iterator end() const { return {places_.data() + places_.size(), places_.data() + places_.size()}; }
    const InFlight* front() const { return *begin(); }

    // nullptr where no message of this number is under way.
    const InFlight* find(MessageId id) const {
        const Place* place = place_of(id);
        return place != nullptr ? &place->in_flight : nullptr;
    }

    // A new one, with a number higher than all before it; all but the message is to be written into it.
    InFlight& put(MessageId id, raft::Message&& message = {}) {
        if (count_ == 0 || places_.size() == places_.capacity()) make_room();
        ++count_;
        return places_.emplace_back(id, std::move(message)).in_flight;
    }

    // Takes one that is under way. It stays readable in its place until the next put().
    InFlight& take(MessageId id) {
        const Place* found = place_of(id);
        assert(found != nullptr);
        Place& place = places_[static_cast<std::size_t>(found - places_.data())];
        place.taken = true;
        --count_;
        return place.in_flight;
    }

    // One that is under way comes at another time.
    void set_due(MessageId id, Time due) {
        const Place* found = place_of(id);
        assert(found != nullptr);
        places_[static_cast<std::size_t>(found - places_.data())].in_flight.due = due;
    }

    friend bool operator==(const MessagesUnderWay& a, const MessagesUnderWay& b);

  private:
    // Mostly the numbers follow each other without a gap.
    const Place* place_of(MessageId id) const {
        if (places_.empty()) return nullptr;
        const std::size_t offset = id - places_.front().in_flight.id; // huge for a number before the first
        const Place* place = offset < places_.size() ? places_.data() + offset : nullptr;
        if (place == nullptr || place->in_flight.id != id) [[unlikely]] {
            place = search(id);
        }
        return place != nullptr && !place->taken ? place : nullptr;
    }
    const Place* search(MessageId id) const;
    void make_room();

    std::vector<Place> places_; // in order of the numbers
    std::size_t count_ = 0;     // of those not taken
};

} // namespace sim
