#include "app/command/checked_run.h"

#include <fmt/format.h>

#include <algorithm>

#include "raft/file/milliseconds.h"

namespace app {
namespace {

constexpr sim::Time kStride = sim::kSecond;

} // namespace

CheckedRun run_checked(const sim::Config& config, const std::vector<sim::TimedInput>& inputs, sim::Time until,
                       sim::Listener listener, const std::function<bool()>& go_on) {
    sim::World world = sim::make_world(config);
    check::Monitor monitor(world);
    const bool listens = listener.telling() != raft::Telling::Nothing;
    const auto hear = [&](const sim::World& now, const sim::TraceEvent& event) {
        monitor.look(now, event);
        if (listens) listener(now, event);
    };
    const sim::Listener both(hear, listens ? listener.telling() : raft::Telling::Events);

    auto next = inputs.begin();
    while (!go_on || go_on()) {
        const sim::Time stop = std::min(until - world.now > kStride ? world.now + kStride : until,
                                        next == inputs.end() ? until : next->at);
        sim::advance(world, stop, both);
        for (; next != inputs.end() && next->at == stop; ++next)
            sim::apply(world, next->input, both);
        if (stop == until) break;
    }
    sim::advance(world, world.now, both); // what the last inputs made due at once
    return {std::move(world), monitor.violations()};
}

std::string describe(const check::Violation& violation) {
    return fmt::format("{} at {} ms (event {}, node {})", check::id_of(violation.property),
                       file::write_milliseconds(violation.at), violation.event, raft::name_of(violation.node));
}

} // namespace app
