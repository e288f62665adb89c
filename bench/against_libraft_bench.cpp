// Ours beside canonical libraft, turn by turn in one run, so that whatever else the machine does meets both: five nodes
// in memory, messages that take 10 ms, live timers. What counts is the processor's time.
#include <benchmark/benchmark.h>

#include <ctime>

#include "bench/cluster.h"
#include "bench/libraft/libraft_cluster.h"

namespace {

using sim::kSecond;

constexpr int kCommits = 20'000;
constexpr long kIdleSeconds = 2'000;

// How often `work` is done in a second, if each turn does it so often.
class Pace {
  public:
    template <class Work>
    void measure(double times, Work work) {
        const std::clock_t start = std::clock();
        work();
        seconds_ += static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        times_ += times;
    }
    double per_second() const { return times_ / seconds_; }

  private:
    double times_ = 0;
    double seconds_ = 0;
};

void report(benchmark::State& state, const Pace& ours, const Pace& theirs) {
    state.counters["ours_per_s"] = ours.per_second();
    state.counters["libraft_per_s"] = theirs.per_second();
    state.counters["ratio"] = ours.per_second() / theirs.per_second();
}

void commits_against_libraft(benchmark::State& state, bench::Hearing hearing) {
    bench::Cluster ours(raft::Replicate::AtOnce, hearing);
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

void idle_against_libraft(benchmark::State& state, bench::Hearing hearing) {
    bench::Cluster ours(raft::Replicate::Heartbeat, hearing);
    bench::LibraftCluster theirs(10);
    Pace our_pace;
    Pace their_pace;
    for (auto _ : state) {
        our_pace.measure(kIdleSeconds, [&] { ours.idle(kIdleSeconds * kSecond); });
        their_pace.measure(kIdleSeconds, [&] { theirs.idle(kIdleSeconds * 1000); });
    }
    report(state, our_pace, their_pace);
}

constexpr int kTurns = 25;

BENCHMARK_CAPTURE(commits_against_libraft, unobserved, bench::Hearing::Nobody)->Iterations(kTurns);
BENCHMARK_CAPTURE(commits_against_libraft, observed, bench::Hearing::Counter)->Iterations(kTurns);
BENCHMARK_CAPTURE(commits_against_libraft, judged, bench::Hearing::Monitor)->Iterations(kTurns);
BENCHMARK_CAPTURE(idle_against_libraft, unobserved, bench::Hearing::Nobody)->Iterations(kTurns);
BENCHMARK_CAPTURE(idle_against_libraft, observed, bench::Hearing::Counter)->Iterations(kTurns);

} // namespace
