// Entries of a log in order, to go through. Does not keep them alive.
#pragma once

#include <cassert>
#include <cstddef>
#include <iterator>

#include "raft/core/log_chunk.h"
#include "raft/core/types.h"

namespace raft {

class EntryRange {
  public:
    class Iterator {
      public:
        using iterator_category = std::forward_iterator_tag;
        using iterator_concept = std::forward_iterator_tag;
        using value_type = Entry;
        using difference_type = std::ptrdiff_t;
        using pointer = const Entry*;
        using reference = const Entry&;

        Iterator() = default;
        const Entry& operator*() const { return chunk_->at(index_); }
        const Entry* operator->() const { return &chunk_->at(index_); }
        Iterator& operator++() {
            ++index_;
            if (LogChunk::place_of(index_) == 0 && chunk_ != last_) chunk_ = last_->back_to(chunk_->number() + 1);
            return *this;
        }
        Iterator operator++(int) {
            Iterator before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(const Iterator& a, const Iterator& b) { return a.index_ == b.index_; }

      private:
        friend class EntryRange;
        Iterator(const LogChunk* last, const LogChunk* chunk, Index index)
            : last_(last), chunk_(chunk), index_(index) {}

        const LogChunk* last_ = nullptr;
        const LogChunk* chunk_ = nullptr;
        Index index_ = 0;
    };

    EntryRange() = default;

    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    Iterator begin() const { return {last_, size_ == 0 ? nullptr : chunk_of(first_), first_}; }
    Iterator end() const { return {last_, nullptr, first_ + size_}; }

    const Entry& operator[](std::size_t place) const {
        assert(place < size_);
        return chunk_of(first_ + place)->at(first_ + place);
    }

    // Without all but the first `count` of them, and without the first `count`.
    EntryRange first(std::size_t count) const {
        assert(count <= size_);
        return {last_, first_, count};
    }
    EntryRange without_first(std::size_t count) const {
        assert(count <= size_);
        return {last_, first_ + count, size_ - count};
    }

  private:
    friend class Log;
    friend class LogSlice;
    // `last` has the last of them, or comes later.
    EntryRange(const LogChunk* last, Index first, std::size_t size) : last_(last), first_(first), size_(size) {}

    const LogChunk* chunk_of(Index index) const { return last_->back_to(LogChunk::number_of(index)); }

    const LogChunk* last_ = nullptr;
    Index first_ = 1;
    std::size_t size_ = 0;
};

} // namespace raft
