// Where two futures of a run part. Chance has no state, so until then they agree in everything, and from then on what
// differs is the doing of what was done differently.
#pragma once

#include <cstdint>
#include <optional>

#include "raft/sim/run.h"

namespace sim {

// The first thing that happens in one of them and not in the other, besides what somebody did: an act by itself is not
// yet a difference of the cluster's.
struct Parting {
    Time at = 0;
    // The number of the event in each of them; nothing where it is the other one's alone.
    std::optional<std::uint64_t> here;
    std::optional<std::uint64_t> there;

    friend bool operator==(const Parting&, const Parting&) = default;
};

// The end of what two branches have in common by descent: up to and including this moment they are one line. kNever for
// a branch and itself, and -1 where they have not even a beginning in common.
Time common_until(const Run& run, BranchId here, BranchId there);

// Looks for it, and goes on where it stopped as long as the same two are asked about.
class PartingSearch {
  public:
    // As far as both are known, and up to and including `until`: later ones are none yet.
    std::optional<Parting> find(Run& run, BranchId here, BranchId there, Time until);

  private:
    Identity here_;
    Identity there_;
    Time from_ = 0; // all before is the same
    std::optional<Parting> found_;
};

} // namespace sim
