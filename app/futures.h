// The other futures of a run, as a menu names them: by the moment from which they differ, and what was done there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/session.h"
#include "render/text.h"

namespace app {

struct OtherFuture {
    sim::BranchId branch = 0;
    std::string name;
};

// All that have something of their own, the newest first. `of_lesson`: the first one is a lesson's, which shows it by
// itself.
std::vector<OtherFuture> other_futures(const Session& session, bool of_lesson, const render::Words& words);

// The future that somebody most likely means who compares without saying with which: the one that the shown one leaves,
// else the newest. Nothing where there is no other.
std::optional<sim::BranchId> comparable(const Session& session);

// "from 1.000 s: heal", or the name that a branch was given.
std::string future_name(const sim::Run& run, sim::BranchId id, const render::Words& words);

} // namespace app
