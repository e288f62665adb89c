// What logs are made of: runs of entries, each with the run before it. Logs with a common past share its chunks, and an
// entry never changes for as long as anybody can see it. So a log remembers its past by one pointer, and two logs that
// part share everything up to the chunk in which they do.
//
// Owners are counted without atomics: copies that share a chunk must stay on one thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "raft/core/types.h"

namespace raft {

class LogChunk;

// One owner of a chunk, or of none.
class LogChunkRef {
  public:
    LogChunkRef() = default;
    explicit LogChunkRef(LogChunk* chunk);
    LogChunkRef(const LogChunkRef& other) : LogChunkRef(other.chunk_) {}
    LogChunkRef(LogChunkRef&& other) noexcept : chunk_(std::exchange(other.chunk_, nullptr)) {}
    LogChunkRef& operator=(const LogChunkRef& other) {
        if (chunk_ != other.chunk_) *this = LogChunkRef(other);
        return *this;
    }
    LogChunkRef& operator=(LogChunkRef&& other) noexcept {
        std::swap(chunk_, other.chunk_);
        return *this;
    }
    ~LogChunkRef();

    LogChunk* get() const { return chunk_; }
    LogChunk* operator->() const { return chunk_; }
    LogChunk& operator*() const { return *chunk_; }

  private:
    friend class LogChunk;

    LogChunk* chunk_ = nullptr;
};

// Chunk n holds the entries from n · kEntries + 1 on. All but a log's last are full. Only Log writes to one, and only
// behind every entry that is in use.
class LogChunk {
  public:
    static constexpr std::size_t kEntries = 64;

    static constexpr std::size_t number_of(Index index) { return (index - 1) / kEntries; }
    static constexpr std::size_t place_of(Index index) { return (index - 1) % kEntries; }

    std::size_t number() const { return number_; }
    const Entry& at(Index index) const { return entries_[place_of(index)]; }
    LogChunk* before() const { return before_.get(); }

    // Chunk `number` of this chunk's past, at the latest this one itself. Takes a few steps, however long the past is.
    const LogChunk* back_to(std::size_t number) const;
    LogChunk* back_to(std::size_t number) { return const_cast<LogChunk*>(std::as_const(*this).back_to(number)); }

    // The newest chunk that both have in their pasts, nullptr if none.
    static const LogChunk* last_common(const LogChunk* a, const LogChunk* b);

    LogChunk(const LogChunk&) = delete;
    LogChunk& operator=(const LogChunk&) = delete;

  private:
    friend class Log;
    friend class LogChunkRef;

    explicit LogChunk(const LogChunkRef& before);
    ~LogChunk() = default;

    static void destroy(LogChunk* chunk);

    LogChunkRef before_;
    // Another chunk of the past, such that going back by whichever of both does not lead too far takes about
    // 2 log2(n) steps (Myers, "An applicative random-access stack", 1983).
    const LogChunk* jump_ = nullptr;
    // The newest chunk that was put behind this one, for as long as it lives. A run that is played again finds its own
    // entries there.
    LogChunk* after_ = nullptr;
    std::size_t number_ = 0;
    std::uint32_t owners_ = 0;
    std::uint32_t used_ = 0;
    std::array<Entry, kEntries> entries_;
};

inline LogChunkRef::LogChunkRef(LogChunk* chunk) : chunk_(chunk) {
    if (chunk_ != nullptr) ++chunk_->owners_;
}

inline LogChunkRef::~LogChunkRef() {
    if (chunk_ != nullptr && --chunk_->owners_ == 0) LogChunk::destroy(chunk_);
}

inline const LogChunk* LogChunk::back_to(std::size_t number) const {
    const LogChunk* chunk = this;
    while (chunk->number_ != number)
        chunk = chunk->jump_->number_ >= number ? chunk->jump_ : chunk->before();
    return chunk;
}

} // namespace raft
