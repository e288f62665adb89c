// Figure 3's five properties, watched along a run up to the playhead.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "raft/check/invariants.h"
#include "raft/sim/history.h"

namespace app {

class SafetyWatch {
  public:
    // Looks at what came since the last call, a stretch at a time: a long run is caught up with in several calls.
    void follow(const sim::History& history, sim::Time now);

    // Has all before `now` been looked at?
    bool complete() const { return complete_; }

    // The first thing before the playhead that broke the property, if anything did.
    const check::Violation* broken(check::Property property) const;

  private:
    bool still_fits(const sim::History& history) const;
    void begin(const sim::History& history);

    std::optional<check::Monitor> monitor_;
    sim::Time now_ = 0;
    sim::Time until_ = 0;                 // looked at up to here
    std::vector<sim::TimedInput> inputs_; // those up to until_ when it was looked at, and perhaps later ones
    std::uint64_t version_ = 0;
    bool complete_ = true;
};

} // namespace app
