// Small signs of the stage: a disk that is writing, votes, and the number of a request that is sent again.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "raft/sim/writes.h"
#include "render/stage_layout.h"
#include "tests/picture/scene_checks.h"
#include "tests/render/worlds.h"

namespace render {
namespace {

using render_tests::ms;

constexpr Rect kArea{0, 0, 1130, 690};

// Drums of disks: filled polygons in the colour of a surface.
std::vector<Polygon> drums(const Scene& scene) {
    std::vector<Polygon> found;
    for (const Shape& shape : scene.shapes) {
        const auto* polygon = std::get_if<Polygon>(&shape);
        if (polygon != nullptr && polygon->fill == light_theme().surface) found.push_back(*polygon);
    }
    return found;
}

bool has_text(const Scene& scene, const std::string& wanted) {
    return std::ranges::any_of(scene.shapes, [&](const Shape& shape) {
        const auto* text = std::get_if<Text>(&shape);
        return text != nullptr && text->text == wanted;
    });
}

TEST(DiskSignTest, is_there_while_a_disk_writes) {
    sim::Config config = render_tests::config(5);
    config.timing.disk = ms(10);
    sim::Run run(config, {{ms(100), sim::FireTimer{2}}, {ms(140), sim::Request{1, 2, {raft::Op::Set, 5}}}});
    const View view = render_tests::view();
    bool seen = false;
    for (sim::Time at = ms(99); at < ms(260); at += ms(3)) {
        const sim::World& world = run.at(at);
        std::size_t writing = 0;
        for (raft::NodeId node = 0; node < 5; ++node)
            writing += sim::write_under_way(world, node) != nullptr ? 1 : 0;
        const Scene scene = stage_scene(world, view, kArea);
        EXPECT_EQ(drums(scene).size(), writing) << at;
        picture_tests::expect_readable(scene, *view.theme);
        seen = seen || writing > 1;
    }
    EXPECT_TRUE(seen);
}

TEST(DiskSignTest, a_disk_that_takes_no_time_has_none) {
    sim::Run run = render_tests::led_by_c();
    EXPECT_TRUE(drums(stage_scene(run.at(ms(100)), render_tests::view(), kArea)).empty());
}

// However many nodes vote, each pip is large enough to be seen and lies in the circle, above the value.
TEST(VotePipsTest, can_be_counted_in_every_circle) {
    for (int nodes = 3; nodes <= 9; ++nodes) {
        sim::Run run(render_tests::config(nodes), {{ms(100), sim::FireTimer{1}}});
        for (const bool presenting : {false, true}) {
            View view = render_tests::view();
            view.presenting = presenting;
            const Rect area{0, 0, 1280, 460};
            const StagePlaces places = place_nodes(nodes, area, view.font_size, {}, {view.enlarged, presenting});
            const Scene scene = stage_scene(run.at(ms(101)), view, area);
            const Point center = places.nodes[1].center;
            int pips = 0;
            for (const Shape& shape : scene.shapes) {
                const auto* circle = std::get_if<Circle>(&shape);
                const bool small = circle != nullptr && circle->radius < 0.3F * places.body();
                if (!small || circle->stroke.color != view.theme->candidate) continue;
                const Point away = circle->center - center;
                if (std::hypot(away.x, away.y) > places.body()) continue;
                ++pips;
                EXPECT_GE(2 * circle->radius, 0.2F * places.em) << nodes;
                EXPECT_LE(std::hypot(away.x, away.y) + circle->radius, 0.93F * places.body()) << nodes;
                EXPECT_LT(away.y, 0) << nodes;
            }
            EXPECT_EQ(pips, nodes);
        }
    }
}

// As long as one node at most may take a request, its number tells nothing.
TEST(RequestNumberTest, is_told_once_a_client_asks_again) {
    sim::Run run = render_tests::led_by_c({{ms(150), sim::Request{1, 2, {raft::Op::Add, 5}}},
                                           {ms(400), sim::Kill{2}},
                                           {ms(405), sim::Request{1, 2, {raft::Op::Add, 7}}},
                                           {ms(500), sim::Retry{1}}});
    const View view = render_tests::view();
    EXPECT_TRUE(has_text(stage_scene(run.at(ms(155)), view, kArea), "ADD 5 → C"));
    EXPECT_TRUE(has_text(stage_scene(run.at(ms(410)), view, kArea), "ADD 7 → C"));
    const Scene again = stage_scene(run.at(ms(506)), view, kArea);
    EXPECT_TRUE(has_text(again, "ADD 7 #2 → C"));
    EXPECT_TRUE(has_text(again, "ADD 7 #2")) << "beside the request under way";
    picture_tests::expect_readable(again, *view.theme);
}

} // namespace
} // namespace render
