// How fast the engine and its world run: five nodes in memory, messages that take 10 ms, live timers.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <variant>
#include <vector>

#include "bench/cluster.h"
#include "raft/core/check_node.h"

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
BENCHMARK_CAPTURE(committed_entries, at_once_monitored, raft::Replicate::AtOnce, Hearing::Monitor);
BENCHMARK_CAPTURE(committed_entries, at_once_judged, raft::Replicate::AtOnce, Hearing::Judges);
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
BENCHMARK_CAPTURE(idle_cluster, judged, Hearing::Judges);

// Messages on their way to a node, each with the node as it was before.
struct Steps {
    struct Step {
        raft::Node before;
        raft::Message message;
    };
    std::vector<Step> steps;
    double events = 0; // to which the steps led, or that led to them

    explicit Steps(std::int64_t commits) {
        sim::World world = bench::world_with_leader(raft::Replicate::AtOnce);
        auto keep = [&](const sim::World& now, const sim::TraceEvent& event) {
            ++events;
            const auto* message = std::get_if<sim::MessageEvent>(&event.what);
            if (message == nullptr || message->kind != sim::MessageEvent::Kind::Delivered) return;
            const raft::Message& arrived = message->in_flight.message;
            if (arrived.to != raft::kClientSide) steps.push_back({now.servers[arrived.to].node, arrived});
        };
        for (std::int64_t i = 0; i < commits; ++i) {
            sim::apply(world, sim::Request{1, 0, {raft::Op::Add, 1}}, keep);
            sim::advance(world, world.now + 50 * kMillisecond, keep);
        }
    }
};

// What the laws of one node cost, which are looked at after every step where assertions are on.
void laws_of_a_node(benchmark::State& state, bool checked) {
    const Steps all(1000);
    raft::Effects out;
    for (auto _ : state) {
        for (const Steps::Step& step : all.steps) {
            raft::Node node = step.before;
            const raft::Received event{step.message};
            raft::step(node, event, out);
            if (!checked) continue;
            const raft::Node before = step.before;
            if (!raft::check_node(before, event, node).empty()) return state.SkipWithError("a law is broken");
            if (!raft::check_effects(before, event, node, out).empty()) return state.SkipWithError("a law is broken");
        }
    }
    const auto turns = static_cast<double>(state.iterations());
    const auto inverted = benchmark::Counter::kIsRate | benchmark::Counter::kInvert;
    state.counters["per_step"] = benchmark::Counter(turns * static_cast<double>(all.steps.size()), inverted);
    state.counters["per_event"] = benchmark::Counter(turns * all.events, inverted);
}

BENCHMARK_CAPTURE(laws_of_a_node, not_looked_at, false);
BENCHMARK_CAPTURE(laws_of_a_node, looked_at, true);

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
