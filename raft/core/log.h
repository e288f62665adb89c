// The replicated log. A value like any other, and cheap to copy: copies share one buffer of entries whose first
// `last_index()` entries never change for as long as anybody can see them. So remembering a node, putting it on
// disk or carrying its newest entries in a message costs O(1), however long the log is.
//
// Copies that share a buffer must stay on one thread.
#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "raft/core/types.h"

namespace raft {

class LogBuffer;

// Entries [first, first + size) of a log, as a message carries them.
class LogSlice {
  public:
    LogSlice() = default;

    bool empty() const { return count_ == 0; }
    std::size_t size() const { return count_; }
    std::span<const Entry> entries() const;

    friend bool operator==(const LogSlice& a, const LogSlice& b);

  private:
    friend class Log;
    LogSlice(std::shared_ptr<const LogBuffer> buffer, std::size_t offset, std::size_t count)
        : buffer_(std::move(buffer)), offset_(offset), count_(count) {}

    std::shared_ptr<const LogBuffer> buffer_;
    std::size_t offset_ = 0;
    std::size_t count_ = 0;
};

class Log {
  public:
    Index last_index() const { return size_; }
    Term last_term() const { return term_at(last_index()); }

    // The term of the entry at `index`, 0 for index 0. `index` is at most last_index().
    Term term_at(Index index) const;

    // The entry at `index`, from 1 to last_index().
    const Entry& at(Index index) const;

    std::span<const Entry> entries() const;

    // The entries from `first` (from 1 to last_index() + 1) to the end.
    LogSlice slice_from(Index first) const;

    void append(const Entry& entry);

    // Removes the entry at `first` (from 1 to last_index()) and all that follow it.
    void remove_from(Index first);

    // Whom this copy shares its memory with, and how much that is in bytes.
    const void* shared_buffer() const { return buffer_.get(); }
    std::size_t shared_bytes() const;

    friend bool operator==(const Log& a, const Log& b);

  private:
    void move_to_own_buffer(std::size_t capacity);

    std::shared_ptr<LogBuffer> buffer_;
    std::size_t size_ = 0;
};

// What copies of a log share. Only Log writes to it, and only behind every entry that is in use.
class LogBuffer {
  public:
    explicit LogBuffer(std::size_t capacity) : entries_(std::make_unique<Entry[]>(capacity)), capacity_(capacity) {}

  private:
    friend class Log;
    friend class LogSlice;

    std::unique_ptr<Entry[]> entries_;
    std::size_t capacity_;
    std::size_t used_ = 0;
};

inline std::span<const Entry> LogSlice::entries() const {
    if (count_ == 0) return {};
    return {buffer_->entries_.get() + offset_, count_};
}

inline std::span<const Entry> Log::entries() const {
    if (size_ == 0) return {};
    return {buffer_->entries_.get(), size_};
}

inline std::size_t Log::shared_bytes() const {
    return buffer_ ? sizeof(LogBuffer) + buffer_->capacity_ * sizeof(Entry) : 0;
}

inline Term Log::term_at(Index index) const {
    return index == 0 ? 0 : at(index).term;
}

} // namespace raft
