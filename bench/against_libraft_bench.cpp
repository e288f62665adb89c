// Ours beside canonical libraft, turn by turn in one run, so that whatever else the machine does meets both: five nodes
// in memory, messages that take 10 ms, live timers. What counts is the processor's time.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstddef>
#include <ctime>
#include <vector>

#include "bench/cluster.h"
#include "bench/libraft/libraft_cluster.h"

namespace {

using sim::kSecond;

constexpr int kCommits = 20'000;
constexpr long kIdleSeconds = 2'000;

// How often `work` is done in a second, turn by turn, if each turn does it so often.
class Pace {
  public:
    template <class Work>
    void measure(double times, Work work) {
        const std::clock_t start = std::clock();
        work();
        turns_.push_back(times * CLOCKS_PER_SEC / static_cast<double>(std::clock() - start));
    }
    const std::vector<double>& turns() const { return turns_; }

  private:
    std::vector<double> turns_;
};

double median(std::vector<double> numbers) {
    const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
    std::ranges::nth_element(numbers, middle);
    return *middle;
}

// Medians, and of the ratio that of each turn's pair.
void report(benchmark::State& state, const Pace& ours, const Pace& theirs) {
    std::vector<double> ratios;
    for (std::size_t turn = 0; turn < ours.turns().size(); ++turn)
        ratios.push_back(ours.turns()[turn] / theirs.turns()[turn]);
    state.counters["ours_per_s"] = median(ours.turns());
    state.counters["libraft_per_s"] = median(theirs.turns());
    state.counters["ratio"] = median(ratios);
}

template <class Ours>
void compare_commits(benchmark::State& state, Ours& ours) {
    bench::LibraftCluster theirs(10);
    Pace our_pace;
    Pace their_pace;
    for (auto _ : state) {
        our_pace.measure(kCommits, [&] { ours.commit(kCommits); });
        their_pace.measure(kCommits, [&] { theirs.commit(kCommits); });
    }
    if (!ours.sound()) state.SkipWithError("not every entry committed");
    report(state, our_pace, their_pace);
}

template <class Ours>
void compare_idle(benchmark::State& state, Ours& ours) {
    bench::LibraftCluster theirs(10);
    Pace our_pace;
    Pace their_pace;
    for (auto _ : state) {
        our_pace.measure(kIdleSeconds, [&] { ours.idle(kIdleSeconds * kSecond); });
        their_pace.measure(kIdleSeconds, [&] { theirs.idle(kIdleSeconds * 1000); });
    }
    report(state, our_pace, their_pace);
}

void commits_against_libraft(benchmark::State& state, bench::Hearing hearing) {
    bench::Cluster ours(raft::Replicate::AtOnce, hearing);
    compare_commits(state, ours);
}

void commits_recorded(benchmark::State& state) {
    bench::RecordedCluster ours(raft::Replicate::AtOnce, (state.max_iterations + 1) * kCommits);
    compare_commits(state, ours);
}

void idle_against_libraft(benchmark::State& state, bench::Hearing hearing) {
    bench::Cluster ours(raft::Replicate::Heartbeat, hearing);
    compare_idle(state, ours);
}

void idle_recorded(benchmark::State& state) {
    bench::RecordedCluster ours(raft::Replicate::Heartbeat, 0);
    compare_idle(state, ours);
}

constexpr int kTurns = 25;

BENCHMARK_CAPTURE(commits_against_libraft, unobserved, bench::Hearing::Nobody)->Iterations(kTurns);
BENCHMARK_CAPTURE(commits_against_libraft, observed, bench::Hearing::Counter)->Iterations(kTurns);
BENCHMARK(commits_recorded)->Name("commits_against_libraft/recorded")->Iterations(kTurns);
BENCHMARK_CAPTURE(commits_against_libraft, monitored, bench::Hearing::Monitor)->Iterations(kTurns);
BENCHMARK_CAPTURE(commits_against_libraft, judged, bench::Hearing::Judges)->Iterations(kTurns);
BENCHMARK_CAPTURE(idle_against_libraft, unobserved, bench::Hearing::Nobody)->Iterations(kTurns);
BENCHMARK_CAPTURE(idle_against_libraft, observed, bench::Hearing::Counter)->Iterations(kTurns);
BENCHMARK(idle_recorded)->Name("idle_against_libraft/recorded")->Iterations(kTurns);
BENCHMARK_CAPTURE(idle_against_libraft, judged, bench::Hearing::Judges)->Iterations(kTurns);

} // namespace
