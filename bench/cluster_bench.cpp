// How fast the engine and its world run: five nodes in memory, messages that take 10 ms, live timers.
#include <benchmark/benchmark.h>

#include <cstdint>

#include "bench/cluster.h"

namespace {

using bench::Hearing;
using sim::kMillisecond;
using sim::kSecond;

void committed_entries(benchmark::State& state, raft::Replicate replicate, Hearing hearing) {
    bench::Cluster cluster(replicate, hearing);
    for (auto _ : state)
        cluster.commit(1);
    if (!cluster.sound()) state.SkipWithError("not every entry committed");
    state.SetItemsProcessed(state.iterations());
}

BENCHMARK_CAPTURE(committed_entries, at_once, raft::Replicate::AtOnce, Hearing::Nobody);
BENCHMARK_CAPTURE(committed_entries, at_once_observed, raft::Replicate::AtOnce, Hearing::Counter);
BENCHMARK_CAPTURE(committed_entries, at_once_checked, raft::Replicate::AtOnce, Hearing::Monitor);
BENCHMARK_CAPTURE(committed_entries, with_heartbeat, raft::Replicate::Heartbeat, Hearing::Nobody);
BENCHMARK_CAPTURE(committed_entries, with_heartbeat_observed, raft::Replicate::Heartbeat, Hearing::Counter);

// Nothing but heartbeats, every 50 ms.
void idle_cluster(benchmark::State& state, Hearing hearing) {
    bench::Cluster cluster(raft::Replicate::Heartbeat, hearing);
    constexpr std::int64_t kSeconds = 10;
    for (auto _ : state)
        cluster.idle(kSeconds * kSecond);
    const auto simulated = static_cast<double>(state.iterations() * kSeconds);
    state.counters["simulated_s/s"] = benchmark::Counter(simulated, benchmark::Counter::kIsRate);
}

BENCHMARK_CAPTURE(idle_cluster, unobserved, Hearing::Nobody);
BENCHMARK_CAPTURE(idle_cluster, observed, Hearing::Counter);

void measure_copies(benchmark::State& state, const sim::World& world) {
    for (auto _ : state) {
        sim::World copy = world;
        benchmark::DoNotOptimize(copy);
    }
    state.counters["under_way"] = static_cast<double>(world.network.in_flight_count());
    state.counters["entries"] = static_cast<double>(world.servers[0].node.log.last_index());
}

// A world with entries in its logs, as a keyframe has it.
void copy_world(benchmark::State& state) {
    bench::Cluster cluster(raft::Replicate::AtOnce, Hearing::Nobody);
    cluster.commit(1000);
    cluster.idle(30 * kMillisecond);
    measure_copies(state, cluster.world());
}

BENCHMARK(copy_world);

// The same while the newest entry is on its way to all.
void copy_world_in_traffic(benchmark::State& state) {
    bench::Cluster cluster(raft::Replicate::AtOnce, Hearing::Nobody);
    cluster.commit(1000);
    sim::World world = cluster.world();
    sim::apply(world, sim::Request{1, 0, {raft::Op::Add, 1}});
    sim::advance(world, world.now + 15 * kMillisecond);
    measure_copies(state, world);
}

BENCHMARK(copy_world_in_traffic);

} // namespace
