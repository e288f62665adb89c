#include "raft/sim/due_queue.h"

namespace sim {
namespace {

// So far a new key is sorted in, at the most.
constexpr std::size_t kMostMoved = 32;

// The used-up front is dropped when it is this long and half of the whole.
constexpr std::size_t kLongestUsed = 64;

} // namespace

void DueQueue::push(const Key& key) {
    const std::size_t first = std::max(used_, sorted_.size() - std::min(sorted_.size(), kMostMoved));
    if (first > used_ && key < sorted_[first - 1]) {
        heap_.push_back(key);
        std::ranges::push_heap(heap_, std::greater<>());
        return;
    }
    sorted_.push_back(key);
    std::size_t place = sorted_.size() - 1;
    for (; place > first && key < sorted_[place - 1]; --place)
        sorted_[place] = sorted_[place - 1];
    sorted_[place] = key;
}

void DueQueue::pop() {
    assert(!empty());
    if (used_ == sorted_.size() || (!heap_.empty() && heap_.front() < sorted_[used_])) {
        std::ranges::pop_heap(heap_, std::greater<>());
        heap_.pop_back();
        return;
    }
    ++used_;
    if (used_ == sorted_.size()) {
        sorted_.clear();
        used_ = 0;
    } else if (used_ >= kLongestUsed && used_ * 2 >= sorted_.size()) {
        sorted_.erase(sorted_.begin(), sorted_.begin() + static_cast<std::ptrdiff_t>(used_));
        used_ = 0;
    }
}

} // namespace sim
