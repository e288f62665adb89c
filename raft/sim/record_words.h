// The words of a page's records, one behind the other.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

namespace sim {

// Like a vector, but room is made once for all that one record may need, and is not filled with zeros first: for
// millions of records that is what writing them costs most.
class RecordWords {
  public:
    std::size_t size() const { return size_; }
    const std::uint64_t& operator[](std::size_t i) const {
        assert(i < size_);
        return words_[i];
    }

    // Where the next words go, `most` of them; end_at() says how many there were.
    std::uint64_t* room_for(std::size_t most) {
        if (capacity_ - size_ < most) move_to(std::max(2 * capacity_, size_ + most));
        return words_.get() + size_;
    }
    void end_at(const std::uint64_t* end) {
        size_ = static_cast<std::size_t>(end - words_.get());
        assert(size_ <= capacity_);
    }

    std::size_t capacity() const { return capacity_; }
    void reserve(std::size_t capacity) {
        if (capacity > capacity_) move_to(capacity);
    }
    void shrink_to_fit() { move_to(size_); }

  private:
    void move_to(std::size_t capacity) {
        auto words = std::make_unique_for_overwrite<std::uint64_t[]>(capacity);
        std::copy_n(words_.get(), size_, words.get());
        words_ = std::move(words);
        capacity_ = capacity;
    }

    std::unique_ptr<std::uint64_t[]> words_;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

} // namespace sim
