#include "raft/core/log_chunk.h"

namespace raft {

LogChunk::LogChunk(const LogChunkRef& before) : before_(before) {
    LogChunk* const last = before_.get();
    if (last == nullptr) {
        jump_ = this;
        return;
    }
    number_ = last->number_ + 1;
    // Two jumps of one length behind each other become one.
    const LogChunk* const far = last->jump_;
    const bool equal_jumps = last->number_ - far->number_ == far->number_ - far->jump_->number_;
    jump_ = equal_jumps ? far->jump_ : last;
}

// One after the other, since a long past would go deep as recursion.
void LogChunk::destroy(LogChunk* chunk) {
    while (chunk != nullptr) {
        LogChunkRef before = std::move(chunk->before_);
        if (before.get() != nullptr && before->after_ == chunk) before->after_ = nullptr;
        delete chunk;
        const bool last_owner = before.get() != nullptr && before->owners_ == 1;
        chunk = last_owner ? std::exchange(before.chunk_, nullptr) : nullptr;
    }
}

const LogChunk* LogChunk::last_common(const LogChunk* a, const LogChunk* b) {
    if (a == nullptr || b == nullptr) return nullptr;
    if (a->number_ > b->number_) a = a->back_to(b->number_);
    if (b->number_ > a->number_) b = b->back_to(a->number_);
    // Both stand at one number, and so do their jumps.
    while (a != b) {
        if (a->number_ == 0) return nullptr;
        const bool far = a->jump_ != b->jump_;
        a = far ? a->jump_ : a->before();
        b = far ? b->jump_ : b->before();
    }
    return a;
}

} // namespace raft
