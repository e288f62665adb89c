// How fast a recording shows any of its moments: an hour of five nodes, three clients and a fault every few seconds.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <vector>

#include "raft/sim/history.h"
#include "raft/sim/random.h"

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

sim::History an_hour() {
    sim::History history(sim::Config{}, an_hour_of_inputs());
    history.at(kHour);
    return history;
}

double milliseconds_at(const std::vector<double>& sorted, double part) {
    return sorted[static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1))];
}

void history_at_random_times(benchmark::State& state) {
    using Clock = std::chrono::steady_clock;
    sim::History history = an_hour();
    sim::Random random(2);
    std::vector<double> taken;
    for (auto _ : state) {
        const Time t = random.between(0, kHour);
        const auto start = Clock::now();
        benchmark::DoNotOptimize(&history.at(t));
        taken.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
    std::ranges::sort(taken);
    state.counters["p50_ms"] = milliseconds_at(taken, 0.5);
    state.counters["p99_ms"] = milliseconds_at(taken, 0.99);
    state.counters["max_ms"] = taken.back();
    state.counters["MB"] = static_cast<double>(history.memory()) / 1e6;
    state.counters["entries"] = static_cast<double>(history.at(kHour).servers[0].node.log.last_index());
}

BENCHMARK(history_at_random_times)->Unit(benchmark::kMillisecond)->Iterations(2000);

// The first time: an hour is simulated and its keyframes are left.
void history_of_an_hour(benchmark::State& state) {
    for (auto _ : state) {
        sim::History history = an_hour();
        benchmark::DoNotOptimize(history.memory());
    }
}

BENCHMARK(history_of_an_hour)->Unit(benchmark::kMillisecond);

// As in the window: each frame a little later, at 60 frames a second and full speed.
void history_frame_by_frame(benchmark::State& state) {
    sim::History history = an_hour();
    Time t = kHour / 2;
    for (auto _ : state) {
        t += kSecond / 60;
        benchmark::DoNotOptimize(&history.at(t));
        if (t > kHour - kSecond) t = kHour / 2;
    }
}

BENCHMARK(history_frame_by_frame);

// Back and forth around one moment, as somebody who steps through an election does.
void history_previous_event(benchmark::State& state) {
    sim::History history = an_hour();
    Time t = kHour / 2;
    for (auto _ : state) {
        t = history.previous_event(t);
        benchmark::DoNotOptimize(&history.at(t));
    }
}

BENCHMARK(history_previous_event)->Unit(benchmark::kMillisecond);

} // namespace
