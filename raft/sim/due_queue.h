// What is due when: times with numbers, the earliest first, and at equal times the lowest number.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "raft/sim/time.h"

namespace sim {

class DueQueue {
  public:
    struct Key {
        Key() = default;
        Key(Time when, std::uint64_t what) : due(when), number(what) {}

        Time due = kNever;
        std::uint64_t number = 0;

        friend bool operator==(const Key&, const Key&) = default;
        friend bool operator<(const Key& a, const Key& b) {
            return a.due < b.due || (a.due == b.due && a.number < b.number);
        }
    };

    DueQueue() = default;
    DueQueue(const DueQueue& other)
        : sorted_(other.sorted_.begin() + static_cast<std::ptrdiff_t>(other.used_), other.sorted_.end()),
          heap_(other.heap_),
          next_(other.next_) {}
    DueQueue(DueQueue&&) = default;
    DueQueue& operator=(const DueQueue& other) { return *this = DueQueue(other); }
    DueQueue& operator=(DueQueue&&) = default;
    ~DueQueue() = default;

    bool empty() const { return used_ == sorted_.size() && heap_.empty(); }
    std::size_t size() const { return sorted_.size() - used_ + heap_.size(); }

    // The earliest of all, {kNever, 0} if there is none.
    const Key& next() const { return next_; }

    void push(Time due, std::uint64_t number) {
        const Key key(due, number);
        if (key < next_) next_ = key;
        if (used_ == sorted_.size() || sorted_.back() < key) [[likely]] {
            sorted_.push_back(key);
        } else {
            sort_in(key);
        }
    }

    void pop() {
        assert(!empty());
        if (heap_.empty()) [[likely]] {
            drop_first_sorted();
        } else {
            pop_first_of_both();
        }
        find_next();
    }

    // Drops all keys of which `gone` is true.
    template <class Gone>
    void drop_if(Gone gone) {
        sorted_.erase(sorted_.begin(), sorted_.begin() + static_cast<std::ptrdiff_t>(used_));
        used_ = 0;
        std::erase_if(sorted_, gone);
        std::erase_if(heap_, gone);
        std::make_heap(heap_.begin(), heap_.end(), later);
        find_next();
    }

  private:
    static bool later(const Key& a, const Key& b) { return b < a; }
    void sort_in(const Key& key);
    void pop_first_of_both();
    void find_next() {
        next_ = used_ == sorted_.size() ? Key{} : sorted_[used_];
        if (!heap_.empty()) next_ = std::min(next_, heap_.front());
    }
    void drop_first_sorted() {
        ++used_;
        if (used_ == sorted_.size()) {
            sorted_.clear();
            used_ = 0;
        } else if (used_ >= kLongestUsed) {
            drop_used();
        }
    }
    void drop_used();

    // When the used-up front is this long it is dropped, if it is half of the whole.
    static constexpr std::size_t kLongestUsed = 64;

    // Most new keys come behind most others: sorting them in from the end is quicker than a heap, as long as it is not
    // far. What would go further is in the heap.
    std::vector<Key> sorted_; // from used_ on
    std::vector<Key> heap_;
    std::size_t used_ = 0;
    Key next_; // of both, as it is asked for far more often than it changes
};

} // namespace sim
