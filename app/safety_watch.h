// Figure 3's five properties, watched along a line of time as it is played for the first time; where another line is
// shown, it is caught up with in the background.
#pragma once

#include <cstdint>
#include <optional>

#include "raft/check/invariants.h"
#include "raft/sim/run.h"

namespace app {

class SafetyWatch {
  public:
    // From here on this branch. Goes on where it is where the branch begins there.
    void watch(const sim::Run& run, sim::BranchId branch);

    // Whoever has to hear what comes next at the frontier; nobody while it is not all caught up with.
    sim::Listener listener(const sim::Run& run);
    // All up to the frontier was heard.
    void heard(const sim::Run& run);

    // Plays a stretch of what was not looked at yet.
    void catch_up(const sim::Run& run);

    // Has all that is known been looked at?
    bool complete() const { return !behind_; }
    // How far it has looked again, while it catches up.
    std::optional<sim::Time> catching_up_at() const { return behind_ ? std::optional(behind_->now()) : std::nullopt; }
    // And that up to and including `now`? Where it has not, nothing is broken only as far as anybody knows.
    bool covers(sim::Time now) const { return !behind_ || now <= behind_->now(); }

    // The first thing up to and including `now` that broke the property, if anything did.
    const check::Violation* broken(check::Property property, sim::Time now) const;

  private:
    void begin(const sim::Run& run);

    std::optional<check::Monitor> monitor_;
    std::optional<sim::Cursor> behind_; // how far it has come, while it is catching up
    sim::Identity line_;
    sim::BranchId branch_ = 0;
    sim::Time until_ = 0; // looked at up to here
};

// What it found up to a moment.
struct Safety {
    const SafetyWatch& watch;
    sim::Time now = 0;
    bool nothing_yet = false; // has happened that could break anything
};

} // namespace app
