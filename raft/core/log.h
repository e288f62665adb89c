// The replicated log. A value like any other, and cheap to copy: copies share their entries in chunks (see
// log_chunk.h), and so do logs that part, up to where they do. So remembering a node, putting it on disk or carrying
// its newest entries in a message costs O(1), however long the log is, and a conflict costs the copy of one chunk.
//
// Logs that share memory must stay on one thread.
#pragma once

#include <cassert>
#include <cstddef>
#include <set>

#include "raft/core/entry_range.h"
#include "raft/core/log_chunk.h"
#include "raft/core/types.h"

namespace raft {

// Some entries of a log behind each other, as a message carries them: they last as long as the slice does.
class LogSlice {
  public:
    LogSlice() = default;

    bool empty() const { return size_ == 0; }
    std::size_t size() const { return size_; }
    EntryRange entries() const { return {last_.get(), first_, size_}; }

    friend bool operator==(const LogSlice& a, const LogSlice& b);

  private:
    friend class Log;
    friend class LogMemory;
    LogSlice(LogChunkRef last, Index first, std::size_t size) : last_(std::move(last)), first_(first), size_(size) {}

    LogChunkRef last_; // has the last of them
    Index first_ = 1;
    std::size_t size_ = 0;
};

class Log {
  public:
    Index last_index() const { return size_; }
    Term last_term() const { return term_at(last_index()); }

    // The term of the entry at `index`, 0 for index 0. `index` is at most last_index().
    Term term_at(Index index) const { return index == 0 ? 0 : at(index).term; }

    // The entry at `index`, from 1 to last_index().
    const Entry& at(Index index) const {
        assert(index >= 1 && index <= size_);
        return last_->back_to(LogChunk::number_of(index))->at(index);
    }

    EntryRange entries() const { return {last_.get(), 1, size_}; }

    // The entries from `first` (from 1 to last_index() + 1) to the end, or to `last` (from first - 1 to last_index()).
    LogSlice slice_from(Index first) const { return slice(first, size_); }
    LogSlice slice(Index first, Index last) const;

    void append(const Entry& entry);

    // Appends the slice's entries without the first `skip` of them. Where the slice's own log is the same up to there,
    // as Log Matching promises, the two share memory from then on and nothing is copied.
    void append_slice(const LogSlice& slice, std::size_t skip = 0);

    // Removes the entry at `first` (from 1 to last_index()) and all that follow it.
    void remove_from(Index first);

    // Takes over the other's memory as far as both logs hold the same entries.
    void share_with(const Log& other);

    friend bool operator==(const Log& a, const Log& b);

    friend Index shared_until(const Log& a, const Log& b);
    friend bool is_one_memory(const Log& a, const Log& b);

  private:
    friend class LogMemory;

    void begin_chunk(const Entry& first);
    void fork_last_chunk();
    bool continues_in(const LogSlice& slice, std::size_t skip) const;

    LogChunkRef last_; // has the last entry; none has an empty log
    std::size_t size_ = 0;
};

// Up to this index the logs are one memory, so their entries are the same. They may be for longer. Takes a few steps,
// however long the logs are.
Index shared_until(const Log& a, const Log& b);

// Are they one memory from beginning to end? Says so at once; where not, they may be the same all the same.
inline bool is_one_memory(const Log& a, const Log& b) {
    return a.size_ == b.size_ && a.last_.get() == b.last_.get();
}

// The first index at which the logs differ; where one is the beginning of the other, just behind it. Looks only at what
// is not shared.
Index first_difference(const Log& a, const Log& b);

// How much memory logs hold that share some of it.
class LogMemory {
  public:
    void add(const Log& log) { add(log.last_.get()); }
    void add(const LogSlice& slice) { add(slice.last_.get()); }

    std::size_t chunks() const { return counted_.size(); }
    std::size_t bytes() const { return chunks() * sizeof(LogChunk); }

  private:
    void add(const LogChunk* chunk);

    std::set<const LogChunk*> counted_;
};

} // namespace raft
