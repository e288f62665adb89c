#include "raft/sim/cursor.h"

#include <algorithm>
#include <cassert>

namespace sim {
namespace {

// How far to play before looking how much happened.
constexpr Time kStride = 20 * kMillisecond;

} // namespace

void Cursor::play(const Line& inputs, Time until, Listener listener) {
    assert(until >= world_.now && inputs_taken_ <= inputs.size());
    while (inputs_taken_ < inputs.size() && inputs[inputs_taken_].at <= until) {
        const TimedInput& next = inputs[inputs_taken_];
        advance(world_, next.at, listener);
        take(next.input, listener);
    }
    advance(world_, until, listener);
}

bool Cursor::play_some(const Line& inputs, Time until, std::uint64_t most, Listener listener) {
    const std::uint64_t before = world_.events;
    do {
        // Nothing at all may happen for hours.
        const Time stride = std::max(world_.now + kStride, std::min(next(inputs), kLatest));
        play(inputs, std::min(until, stride), listener);
    } while (world_.now < until && world_.events - before < most);
    return world_.now == until;
}

void Cursor::take(const Input& input, Listener listener) {
    apply(world_, input, listener);
    ++inputs_taken_;
}

Time Cursor::next(const Line& inputs) const {
    const Time due = next_due(world_);
    return inputs_taken_ < inputs.size() ? std::min(due, inputs[inputs_taken_].at) : due;
}

} // namespace sim
