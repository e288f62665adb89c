// The inputs of one line of time, from its beginning on: those that a branch inherits from the branches before it, and
// its own. A view: what it looks at must stay as it is.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>
#include <vector>

#include "raft/sim/input.h"

namespace sim {

class Line {
  public:
    Line() = default;
    // A line that inherits nothing.
    explicit Line(std::span<const TimedInput> inputs) { append(inputs); }

    // Behind what is there; not before it in time.
    void append(std::span<const TimedInput> inputs) {
        if (inputs.empty()) return;
        pieces_.push_back({size_, inputs});
        size_ += inputs.size();
    }

    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }

    const TimedInput& operator[](std::size_t i) const {
        // What is asked for lies at the end, nearly always.
        auto piece = std::prev(pieces_.end());
        if (piece->first > i) piece = std::prev(std::ranges::upper_bound(pieces_, i, {}, &Piece::first));
        return piece->inputs[i - piece->first];
    }
    const TimedInput& back() const { return pieces_.back().inputs.back(); }

    // How many of them take effect up to and including `t`.
    std::size_t count_until(Time t) const {
        auto piece = pieces_.end();
        if (!pieces_.empty() && pieces_.back().begins() > t)
            piece = std::ranges::upper_bound(pieces_, t, {}, &Piece::begins);
        if (piece == pieces_.begin()) return 0;
        --piece;
        const auto end = std::ranges::upper_bound(piece->inputs, t, {}, &TimedInput::at);
        return piece->first + static_cast<std::size_t>(end - piece->inputs.begin());
    }

    // Only the first `count` of them.
    void keep_first(std::size_t count) {
        if (size_ <= count) return;
        while (!pieces_.empty() && pieces_.back().first >= count)
            pieces_.pop_back();
        if (!pieces_.empty()) pieces_.back().inputs = pieces_.back().inputs.first(count - pieces_.back().first);
        size_ = count;
    }
    Line first(std::size_t count) const {
        Line part = *this;
        part.keep_first(count);
        return part;
    }

    // Only those that take effect up to and including `t`.
    Line until(Time t) const { return first(count_until(t)); }

    std::vector<TimedInput> to_vector() const {
        std::vector<TimedInput> all;
        all.reserve(size_);
        for (const Piece& piece : pieces_)
            all.insert(all.end(), piece.inputs.begin(), piece.inputs.end());
        return all;
    }

  private:
    struct Piece {
        std::size_t first; // index of its first input in the line
        std::span<const TimedInput> inputs;

        Time begins() const { return inputs.front().at; }
    };
    std::vector<Piece> pieces_;
    std::size_t size_ = 0;
};

} // namespace sim
