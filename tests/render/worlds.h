// Worlds to look at, from real runs.
#pragma once

#include <vector>

#include "raft/sim/run.h"
#include "render/timeline.h"
#include "render/view.h"

namespace render_tests {

constexpr sim::Time ms(sim::Time count) {
    return count * sim::kMillisecond;
}

sim::Config config(int nodes, sim::Pace pace = sim::Pace::Timed);

// Five nodes, of which C leads from 100 ms on; its timer fires by an input.
sim::Run led_by_c(std::vector<sim::TimedInput> more = {});

// C leads; A B are cut off from C D E at 300 ms, after SET 5 is committed.
sim::Run partitioned();

// Nobody leads; each node holds a log with entries of these terms: SET 1, SET 2 …
sim::Run with_logs(const std::vector<std::vector<raft::Term>>& logs);

// The leader and the followers (a) to (f) of Figure 7.
const std::vector<std::vector<raft::Term>>& figure_7();

render::View view(const char* language = "en", bool dark = false);

// What the recorder shows of branch 0, which is played and read as far as needed.
const render::Timeline& gathered(render::TimelineRecorder& recorder, sim::Run& run, sim::Time from, sim::Time to);

} // namespace render_tests
