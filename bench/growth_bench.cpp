// No cliffs: what one of many costs, for three sizes a factor of ten apart. Where nothing grows faster than the work,
// items_per_second stays about the same from line to line (but for memory that no longer fits the processor's caches).
#include <benchmark/benchmark.h>

#include "bench/cluster.h"
#include "raft/core/log.h"
#include "raft/file/scenario.h"
#include "raft/sim/run.h"

namespace {

using sim::kMillisecond;
using sim::kSecond;

raft::Entry entry_of(raft::Term term, std::int64_t number) {
    return {.term = term, .command = {raft::Op::Set, number}, .client = 1, .request = 1};
}

raft::Log log_of(std::int64_t entries) {
    raft::Log log;
    for (std::int64_t i = 0; i < entries; ++i)
        log.append(entry_of(1, i));
    return log;
}

// A follower's log parts from what others have of it, near its end.
void conflict_in_a_log(benchmark::State& state) {
    const raft::Log log = log_of(state.range(0));
    raft::Term term = 1;
    for (auto _ : state) {
        raft::Log other = log;
        other.remove_from(log.last_index() - 10);
        other.append(entry_of(++term, 0));
        benchmark::DoNotOptimize(raft::first_difference(log, other));
    }
    state.SetItemsProcessed(state.iterations());
}

// A hand holds so many messages back: A stands again and again.
sim::World by_hand_with_messages(std::int64_t messages) {
    sim::Config config;
    config.pace = sim::Pace::ByHand;
    sim::World world = sim::make_world(config);
    while (static_cast<std::int64_t>(world.network.in_flight_count()) < messages)
        sim::apply(world, sim::FireTimer{0});
    return world;
}

void cut_with_messages_under_way(benchmark::State& state) {
    const sim::World world = by_hand_with_messages(state.range(0));
    for (auto _ : state) {
        state.PauseTiming();
        sim::World copy = world;
        state.ResumeTiming();
        sim::apply(copy, sim::Isolate{0});
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void deliveries_by_hand(benchmark::State& state) {
    const sim::World world = by_hand_with_messages(state.range(0));
    for (auto _ : state) {
        state.PauseTiming();
        sim::World copy = world;
        const sim::MessageId last = copy.network.next_id();
        state.ResumeTiming();
        for (sim::MessageId id = 1; id < last; ++id)
            sim::apply(copy, sim::Deliver{id});
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

// Latencies of up to a minute, so that as many are under way, and each new one arrives in the midst of them.
void messages_out_of_order(benchmark::State& state) {
    sim::Network network;
    std::uint32_t drawn = 0;
    sim::Time now = 0;
    const auto send = [&] {
        const sim::Draw draw(1, sim::Purpose::Latency, sim::Whom::link(0, 1), now, ++drawn);
        network.send({}, now, now + draw.between(1, 60 * kSecond), false, false);
    };
    for (std::int64_t i = 0; i < state.range(0); ++i)
        send();
    for (auto _ : state) {
        now = network.next_due();
        network.take_next();
        send();
    }
    state.SetItemsProcessed(state.iterations());
}

// So many clients ask, are sent on and ask again; nobody leads, since all nodes but one are stopped.
void events_among_many_clients(benchmark::State& state) {
    sim::World world = sim::make_world(sim::Config{});
    for (const sim::NodeId node : {1, 2, 3, 4})
        sim::apply(world, sim::Kill{node});
    for (std::int64_t client = 1; client <= state.range(0); ++client) {
        sim::apply(world, sim::Request{static_cast<raft::ClientId>(client), {}, {raft::Op::Add, 1}});
        if (client % 100 == 0) sim::advance(world, world.now + kMillisecond);
    }
    std::int64_t events = 0;
    for (auto _ : state) {
        const std::uint64_t before = world.events;
        sim::advance(world, sim::next_due(world));
        events += static_cast<std::int64_t>(world.events - before);
    }
    state.SetItemsProcessed(events);
}

// So many futures, each of which leaves the one before: who undoes an act and does another makes one more.
file::Scenario with_futures(std::int64_t futures) {
    file::Scenario scenario{.name = {}, .config = {}, .inputs = {}, .until = {}, .branches = {}, .checkpoints = {}};
    for (std::int64_t i = 0; i < futures; ++i) {
        const sim::Time at = i * kMillisecond;
        scenario.branches.push_back({{}, static_cast<std::size_t>(i), at, {{at, sim::Isolate{0}}}});
    }
    scenario.shown = scenario.branches.size();
    return scenario;
}

void read_futures_of_futures(benchmark::State& state) {
    const std::string text = file::write_scenario(with_futures(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(file::shown_inputs(std::get<file::Scenario>(file::read_scenario(text))).size());
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

// The tree is made, and the last future come to.
void come_to_a_future_of_futures(benchmark::State& state) {
    const file::Scenario scenario = with_futures(state.range(0));
    for (auto _ : state) {
        sim::Run run(scenario.config);
        for (const file::ScenarioBranch& branch : scenario.branches)
            run.fork({*branch.parent, branch.at}, branch.inputs);
        benchmark::DoNotOptimize(&run.at({scenario.shown, scenario.branches.back().at}));
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

// What the window asks in each frame.
void look_at_a_future_of_futures(benchmark::State& state) {
    const file::Scenario scenario = with_futures(state.range(0));
    sim::Run run(scenario.config);
    for (const file::ScenarioBranch& branch : scenario.branches)
        run.fork({*branch.parent, branch.at}, branch.inputs);
    const sim::Time at = scenario.branches.back().at;
    for (auto _ : state) {
        benchmark::DoNotOptimize(run.line(scenario.shown).size());
        benchmark::DoNotOptimize(run.inputs_after({scenario.shown, at / 2}));
        run.at({scenario.shown, at});
        run.need(scenario.shown, at - 50 * kMillisecond, at);
    }
    state.SetItemsProcessed(state.iterations());
}

void entries_of_a_long_run(benchmark::State& state) {
    bench::Cluster cluster(raft::Replicate::AtOnce, bench::Hearing::Nobody);
    cluster.commit(state.range(0));
    for (auto _ : state)
        cluster.commit(1);
    state.SetItemsProcessed(state.iterations());
}

BENCHMARK(conflict_in_a_log)->RangeMultiplier(10)->Range(1'000, 100'000);
BENCHMARK(cut_with_messages_under_way)->RangeMultiplier(10)->Range(1'000, 100'000);
BENCHMARK(deliveries_by_hand)->RangeMultiplier(10)->Range(1'000, 100'000);
BENCHMARK(messages_out_of_order)->RangeMultiplier(10)->Range(1'000, 100'000);
BENCHMARK(events_among_many_clients)->Arg(10)->Arg(100)->Arg(999);
BENCHMARK(entries_of_a_long_run)->RangeMultiplier(10)->Range(1'000, 100'000);
BENCHMARK(read_futures_of_futures)->RangeMultiplier(10)->Range(100, 10'000);
BENCHMARK(come_to_a_future_of_futures)->RangeMultiplier(10)->Range(100, 10'000);
BENCHMARK(look_at_a_future_of_futures)->RangeMultiplier(10)->Range(100, 10'000);

} // namespace
