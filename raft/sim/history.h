// A run as it was: configuration, inputs with their times, and keyframes from which any moment is replayed exactly.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "raft/sim/input.h"
#include "raft/sim/trace.h"
#include "raft/sim/world.h"

namespace sim {

class History {
  public:
    explicit History(const Config& config, std::vector<TimedInput> inputs = {});

    const Config& config() const { return config_; }

    // In order of time; at equal times in the order in which they take effect.
    const std::vector<TimedInput>& inputs() const { return inputs_; }

    // The world at `t` (0 or later), with all that was due by then and all inputs up to and including `t`. The
    // reference stays good until the next call of anything here that is not const.
    const World& at(Time t);

    // An input at `now`. Whatever came later is no more: it returns those inputs (a way back is the old History, which
    // is cheap to copy).
    std::vector<TimedInput> record(Time now, const Input& input);

    // The moment of the first event or input after `t`; kNever if nothing will ever happen again.
    Time next_event(Time t);

    // The moment of the last event or input before `t`, 0 if there is none.
    Time previous_event(Time t);

    // Tells every event with from < at <= to (and, from time 0 on, those at 0 as well), in order.
    void replay(Time from, Time to, Listener listener) const;

    // The world at `t` without moving what at() remembers; for a look aside, such as the start of a timeline.
    World look_at(Time t) const;

    // Changes whenever inputs change, so that whoever remembers events knows when to ask again.
    std::uint64_t version() const { return version_; }

    // The furthest moment that was ever asked for on this line of inputs.
    Time frontier() const { return frontier_; }

    // Bytes held by keyframes, about; logs that keyframes share are counted once each.
    std::size_t memory() const;

  private:
    struct Moment {
        World world;
        std::size_t next_input = 0; // the first input that has not taken effect
    };

    // Plays `moment` on to `t`.
    void play(Moment& moment, Time t, Listener listener) const;
    // The latest keyframe that is not after `t`.
    const Moment& keyframe_before(Time t) const;

    Config config_;
    std::vector<TimedInput> inputs_;
    std::vector<std::shared_ptr<const Moment>> keyframes_; // in order of time, the first at 0
    Moment cursor_;
    Time frontier_ = 0;
    std::uint64_t version_ = 1;
};

} // namespace sim
