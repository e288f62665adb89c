#include "app/command/checked_run.h"

#include <fmt/format.h>

#include <cstdint>

#include "raft/file/milliseconds.h"
#include "raft/sim/cursor.h"

namespace app {
namespace {

constexpr std::uint64_t kEventsAtOnce = 10'000;

} // namespace

CheckedRun run_checked(const sim::Config& config, const std::vector<sim::TimedInput>& inputs, sim::Time until,
                       sim::Listener listener, const std::function<bool()>& go_on) {
    sim::Cursor cursor(config);
    check::Monitor monitor(cursor.world());
    const bool listens = listener.telling() != raft::Telling::Nothing;
    const auto hear = [&](const sim::World& now, const sim::TraceEvent& event) {
        monitor.look(now, event);
        if (listens) listener(now, event);
    };
    const sim::Listener both(hear, listens ? listener.telling() : raft::Telling::Events);

    const sim::Line line(inputs);
    while (!go_on || go_on()) {
        if (cursor.play_some(line, until, kEventsAtOnce, both)) break;
    }
    return {cursor.world(), monitor.violations()};
}

std::string describe(const check::Violation& violation) {
    return fmt::format("{} at {} ms (event {}, node {})", check::id_of(violation.property),
                       file::write_milliseconds(violation.at), violation.event, raft::name_of(violation.node));
}

} // namespace app
