// What is due when: times with numbers, the earliest first, and at equal times the lowest number.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "raft/sim/time.h"

namespace sim {

class DueQueue {
  public:
    struct Key {
        Time due = kNever;
        std::uint64_t number = 0;

        friend auto operator<=>(const Key&, const Key&) = default;
    };

    DueQueue() = default;
    DueQueue(const DueQueue& other)
        : sorted_(other.sorted_.begin() + static_cast<std::ptrdiff_t>(other.used_), other.sorted_.end()),
          heap_(other.heap_) {}
    DueQueue(DueQueue&&) = default;
    DueQueue& operator=(const DueQueue& other) { return *this = DueQueue(other); }
    DueQueue& operator=(DueQueue&&) = default;
    ~DueQueue() = default;

    bool empty() const { return used_ == sorted_.size() && heap_.empty(); }
    std::size_t size() const { return sorted_.size() - used_ + heap_.size(); }

    // The earliest of all, {kNever, 0} if there is none.
    Key next() const {
        const Key sorted = used_ == sorted_.size() ? Key{} : sorted_[used_];
        if (heap_.empty()) [[likely]] {
            return sorted;
        }
        return used_ == sorted_.size() ? heap_.front() : std::min(sorted, heap_.front());
    }

    void push(const Key& key);
    void pop();

    // Drops all keys of which `gone` is true.
    template <class Gone>
    void drop_if(Gone gone) {
        sorted_.erase(sorted_.begin(), sorted_.begin() + static_cast<std::ptrdiff_t>(used_));
        used_ = 0;
        std::erase_if(sorted_, gone);
        std::erase_if(heap_, gone);
        std::ranges::make_heap(heap_, std::greater<>());
    }

  private:
    // Most new keys come behind most others: sorting them in from the end is quicker than a heap, as long as it is not
    // far. What would go further is in the heap.
    std::vector<Key> sorted_; // from used_ on
    std::vector<Key> heap_;
    std::size_t used_ = 0;
};

} // namespace sim
