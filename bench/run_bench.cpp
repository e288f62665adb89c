// How fast a recording shows any of its moments: an hour of five nodes, three clients and a fault every few seconds.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <vector>

#include "raft/sim/random.h"
#include "raft/sim/run.h"

namespace {

using sim::kSecond;
using sim::Time;

constexpr Time kHour = 3600 * kSecond;

// What a long lesson might hold: three requests a second, and every 20 s a node that dies and comes back.
std::vector<sim::TimedInput> an_hour_of_inputs() {
    std::vector<sim::TimedInput> inputs;
    sim::Random random(1);
    for (Time t = kSecond; t < kHour; t += kSecond / 3) {
        const auto client = static_cast<raft::ClientId>(random.between(1, 3));
        inputs.push_back({t, sim::Request{client, std::nullopt, {raft::Op::Add, 1}}});
    }
    for (Time t = 10 * kSecond; t < kHour; t += 20 * kSecond) {
        const auto node = static_cast<sim::NodeId>(random.between(0, 4));
        inputs.push_back({t, sim::Kill{node}});
        inputs.push_back({t + 5 * kSecond, sim::Restart{node}});
    }
    return inputs;
}

sim::Run an_hour() {
    sim::Run run(sim::Config{}, an_hour_of_inputs());
    run.at(kHour);
    return run;
}

double milliseconds_at(const std::vector<double>& sorted, double part) {
    return sorted[static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1))];
}

void run_at_random_times(benchmark::State& state) {
    using Clock = std::chrono::steady_clock;
    sim::Run run = an_hour();
    sim::Random random(2);
    std::vector<double> taken;
    for (auto _ : state) {
        const Time t = random.between(0, kHour);
        const auto start = Clock::now();
        benchmark::DoNotOptimize(&run.at(t));
        taken.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
    std::ranges::sort(taken);
    state.counters["p50_ms"] = milliseconds_at(taken, 0.5);
    state.counters["p99_ms"] = milliseconds_at(taken, 0.99);
    state.counters["max_ms"] = taken.back();
    state.counters["MB"] = static_cast<double>(run.memory()) / 1e6;
    state.counters["entries"] = static_cast<double>(run.at(kHour).servers[0].node.log.last_index());
}

BENCHMARK(run_at_random_times)->Unit(benchmark::kMillisecond)->Iterations(2000);

// The first time: an hour is simulated and its keyframes are left.
void run_of_an_hour(benchmark::State& state) {
    for (auto _ : state) {
        sim::Run run = an_hour();
        benchmark::DoNotOptimize(run.memory());
    }
}

BENCHMARK(run_of_an_hour)->Unit(benchmark::kMillisecond);

// As in the window: each frame a little later, at 60 frames a second and full speed.
void run_frame_by_frame(benchmark::State& state) {
    sim::Run run = an_hour();
    Time t = kHour / 2;
    for (auto _ : state) {
        t += kSecond / 60;
        benchmark::DoNotOptimize(&run.at(t));
        if (t > kHour - kSecond) t = kHour / 2;
    }
}

BENCHMARK(run_frame_by_frame);

// Back and forth around one moment, as somebody who steps through an election does.
void run_previous_event(benchmark::State& state) {
    sim::Run run = an_hour();
    Time t = kHour / 2;
    for (auto _ : state) {
        t = run.previous_event({0, t});
        benchmark::DoNotOptimize(&run.at(t));
    }
}

BENCHMARK(run_previous_event)->Unit(benchmark::kMillisecond);

} // namespace
