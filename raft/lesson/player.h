// Plays one episode onwards, as its run will be played again later, and counts what its beats speak of.
#pragma once

#include <optional>
#include <vector>

#include "raft/lesson/lesson.h"
#include "raft/lesson/tally.h"
#include "raft/sim/cursor.h"

namespace lesson {

class Player {
  public:
    explicit Player(const Setting& setting);

    const sim::World& world() const { return cursor_.world(); }
    const std::vector<sim::TimedInput>& inputs() const { return inputs_; }
    BeatSoFar so_far() const { return {cursor_.world(), happened_}; }

    // A beat will ask about this condition.
    void listen_for(const Condition& condition) { happened_.listen_for(condition); }

    // A beat begins here: what happened before it is forgotten, and its inputs come. The first moment after now is a
    // microsecond later.
    void begin(const std::vector<sim::TimedInput>& inputs);

    // The last of all inputs so far that has not taken effect.
    std::optional<sim::Time> last_input_ahead() const;

    // Inputs that changed nothing when they took effect, since the beat began.
    const std::vector<sim::TimedInput>& idle_inputs() const { return idle_inputs_; }

    // Lets everything happen up to this moment, which is not before now.
    void play(sim::Time until);

    // Plays until the condition is true, at most until `latest`; false if it did not come true. One that is true now
    // is met now.
    bool play_until(const Condition& condition, sim::Time latest);

  private:
    sim::Cursor cursor_;
    std::vector<sim::TimedInput> inputs_;
    Tally happened_; // since the beat began
    std::vector<sim::TimedInput> idle_inputs_;
};

} // namespace lesson
