// Whatever state a world is in, and whatever shape the window has: a picture comes out, and every number in it is
// one. In a window in which people work it also tells what is there and can be read.

#include <gtest/gtest.h>

#include <cmath>

#include "raft/sim/random.h"
#include "render/picture.h"
#include "render/stage_layout.h"
#include "render/timeline_layout.h"
#include "tests/picture/scene_checks.h"
#include "tests/render/worlds.h"

namespace render {
namespace {

using render_tests::ms;

void expect_finite(Point p) {
    EXPECT_TRUE(std::isfinite(p.x) && std::isfinite(p.y));
}

void expect_sound(const Scene& scene) {
    for (const Shape& shape : scene.shapes) {
        if (const auto* line = std::get_if<Line>(&shape)) {
            expect_finite(line->from);
            expect_finite(line->to);
        } else if (const auto* polyline = std::get_if<Polyline>(&shape)) {
            for (const Point p : polyline->points)
                expect_finite(p);
        } else if (const auto* polygon = std::get_if<Polygon>(&shape)) {
            for (const Point p : polygon->points)
                expect_finite(p);
        } else if (const auto* circle = std::get_if<Circle>(&shape)) {
            expect_finite(circle->center);
            EXPECT_GE(circle->radius, 0);
        } else if (const auto* arc = std::get_if<Arc>(&shape)) {
            expect_finite(arc->center);
            EXPECT_TRUE(arc->from >= 0 && arc->to <= 1);
        } else if (const auto* box = std::get_if<Box>(&shape)) {
            expect_finite({box->rect.x, box->rect.y});
            EXPECT_TRUE(box->rect.width >= 0 && box->rect.height >= 0);
        } else if (const auto* text = std::get_if<Text>(&shape)) {
            expect_finite(text->at);
            EXPECT_GT(text->size, 0) << text->text;
        }
    }
}

sim::Input random_input(sim::Random& random, int nodes) {
    const auto node = [&] { return static_cast<raft::NodeId>(random.between(0, nodes - 1)); };
    const raft::NodeId a = node();
    const auto b = static_cast<raft::NodeId>((a + 1) % nodes);
    switch (random.between(0, 11)) {
        case 0: return sim::Kill{a};
        case 1: return sim::Restart{a};
        case 2: return sim::Pause{a};
        case 3: return sim::Resume{a};
        case 4: return sim::FireTimer{a};
        case 5: return sim::Isolate{a};
        case 6: return sim::Heal{};
        case 7: return sim::Loss{static_cast<int>(random.between(0, 60)), {}, {}};
        case 8: return sim::Duplicate{40};
        case 9:
            if (nodes > 1) return sim::Cut{a, b, random.chance(50)};
            return sim::Heal{};
        default:
            return sim::Request{static_cast<raft::ClientId>(random.between(1, 12)),
                                {},
                                {raft::Op::Add, static_cast<std::int64_t>(random.next())}};
    }
}

TEST(AnyWorldTest, every_number_of_every_picture_is_one) {
    constexpr Rect kAreas[]{{0, 0, 1040, 620}, {0, 0, 320, 240}, {5, 5, 90, 60}, {0, 0, 3000, 200}};
    for (std::uint64_t seed = 1; seed <= 36; ++seed) {
        sim::Random random(seed);
        const int nodes = static_cast<int>(random.between(1, 9));
        std::vector<sim::TimedInput> inputs;
        for (int i = 0; i < 30; ++i)
            inputs.push_back({ms(random.between(0, 1500)), random_input(random, nodes)});
        sim::Config config = render_tests::config(nodes, seed % 6 == 0 ? sim::Pace::ByHand : sim::Pace::Timed);
        config.seed = seed;
        sim::Run run(config, inputs);
        const View view = render_tests::view(seed % 2 == 0 ? "zh" : "en", seed % 3 == 0);
        TimelineRecorder recorder;
        for (sim::Time at = 0; at <= ms(1600); at += ms(100)) {
            const Rect area = kAreas[random.between(0, 3)];
            expect_sound(stage_scene(run.at(at), view, area));
            const Timeline& timeline = render_tests::gathered(recorder, run, std::max<sim::Time>(0, at - ms(400)), at);
            expect_sound(timeline_scene(timeline, view, area, std::max<sim::Time>(0, at - ms(400)), at + ms(50), at));
        }
        const std::string much(1 + 400 * (seed % 4), 'm');
        for (const Scene& scene :
             picture(run, {0, ms(800)}, {.name = "Any", .narration = {{much, false}}}, view, {0, 0, 320, 240}))
            expect_sound(scene);
    }
}

class AnyWorld : public testing::TestWithParam<int> {}; // nodes

TEST_P(AnyWorld, is_shown_as_it_is_and_can_be_read) {
    constexpr Rect kStages[]{{0, 0, 1040, 620}, {10, 20, 830, 480}, {0, 0, 1664, 950}};
    constexpr Rect kTimelines[]{{0, 0, 1040, 170}, {10, 20, 830, 140}, {0, 0, 1664, 255}};
    const int nodes = GetParam();
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        sim::Random random(100 * seed + static_cast<std::uint64_t>(nodes));
        std::vector<sim::TimedInput> inputs;
        for (int i = 0; i < 20; ++i)
            inputs.push_back({ms(random.between(0, 1500)), random_input(random, nodes)});
        sim::Config config = render_tests::config(nodes, seed == 6 ? sim::Pace::ByHand : sim::Pace::Timed);
        config.seed = seed;
        sim::Run run(config, inputs);
        TimelineRecorder recorder;
        for (sim::Time at = 0; at <= ms(1600); at += ms(37)) {
            const sim::World& world = run.at(at);
            View view = render_tests::view(random.chance(50) ? "zh" : "en", random.chance(50));
            view.pointed = {Target(NodeTarget{0}), Target(EntryTarget{0, 1}), PartTarget{0, NodePart::Log}};
            view.dim_rest = random.chance(50);
            const std::size_t size = static_cast<std::size_t>(random.between(0, 2));
            const sim::Time from = std::max<sim::Time>(0, at - ms(400));
            const Timeline& timeline = render_tests::gathered(recorder, run, from, at);
            const Scene stage = stage_scene(world, view, kStages[size]);
            const Scene below = timeline_scene(timeline, view, kTimelines[size], from, at + ms(50), at);
            picture_tests::expect_stage(stage, world, view);
            picture_tests::expect_readable(stage, *view.theme);
            picture_tests::expect_timeline(below, timeline, view, from, at + ms(50), at);
            picture_tests::expect_readable(below, *view.theme);
            ASSERT_FALSE(HasFailure()) << "seed " << seed << ", at " << at << ", size " << size;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Nodes, AnyWorld, testing::Range(1, 10),
                         [](const auto& nodes) { return "of_" + std::to_string(nodes.param); });

} // namespace
} // namespace render
