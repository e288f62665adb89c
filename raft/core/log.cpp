#include "raft/core/log.h"

#include <algorithm>
#include <cassert>

namespace raft {
namespace {

constexpr std::size_t kSmallestCapacity = 16;

} // namespace

bool operator==(const LogSlice& a, const LogSlice& b) {
    if (a.count_ != b.count_) return false;
    if (a.buffer_ == b.buffer_ && a.offset_ == b.offset_) return true;
    return std::ranges::equal(a.entries(), b.entries());
}

bool operator==(const Log& a, const Log& b) {
    if (a.size_ != b.size_) return false;
    if (a.buffer_ == b.buffer_) return true;
    return std::ranges::equal(a.entries(), b.entries());
}

const Entry& Log::at(Index index) const {
    assert(index >= 1 && index <= size_);
    return buffer_->entries_[index - 1];
}

LogSlice Log::slice_from(Index first) const {
    assert(first >= 1 && first <= size_ + 1);
    if (first == size_ + 1) return {};
    return {buffer_, first - 1, size_ - (first - 1)};
}

void Log::append(const Entry& entry) {
    if (!buffer_ || size_ == buffer_->capacity_) {
        move_to_own_buffer(std::max(kSmallestCapacity, size_ * 2));
    } else if (size_ < buffer_->used_) {
        // Somebody else already wrote behind our end. A replayed run writes the very same entry, which is then shared;
        // any other entry needs a buffer of our own.
        if (buffer_->entries_[size_] == entry) {
            ++size_;
            return;
        }
        move_to_own_buffer(buffer_->capacity_);
    }
    buffer_->entries_[size_++] = entry;
    buffer_->used_ = size_;
}

void Log::remove_from(Index first) {
    assert(first >= 1 && first <= size_);
    size_ = first - 1;
}

void Log::move_to_own_buffer(std::size_t capacity) {
    assert(capacity > size_ || capacity >= kSmallestCapacity);
    auto own = std::make_shared<LogBuffer>(capacity);
    std::ranges::copy(entries(), own->entries_.get());
    own->used_ = size_;
    buffer_ = std::move(own);
}

} // namespace raft
