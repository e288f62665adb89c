// How fast the engine and its world run: five nodes in memory, messages that take 10 ms, live timers.
#include <benchmark/benchmark.h>

#include <cstdint>

#include "raft/check/invariants.h"
#include "raft/sim/world.h"

namespace {

using sim::kMillisecond;
using sim::kSecond;

enum class Hearing : std::uint8_t { Nobody, Counter, Monitor };

sim::Config five_nodes(raft::Replicate replicate) {
    sim::Config config;
    config.options.replicate = replicate;
    config.timing.latency = {10 * kMillisecond, 10 * kMillisecond};
    return config;
}

sim::World with_leader(const sim::Config& config) {
    sim::World world = sim::make_world(config);
    sim::apply(world, sim::FireTimer{0});
    sim::advance(world, kSecond);
    return world;
}

raft::Index committed(const sim::World& world) {
    return world.servers[0].node.commit_index;
}

// A client asks, the leader replicates, a majority stores, the client is answered; then it asks again.
void committed_entries(benchmark::State& state, raft::Replicate replicate, Hearing hearing) {
    sim::World world = with_leader(five_nodes(replicate));
    std::uint64_t events = 0;
    check::Monitor monitor(world);
    const auto count = [&](const sim::World&, const sim::TraceEvent&) { ++events; };
    sim::Listener observer;
    if (hearing == Hearing::Counter) observer = sim::Listener(count);
    if (hearing == Hearing::Monitor) observer = sim::Listener(monitor, raft::Telling::Events);

    const raft::Index before = committed(world);
    for (auto _ : state) {
        sim::apply(world, sim::Request{1, 0, {raft::Op::Add, 1}}, observer);
        while (world.clients[0].state == sim::Client::State::Waiting)
            sim::advance(world, world.now + 10 * kMillisecond, observer);
    }
    const auto entries = static_cast<std::int64_t>(committed(world) - before);
    if (entries != state.iterations() || !monitor.violations().empty())
        state.SkipWithError("not every entry committed");
    state.SetItemsProcessed(entries);
}

BENCHMARK_CAPTURE(committed_entries, at_once, raft::Replicate::AtOnce, Hearing::Nobody);
BENCHMARK_CAPTURE(committed_entries, at_once_observed, raft::Replicate::AtOnce, Hearing::Counter);
BENCHMARK_CAPTURE(committed_entries, at_once_checked, raft::Replicate::AtOnce, Hearing::Monitor);
BENCHMARK_CAPTURE(committed_entries, with_heartbeat, raft::Replicate::Heartbeat, Hearing::Nobody);
BENCHMARK_CAPTURE(committed_entries, with_heartbeat_observed, raft::Replicate::Heartbeat, Hearing::Counter);

// Nothing but heartbeats, every 50 ms.
void idle_cluster(benchmark::State& state, Hearing hearing) {
    sim::World world = with_leader(five_nodes(raft::Replicate::Heartbeat));
    std::uint64_t events = 0;
    const auto count = [&](const sim::World&, const sim::TraceEvent&) { ++events; };
    sim::Listener observer;
    if (hearing == Hearing::Counter) observer = sim::Listener(count);
    constexpr std::int64_t kSeconds = 10;
    for (auto _ : state)
        sim::advance(world, world.now + kSeconds * kSecond, observer);
    const auto simulated = static_cast<double>(state.iterations() * kSeconds);
    state.counters["simulated_s/s"] = benchmark::Counter(simulated, benchmark::Counter::kIsRate);
}

BENCHMARK_CAPTURE(idle_cluster, unobserved, Hearing::Nobody);
BENCHMARK_CAPTURE(idle_cluster, observed, Hearing::Counter);

// A world with entries in its logs, as a keyframe has it.
void copy_world(benchmark::State& state) {
    sim::World world = with_leader(five_nodes(raft::Replicate::AtOnce));
    for (int i = 0; i < 1000; ++i)
        sim::apply(world, sim::Request{1, 0, {raft::Op::Add, 1}});
    sim::advance(world, world.now + 1000 * 50 * kMillisecond);
    for (auto _ : state) {
        sim::World copy = world;
        benchmark::DoNotOptimize(copy);
    }
}

BENCHMARK(copy_world);

} // namespace
