// What a frame costs without the graphics card: the stage and the timeline, laid out from a world, and painted.
#include <benchmark/benchmark.h>
#include <imgui.h>

#include <filesystem>
#include <variant>

#include "app/look.h"
#include "app/words/languages.h"
#include "bench/screen.h"
#include "raft/sim/run.h"
#include "render/paint/paint.h"
#include "render/stage/node_places.h"
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
sim::Run busy_cluster(int nodes) {
    sim::Config config;
    config.options.nodes = static_cast<std::uint8_t>(nodes);
    config.options.replicate = raft::Replicate::AtOnce;
    std::vector<sim::TimedInput> inputs;
    for (Time t = kSecond; t < 20 * kSecond; t += 30 * kMillisecond) {
        const auto client = static_cast<raft::ClientId>(1 + (t / kMillisecond) % 2);
        inputs.push_back({t, sim::Request{client, std::nullopt, {raft::Op::Add, 1}}});
    }
    return sim::Run(config, std::move(inputs));
}

// One frame after the other, a simulated millisecond apart.
class Film {
  public:
    Film(int nodes, const render::Words& words)
        : run_(busy_cluster(nodes)), view_{.theme = &render::light_theme(), .words = &words} {}

    struct Frame {
        render::Scene stage;
        render::Scene timeline;
        std::size_t shapes() const { return stage.shapes.size() + timeline.shapes.size(); }
    };

    Frame next() {
        now_ += kMillisecond;
        if (now_ > 19 * kSecond) now_ = 5 * kSecond;
        const Time from = now_ - 3 * kSecond;
        const sim::World& world = run_.at(now_);
        run_.need(0, render::TimelineRecorder::first_needed(run_, 0, from), now_);
        const render::Timeline& timeline = recorder_.show(run_, 0, from, now_);
        return {render::stage_scene(world, view_, kStage),
                render::timeline_scene(timeline, view_, kTimeline, from, now_ + kSecond, now_)};
    }

  private:
    sim::Run run_;
    render::View view_;
    render::TimelineRecorder recorder_;
    Time now_ = 5 * kSecond;
};

void paint(bench::Screen& screen, const Film::Frame& frame) {
    screen.frame([&] {
        ImDrawList& list = *ImGui::GetBackgroundDrawList();
        render::paint(frame.stage, list, screen.fonts());
        render::paint(frame.timeline, list, screen.fonts());
    });
}

void layout_of_a_frame(benchmark::State& state, bool painted) {
    const auto loaded = app::Languages::load(std::filesystem::path(RAFTARIUM_SOURCE_DIR) / "assets");
    const auto* languages = std::get_if<app::Languages>(&loaded);
    if (languages == nullptr) return state.SkipWithError("no words");
    const render::Words* words = &languages->get("en").words;

    Film film(static_cast<int>(state.range(0)), *words);
    bench::Screen screen({1000, 900});
    std::size_t shapes = 0;
    for (auto _ : state) {
        const Film::Frame frame = film.next();
        if (painted) paint(screen, frame);
        shapes += frame.shapes();
    }
    state.counters["shapes"] = benchmark::Counter(static_cast<double>(shapes), benchmark::Counter::kAvgIterations);
}

BENCHMARK_CAPTURE(layout_of_a_frame, alone, false)->Arg(1)->Arg(5)->Arg(9)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(layout_of_a_frame, and_paint, true)->Arg(1)->Arg(5)->Arg(9)->Unit(benchmark::kMicrosecond);

// The search for where the nodes stand.
void places_of_nodes(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(render::place_nodes(static_cast<int>(state.range(0)), kStage, 16));
}

BENCHMARK(places_of_nodes)->Arg(1)->Arg(5)->Arg(9)->Unit(benchmark::kMicrosecond);

} // namespace
