// The one loop that plays a run: inputs take effect and time passes, up to some moment.
#pragma once

#include <cstddef>
#include <cstdint>

#include "raft/sim/line.h"
#include "raft/sim/trace.h"
#include "raft/sim/world.h"

namespace sim {

// A moment of a line of time, from which it can be played on. A regular value.
class Cursor {
  public:
    // At time 0, before any input.
    explicit Cursor(const Config& config) : world_(make_world(config)) {}

    const World& world() const { return world_; }
    Time now() const { return world_.now; }

    // How many inputs of the line have taken effect.
    std::size_t inputs_taken() const { return inputs_taken_; }

    // All that is due up to and including `until` (not before now) happens. `inputs` are those of this cursor's line,
    // in order of time; the ones taken so far must be what they were.
    void play(const Line& inputs, Time until, Listener listener = {});

    // The same, but stops at some moment before once there were `most` events, which is at least one stride later: is
    // `until` reached?
    bool play_some(const Line& inputs, Time until, std::uint64_t most, Listener listener = {});

    // Takes one more input now, the next of its line.
    void take(const Input& input, Listener listener = {});

    // When the next thing happens or the next input is, kNever if never.
    Time next(const Line& inputs) const;

  private:
    World world_;
    std::size_t inputs_taken_ = 0;
};

} // namespace sim
