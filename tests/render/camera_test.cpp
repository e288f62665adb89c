// Looking at a part of the stage from nearby.
#include <gtest/gtest.h>

#include <algorithm>

#include "render/hit.h"
#include "render/stage_layout.h"
#include "tests/render/worlds.h"

namespace render {
namespace {

using render_tests::ms;

constexpr Rect kStage{0, 40, 1040, 620};

Camera on(std::initializer_list<raft::NodeId> nodes) {
    Camera camera;
    for (const raft::NodeId node : nodes)
        camera.to.insert(node);
    camera.from = camera.to;
    return camera;
}

Scene seen(const Camera& camera, int nodes = 5) {
    sim::Run run(render_tests::config(nodes), {{ms(10), sim::FireTimer{0}}});
    View view = render_tests::view();
    view.camera = camera;
    return stage_scene(run.at(ms(300)), view, kStage);
}

const HitArea& place_of(const Scene& scene, raft::NodeId node) {
    return *std::ranges::find(scene.hits, Target(NodeTarget{node}), &HitArea::target);
}

TEST(Camera, on_nobody_or_on_everybody_shows_the_whole_stage) {
    const Scene whole = seen({});
    EXPECT_TRUE(seen(on({0, 1, 2, 3, 4})) == whole);
    EXPECT_FALSE(seen(on({0})) == whole);
}

TEST(Camera, shows_a_node_larger_and_inside_the_stage_wherever_it_stands) {
    for (const int nodes : {2, 3, 5, 9}) {
        const Scene whole = seen({}, nodes);
        for (int i = 0; i < nodes; ++i) {
            const auto node = static_cast<raft::NodeId>(i);
            const Scene near = seen(on({node}), nodes);
            const HitArea& before = place_of(whole, node);
            const HitArea& after = place_of(near, node);
            EXPECT_GT(after.reach, 1.19F * before.reach) << nodes << ' ' << i;
            EXPECT_GE(after.a.x - after.reach, kStage.x);
            EXPECT_LE(after.a.x + after.reach, kStage.right());
            EXPECT_GE(after.a.y - after.reach, kStage.y);
            EXPECT_LE(after.a.y + after.reach, kStage.bottom());
            EXPECT_EQ(hit(near, after.a), Target(NodeTarget{node})) << "the mouse finds it where it is seen";
        }
    }
}

TEST(Camera, goes_all_the_way_between_two_parts) {
    Camera camera = on({0});
    camera.to = on({2}).to;
    camera.way = 0;
    EXPECT_TRUE(seen(camera) == seen(on({0})));
    camera.way = 1;
    EXPECT_TRUE(seen(camera) == seen(on({2})));
    camera.way = 0.5F;
    const float here = place_of(seen(camera), 0).a.x;
    EXPECT_LT(here, place_of(seen(on({0})), 0).a.x);
    EXPECT_GT(here, place_of(seen(on({2})), 0).a.x);
}

TEST(Camera, takes_halos_along) {
    sim::Run run = render_tests::led_by_c();
    View view = render_tests::view();
    view.pointed = {PartTarget{2, NodePart::Term}};
    view.camera = on({2});
    const Scene near = stage_scene(run.at(ms(200)), view, kStage);
    ASSERT_EQ(near.pointed.size(), 1U);
    const HitArea& node = place_of(near, 2);
    EXPECT_NEAR(near.pointed.front().center().x, node.a.x, 2);
    EXPECT_LT(std::abs(near.pointed.front().center().y - node.a.y), node.reach);
}

} // namespace
} // namespace render
