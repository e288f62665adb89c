// What a frame of the whole program costs without the graphics card: the run plays with an hour's recording behind it,
// beside Dear ImGui's own demo window, turn by turn in one run.
#include <benchmark/benchmark.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cstddef>
#include <ctime>
#include <filesystem>
#include <variant>
#include <vector>

#include "app/program.h"
#include "bench/screen.h"

namespace {

using sim::kSecond;
using sim::Time;

constexpr Time kHour = 3600 * kSecond;
constexpr int kFramesOfATurn = 20;

// Two requests a second for an hour.
file::Scenario an_hour() {
    file::Scenario scenario;
    for (Time t = kSecond; t < kHour; t += kSecond / 2)
        scenario.inputs.push_back({t, sim::Request{1, std::nullopt, {raft::Op::Add, 1}}});
    return scenario;
}

// All its chapters, over the whole screen; as it comes it shows little but their names.
void open_demo() {
    ImGuiWindow* window = ImGui::FindWindowByName("Dear ImGui Demo");
    ImGui::SetWindowPos(window, {0, 0});
    ImGui::SetWindowSize(window, {1600, 1000});
    for (const char* chapter : {"Help", "Configuration", "Window options", "Widgets", "Layout & Scrolling",
                                "Popups & Modal windows", "Tables & Columns", "Inputs & Focus"}) {
        window->StateStorage.SetInt(window->GetID(chapter), 1);
    }
}

double median(std::vector<double> numbers) {
    const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
    std::ranges::nth_element(numbers, middle);
    return *middle;
}

template <class Work>
double microseconds_of(Work work) {
    const std::clock_t start = std::clock();
    for (int i = 0; i < kFramesOfATurn; ++i)
        work();
    return static_cast<double>(std::clock() - start) * 1e6 / CLOCKS_PER_SEC / kFramesOfATurn;
}

void frame_beside_demo(benchmark::State& state) {
    const auto assets = std::filesystem::path(RAFTARIUM_SOURCE_DIR) / "assets";
    auto languages = app::Languages::load(assets);
    if (!std::holds_alternative<app::Languages>(languages)) return state.SkipWithError("no words");
    const auto folder = std::filesystem::temp_directory_path() / "raftarium-bench";

    bench::Screen ours({1600, 1000});
    app::Program program({.assets = assets,
                          .languages = std::get<app::Languages>(std::move(languages)),
                          .folders = {folder / "config", folder / "state"},
                          .preferences = {},
                          .file = {},
                          .scenario = an_hour(),
                          .offers_last_run = false,
                          .paint_png = {}});
    const auto our_frame = [&] {
        program.prepare_frame(ours.fonts(), 1);
        ours.frame([&] { program.frame(1.0 / 60); });
    };
    program.apply(app::SessionAction(app::GoTo{kHour}));
    for (int i = 0; i < 100'000 && program.session().now() < kHour; ++i)
        our_frame();
    if (program.session().now() < kHour) return state.SkipWithError("the hour is not over");
    if (!program.session().playing()) program.apply(app::SessionAction(app::PlayOrPause{}));

    bench::Screen theirs({1600, 1000});
    const auto demo_frame = [&] { theirs.frame([] { ImGui::ShowDemoWindow(); }); };
    demo_frame();
    open_demo();
    std::vector<double> frames;
    std::vector<double> demos;
    std::vector<double> ratios;
    for (auto _ : state) {
        ours.enter();
        frames.push_back(microseconds_of(our_frame));
        theirs.enter();
        demos.push_back(microseconds_of(demo_frame));
        ratios.push_back(frames.back() / demos.back());
    }
    ours.enter();
    std::filesystem::remove_all(folder);
    state.counters["ours_us"] = median(frames);
    state.counters["demo_us"] = median(demos);
    state.counters["ratio"] = median(ratios);
}

BENCHMARK(frame_beside_demo)->Iterations(50)->Unit(benchmark::kMillisecond);

} // namespace
