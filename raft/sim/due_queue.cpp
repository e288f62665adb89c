#include "raft/sim/due_queue.h"

namespace sim {
namespace {

// So far a new key is sorted in, at the most.
constexpr std::size_t kMostMoved = 32;

} // namespace

void DueQueue::sort_in(const Key& key) {
    const std::size_t first = std::max(used_, sorted_.size() - std::min(sorted_.size(), kMostMoved));
    if (first > used_ && key < sorted_[first - 1]) {
        heap_.push_back(key);
        std::push_heap(heap_.begin(), heap_.end(), later);
        return;
    }
    sorted_.push_back(key);
    std::size_t place = sorted_.size() - 1;
    for (; place > first && key < sorted_[place - 1]; --place)
        sorted_[place] = sorted_[place - 1];
    sorted_[place] = key;
}

void DueQueue::pop_first_of_both() {
    if (used_ < sorted_.size() && sorted_[used_] < heap_.front()) return drop_first_sorted();
    std::pop_heap(heap_.begin(), heap_.end(), later);
    heap_.pop_back();
}

void DueQueue::drop_used() {
    if (used_ * 2 < sorted_.size()) return;
    sorted_.erase(sorted_.begin(), sorted_.begin() + static_cast<std::ptrdiff_t>(used_));
    used_ = 0;
}

} // namespace sim
