// What a frame costs before it is painted: the stage and the timeline, laid out from a world.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <variant>

#include "app/assets.h"
#include "raft/sim/history.h"
#include "render/stage_layout.h"
#include "render/timeline.h"
#include "render/timeline_layout.h"

namespace {

using sim::kMillisecond;
using sim::kSecond;
using sim::Time;

constexpr render::Rect kStage{0, 0, 1000, 700};
constexpr render::Rect kTimeline{0, 700, 1000, 200};

// Messages under way, entries on the strips, two clients: as busy as a lesson gets.
sim::History busy_cluster(int nodes) {
    sim::Config config;
    config.options.nodes = static_cast<std::uint8_t>(nodes);
    config.options.replicate = raft::Replicate::AtOnce;
    std::vector<sim::TimedInput> inputs;
    for (Time t = kSecond; t < 20 * kSecond; t += 30 * kMillisecond) {
        const auto client = static_cast<raft::ClientId>(1 + (t / kMillisecond) % 2);
        inputs.push_back({t, sim::Request{client, std::nullopt, {raft::Op::Add, 1}}});
    }
    return sim::History(config, std::move(inputs));
}

void layout_of_a_frame(benchmark::State& state) {
    sim::History history = busy_cluster(static_cast<int>(state.range(0)));
    const auto loaded = app::load_words(std::filesystem::path(RAFTARIUM_SOURCE_DIR) / "assets", app::Language::English);
    const auto* words = std::get_if<render::Words>(&loaded);
    if (words == nullptr) return state.SkipWithError("no words");
    const render::View view{.theme = &render::light_theme(), .words = words};

    render::TimelineRecorder recorder;
    Time now = 5 * kSecond;
    std::size_t shapes = 0;
    for (auto _ : state) {
        now += kMillisecond;
        if (now > 19 * kSecond) now = 5 * kSecond;
        const sim::World& world = history.at(now);
        const render::Scene stage = render::stage_scene(world, view, kStage);
        const Time from = now - 3 * kSecond;
        const render::Timeline& timeline = recorder.show(history, from, now);
        const render::Scene lanes = render::timeline_scene(timeline, view, kTimeline, from, now + kSecond, now);
        shapes += stage.shapes.size() + lanes.shapes.size();
    }
    state.counters["shapes"] = benchmark::Counter(static_cast<double>(shapes), benchmark::Counter::kAvgIterations);
}

BENCHMARK(layout_of_a_frame)->Arg(1)->Arg(5)->Arg(9)->Unit(benchmark::kMicrosecond);

} // namespace
