#include "app/command/checked_run.h"

#include <fmt/format.h>

#include <cstdint>

#include "raft/file/fingerprint.h"
#include "raft/file/milliseconds.h"
#include "raft/sim/cursor.h"

namespace app {
namespace {

constexpr std::uint64_t kEventsAtOnce = 10'000;

} // namespace

CheckedRun run_checked(const file::Scenario& scenario, sim::Time until, sim::Listener listener,
                       const std::function<bool()>& go_on) {
    sim::Cursor cursor(scenario.config);
    check::Monitor monitor(cursor.world());
    const bool listens = listener.telling() != raft::Telling::Nothing;
    const auto hear = [&](const sim::World& now, const sim::TraceEvent& event) {
        monitor.look(now, event);
        if (listens) listener(now, event);
    };
    const sim::Listener both(hear, listens ? listener.telling() : raft::Telling::Events);

    const std::vector<sim::TimedInput> inputs = file::shown_inputs(scenario);
    const sim::Line line(inputs);
    std::optional<sim::Time> differs_at;
    auto checkpoint = scenario.checkpoints.begin();
    while (!go_on || go_on()) {
        const bool more = checkpoint != scenario.checkpoints.end() && checkpoint->at <= until;
        if (!cursor.play_some(line, more ? checkpoint->at : until, kEventsAtOnce, both)) continue;
        if (!more) break;
        if (!differs_at && file::fingerprint(cursor.world()) != checkpoint->world) differs_at = checkpoint->at;
        ++checkpoint;
    }
    return {cursor.world(), monitor.violations(), differs_at};
}

std::string describe(const check::Violation& violation) {
    return fmt::format("{} at {} ms (event {}, node {})", check::id_of(violation.property),
                       file::write_milliseconds(violation.at), violation.event, raft::name_of(violation.node));
}

} // namespace app
