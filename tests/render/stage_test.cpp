#include "render/stage_layout.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "render/hit.h"
#include "render/motion.h"
#include "render/stage/node_places.h"
#include "tests/render/worlds.h"

namespace render {
namespace {

using render_tests::ms;

constexpr Rect kArea{0, 0, 1130, 690};

bool shows(const Scene& scene, std::string_view text) {
    return std::any_of(scene.shapes.begin(), scene.shapes.end(), [text](const Shape& shape) {
        const auto* found = std::get_if<Text>(&shape);
        return found != nullptr && found->text == text;
    });
}

// The circle around a node, i.e. the one with the radius of its body that has an outline.
const Circle* border_of(const Scene& scene, raft::NodeId node, int nodes = 5) {
    const StagePlaces places = place_nodes(nodes, kArea, 16);
    for (const Shape& shape : scene.shapes) {
        const auto* circle = std::get_if<Circle>(&shape);
        if (circle != nullptr && circle->center == places.nodes[node].center && circle->radius == places.body() &&
            circle->stroke.width > 0) {
            return circle;
        }
    }
    return nullptr;
}

std::size_t count_stars(const Scene& scene) {
    return static_cast<std::size_t>(std::count_if(scene.shapes.begin(), scene.shapes.end(), [](const Shape& shape) {
        const auto* polygon = std::get_if<Polygon>(&shape);
        return polygon != nullptr && polygon->points.size() == 10;
    }));
}

Scene draw(sim::Run& run, sim::Time at, const View& view = render_tests::view()) {
    return stage_scene(run.at(at), view, kArea);
}

TEST(StageTest, same_moment_same_scene) {
    sim::Run run = render_tests::partitioned();
    const Scene once = draw(run, ms(512));
    draw(run, ms(900));
    EXPECT_TRUE(draw(run, ms(512)) == once);
}

TEST(StageTest, roles_differ_in_colour_and_shape) {
    sim::Run run = render_tests::led_by_c();
    const Theme& theme = light_theme();

    const Scene election = draw(run, ms(102));
    const Circle* candidate = border_of(election, 2);
    ASSERT_NE(candidate, nullptr);
    EXPECT_EQ(candidate->stroke.color, theme.candidate);
    EXPECT_GT(candidate->stroke.dash, 0);
    EXPECT_EQ(count_stars(election), 0U);

    const Scene led = draw(run, ms(200));
    const Circle* leader = border_of(led, 2);
    const Circle* follower = border_of(led, 0);
    ASSERT_NE(leader, nullptr);
    ASSERT_NE(follower, nullptr);
    EXPECT_EQ(leader->stroke.color, theme.leader);
    EXPECT_EQ(follower->stroke.color, theme.follower);
    EXPECT_EQ(leader->stroke.dash, 0);
    EXPECT_GT(leader->stroke.width, follower->stroke.width);
    EXPECT_EQ(count_stars(led), 1U);
    EXPECT_TRUE(shows(led, "Leader"));
}

TEST(StageTest, stopped_node_is_grey_and_hatched_and_shows_its_disk) {
    sim::Run run = render_tests::led_by_c({{ms(150), sim::Request{1, 2, {raft::Op::Set, 5}}}, {ms(400), sim::Kill{2}}});
    const Scene scene = draw(run, ms(410));
    const Circle* border = border_of(scene, 2);
    ASSERT_NE(border, nullptr);
    EXPECT_EQ(border->stroke.color, light_theme().stopped);
    EXPECT_TRUE(std::any_of(scene.shapes.begin(), scene.shapes.end(), [](const Shape& shape) {
        const auto* circle = std::get_if<Circle>(&shape);
        return circle != nullptr && circle->hatched;
    }));
    EXPECT_TRUE(shows(scene, "Stopped"));
    // Its log is still there, but what was committed is not known any more.
    const auto entry = std::find_if(scene.hits.begin(), scene.hits.end(), [](const HitArea& area) {
        return area.target == Target(EntryTarget{2, 1});
    });
    EXPECT_NE(entry, scene.hits.end());
}

TEST(StageTest, paused_node_says_so) {
    sim::Run run = render_tests::led_by_c({{ms(200), sim::Pause{0}}});
    EXPECT_TRUE(shows(draw(run, ms(201)), "paused"));
    EXPECT_FALSE(shows(draw(run, ms(199)), "paused"));
}

TEST(StageTest, new_role_shows_at_the_very_moment_of_its_change) {
    sim::Run run = render_tests::led_by_c();
    sim::Time change = ms(101);
    while (run.at(change).servers[2].node.role != raft::Role::Leader)
        ++change;
    EXPECT_EQ(border_of(draw(run, change), 2)->stroke.color, light_theme().leader);
    EXPECT_EQ(border_of(draw(run, change - 1), 2)->stroke.color, light_theme().candidate);
}

TEST(StageTest, role_change_pulses_unless_motion_is_reduced) {
    sim::Run run = render_tests::led_by_c();
    View view = render_tests::view();
    view.speed = 0.05;
    const std::size_t moving = draw(run, ms(101), view).shapes.size();
    view.reduced_motion = true;
    EXPECT_EQ(draw(run, ms(101), view).shapes.size() + 24, moving);
}

TEST(MotionTest, effect_lasts_equally_long_for_the_eye_at_every_speed) {
    View view;
    view.speed = 1;
    EXPECT_LT(effect_progress(view, ms(1390), ms(1000)), 1);
    EXPECT_EQ(effect_progress(view, ms(1400), ms(1000)), 1);
    view.speed = 0.05;
    EXPECT_LT(effect_progress(view, ms(1019), ms(1000)), 1);
    EXPECT_EQ(effect_progress(view, ms(1020), ms(1000)), 1);
    EXPECT_EQ(effect_progress(view, ms(5), 0), 1) << "what is so from the start never changed";
}

TEST(StageTest, ring_is_measured_against_the_largest_timeout) {
    sim::Run run = render_tests::led_by_c();
    const sim::World& world = run.at(ms(50));
    const Scene scene = stage_scene(world, render_tests::view(), kArea);
    std::size_t node = 0;
    for (const Shape& shape : scene.shapes) {
        const auto* arc = std::get_if<Arc>(&shape);
        if (arc == nullptr) continue;
        const sim::Time left = world.servers[node].timer_due - world.now;
        EXPECT_NEAR(arc->to, static_cast<double>(left) / (300.0 * sim::kMillisecond), 1e-4);
        ++node;
    }
    EXPECT_EQ(node, 5U);
}

TEST(StageTest, by_hand_no_milliseconds_show) {
    sim::Run run(render_tests::config(3, sim::Pace::ByHand), {{ms(1), sim::FireTimer{0}}});
    const Scene scene = draw(run, ms(2));
    EXPECT_FALSE(std::ranges::any_of(scene.shapes, [](const Shape& shape) {
        const auto* text = std::get_if<Text>(&shape);
        return text != nullptr && text->text.ends_with(" ms");
    }));
    EXPECT_TRUE(shows(scene, "waits for its timeout"));
}

TEST(StageTest, everything_answers_to_the_mouse) {
    sim::Run run = render_tests::led_by_c({{ms(150), sim::Request{1, 2, {raft::Op::Set, 5}}}});
    const sim::World& world = run.at(ms(205));
    const Scene scene = stage_scene(world, render_tests::view(), kArea);
    const StagePlaces places = place_nodes(5, kArea, 16);
    EXPECT_EQ(hit(scene, places.nodes[3].center), Target(NodeTarget{3}));
    const Point middle = (places.nodes[0].center + places.nodes[1].center) * 0.5F;
    EXPECT_EQ(hit(scene, middle), Target(LinkTarget{0, 1}));
    std::size_t messages = 0;
    bool client = false;
    bool entry = false;
    for (const HitArea& area : scene.hits) {
        messages += std::holds_alternative<MessageTarget>(area.target) ? 1U : 0U;
        client = client || area.target == Target(ClientTarget{1});
        entry = entry || area.target == Target(EntryTarget{2, 1});
    }
    EXPECT_EQ(messages, world.network.in_flight_count());
    EXPECT_TRUE(client);
    EXPECT_TRUE(entry);
}

TEST(StageTest, selection_is_seen) {
    sim::Run run = render_tests::led_by_c();
    View view = render_tests::view();
    const std::size_t plain = draw(run, ms(200), view).shapes.size();
    view.selected = NodeTarget{1};
    EXPECT_GT(draw(run, ms(200), view).shapes.size(), plain);
}

TEST(StageTest, partition_is_drawn_and_named_until_it_heals) {
    sim::Run run = render_tests::partitioned();
    EXPECT_TRUE(shows(draw(run, ms(310)), "partition A B | C D E"));
    EXPECT_FALSE(shows(draw(run, ms(299)), "partition A B | C D E"));
}

TEST(StageTest, one_open_direction_is_no_partition) {
    sim::Run run = render_tests::led_by_c({{ms(200), sim::Isolate{0}}, {ms(201), sim::Mend{0, 3, false}}});
    EXPECT_TRUE(shows(draw(run, ms(200)), "partition A | B C D E"));
    EXPECT_FALSE(shows(draw(run, ms(202)), "partition A | B C D E"));
}

TEST(StageTest, uncommitted_entries_are_dashed) {
    sim::Run run = render_tests::led_by_c({{ms(150), sim::Request{1, 2, {raft::Op::Set, 5}}}});
    const auto dashed_entries = [&](sim::Time at) {
        const Scene scene = draw(run, at);
        return std::count_if(scene.shapes.begin(), scene.shapes.end(), [](const Shape& shape) {
            const auto* box = std::get_if<Box>(&shape);
            return box != nullptr && box->stroke.dash > 0;
        });
    };
    sim::Time stored = ms(150);
    while (run.at(stored).servers[2].node.log.last_index() == 0)
        stored += 100;
    EXPECT_EQ(dashed_entries(stored), 1);
    EXPECT_EQ(dashed_entries(ms(400)), 0);
}

TEST(StageTest, long_log_shows_its_newest_entries_and_how_many_came_before) {
    std::vector<sim::TimedInput> inputs;
    for (int i = 0; i < 20; ++i) {
        inputs.push_back({ms(150 + i), sim::Request{static_cast<raft::ClientId>(i + 1), 2, {raft::Op::Set, i}}});
    }
    sim::Run run = render_tests::led_by_c(inputs);
    const Scene scene = draw(run, ms(600));
    raft::Index first = 99;
    raft::Index last = 0;
    for (const HitArea& area : scene.hits) {
        const auto* entry = std::get_if<EntryTarget>(&area.target);
        if (entry == nullptr || entry->node != 2) continue;
        first = std::min(first, entry->index);
        last = std::max(last, entry->index);
    }
    EXPECT_EQ(last, 20U);
    EXPECT_GT(first, 2U);
    EXPECT_TRUE(shows(scene, "…+" + std::to_string(first - 1)));
}

TEST(StageTest, many_clients_are_counted) {
    std::vector<sim::TimedInput> inputs;
    for (int i = 0; i < 30; ++i) {
        inputs.push_back({ms(150), sim::Request{static_cast<raft::ClientId>(i + 1), 2, {raft::Op::Get, 0}}});
    }
    sim::Run run = render_tests::led_by_c(inputs);
    const Scene scene = draw(run, ms(160));
    const auto shown = std::count_if(scene.hits.begin(), scene.hits.end(), [](const HitArea& area) {
        return std::holds_alternative<ClientTarget>(area.target);
    });
    EXPECT_TRUE(shows(scene, "+" + std::to_string(30 - shown)));
}

} // namespace
} // namespace render
