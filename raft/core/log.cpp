#include "raft/core/log.h"

#include <algorithm>

namespace raft {
namespace {

bool same_entries(const EntryRange& a, const EntryRange& b) {
    return std::equal(a.begin(), a.end(), b.begin());
}

} // namespace

bool operator==(const LogSlice& a, const LogSlice& b) {
    if (a.size_ != b.size_) return false;
    if (a.last_.get() == b.last_.get() && a.first_ == b.first_) return true;
    return same_entries(a.entries(), b.entries());
}

bool operator==(const Log& a, const Log& b) {
    if (a.size_ != b.size_) return false;
    const Index same = shared_until(a, b);
    return same_entries(a.entries().without_first(same), b.entries().without_first(same));
}

Index shared_until(const Log& a, const Log& b) {
    const Index shorter = std::min(a.size_, b.size_);
    const LogChunk* common = LogChunk::last_common(a.last_.get(), b.last_.get());
    return common == nullptr ? 0 : std::min(shorter, (common->number() + 1) * LogChunk::kEntries);
}

Index first_difference(const Log& a, const Log& b) {
    const Index shorter = std::min(a.last_index(), b.last_index());
    const Index same = shared_until(a, b);
    const EntryRange of_a = a.entries().first(shorter).without_first(same);
    const EntryRange of_b = b.entries().first(shorter).without_first(same);
    Index index = same + 1;
    for (auto x = of_a.begin(), y = of_b.begin(); x != of_a.end() && *x == *y; ++x, ++y)
        ++index;
    return index;
}

LogSlice Log::slice(Index first, Index last) const {
    assert(first >= 1 && first <= last + 1 && last <= size_);
    if (first > last) return {};
    return {LogChunkRef(last_->back_to(LogChunk::number_of(last))), first, last + 1 - first};
}

void Log::append(const Entry& entry) {
    const std::size_t place = LogChunk::place_of(size_ + 1);
    if (place == 0) {
        begin_chunk(entry);
    } else if (place == last_->used_) {
        last_->entries_[last_->used_++] = entry;
    } else if (last_->entries_[place] != entry) {
        // Somebody else already wrote another entry behind our end. Had it been this one, as in a run that is played
        // again, it would be shared.
        fork_last_chunk();
        last_->entries_[last_->used_++] = entry;
    }
    ++size_;
}

void Log::append_slice(const LogSlice& slice, std::size_t skip) {
    assert(skip <= slice.size_);
    if (skip == slice.size_) return;
    if (continues_in(slice, skip)) {
        last_ = slice.last_;
        size_ = slice.first_ + slice.size_ - 1;
        return;
    }
    for (const Entry& entry : slice.entries().without_first(skip))
        append(entry);
}

void Log::remove_from(Index first) {
    assert(first >= 1 && first <= size_);
    size_ = first - 1;
    last_ = size_ == 0 ? LogChunkRef() : LogChunkRef(last_->back_to(LogChunk::number_of(size_)));
}

void Log::share_with(const Log& other) {
    const Index same = first_difference(*this, other) - 1;
    if (same == shared_until(*this, other)) return;
    Log joined;
    joined.append_slice(other.slice(1, same));
    for (const Entry& entry : entries().without_first(same))
        joined.append(entry);
    *this = std::move(joined);
}

void Log::begin_chunk(const Entry& first) {
    LogChunk* const after = size_ == 0 ? nullptr : last_->after_;
    if (after != nullptr && after->entries_[0] == first) {
        last_ = LogChunkRef(after);
        return;
    }
    LogChunkRef next(new LogChunk(last_));
    if (size_ != 0) last_->after_ = next.get();
    last_ = std::move(next);
    last_->entries_[last_->used_++] = first;
}

void Log::fork_last_chunk() {
    LogChunkRef own(new LogChunk(last_->before_));
    own->used_ = static_cast<std::uint32_t>(LogChunk::place_of(size_) + 1);
    std::copy_n(last_->entries_.begin(), own->used_, own->entries_.begin());
    if (own->before() != nullptr) own->before()->after_ = own.get();
    last_ = std::move(own);
}

// Is the slice's log the same as this one up to its end, and do the entries then go on there? Where both have one chunk
// before the one in question, only that one need be compared.
bool Log::continues_in(const LogSlice& slice, std::size_t skip) const {
    if (slice.first_ + skip != size_ + 1) return false;
    if (size_ == 0) return true;
    const LogChunk* const there = slice.last_->back_to(last_->number());
    if (there == last_.get()) return true;
    const auto used = static_cast<std::ptrdiff_t>(LogChunk::place_of(size_) + 1);
    return there->before() == last_->before() &&
           std::equal(last_->entries_.begin(), last_->entries_.begin() + used, there->entries_.begin());
}

void LogMemory::add(const LogChunk* chunk) {
    while (chunk != nullptr && counted_.insert(chunk).second)
        chunk = chunk->before();
}

} // namespace raft
