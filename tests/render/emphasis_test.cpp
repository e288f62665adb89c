#include "render/stage/emphasis.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "render/stage/node_places.h"
#include "render/stage_layout.h"
#include "tests/render/worlds.h"

namespace render {
namespace {

using render_tests::ms;

constexpr Rect kArea{0, 0, 1130, 690};
constexpr sim::Time kMoment = ms(600); // C leads, A B are cut off, everybody holds SET 5

Scene draw(const View& view) {
    sim::Run run = render_tests::partitioned();
    return stage_scene(run.at(kMoment), view, kArea);
}

bool has_text(const Scene& scene, std::string_view part) {
    return std::ranges::any_of(scene.shapes, [part](const Shape& shape) {
        const auto* text = std::get_if<Text>(&shape);
        return text != nullptr && text->text.find(part) != std::string::npos;
    });
}

template <class Kind>
bool answers(const Scene& scene) {
    return std::ranges::any_of(scene.hits, [](const HitArea& hit) { return std::holds_alternative<Kind>(hit.target); });
}

TEST(ShowsTest, everything_shows_unless_said) {
    const Scene scene = draw(render_tests::view());
    EXPECT_TRUE(has_text(scene, "Leader"));
    EXPECT_TRUE(has_text(scene, "term "));
    EXPECT_TRUE(has_text(scene, "ms"));
    EXPECT_TRUE(answers<EntryTarget>(scene));
    EXPECT_TRUE(answers<LinkTarget>(scene));
    EXPECT_TRUE(answers<ClientTarget>(scene));
    EXPECT_TRUE(scene.pointed.empty());
}

TEST(ShowsTest, what_is_hidden_is_neither_drawn_nor_answers_the_mouse) {
    View view = render_tests::view();
    view.shows = {.roles = false,
                  .values = true,
                  .terms = false,
                  .rings = false,
                  .logs = false,
                  .clients = false,
                  .links = false,
                  .messages = false};
    const Scene scene = draw(view);
    EXPECT_FALSE(has_text(scene, "Leader"));
    EXPECT_FALSE(has_text(scene, "term "));
    EXPECT_FALSE(has_text(scene, " ms"));
    EXPECT_FALSE(answers<EntryTarget>(scene));
    EXPECT_FALSE(answers<LinkTarget>(scene));
    EXPECT_FALSE(answers<ClientTarget>(scene));
    EXPECT_FALSE(answers<MessageTarget>(scene));
    EXPECT_TRUE(answers<NodeTarget>(scene));
    EXPECT_TRUE(has_text(scene, "5")) << "the value is still there";
}

TEST(PointingTest, halo_is_where_the_thing_is) {
    View view = render_tests::view();
    view.pointed = {Target(NodeTarget{2}),     PartTarget{1, NodePart::Value}, PartTarget{0, NodePart::Log},
                    Target(EntryTarget{3, 1}), Target(LinkTarget{2, 3}),       Target(ClientTarget{1})};
    const Scene scene = draw(view);
    ASSERT_EQ(scene.pointed.size(), view.pointed.size());
    const StagePlaces places = place_nodes(5, kArea, view.font_size);
    const auto is_covered = [&](Point p) {
        return std::ranges::any_of(scene.pointed, [p](const Rect& rect) { return rect.contains(p); });
    };
    EXPECT_TRUE(is_covered(places.nodes[2].center));
    EXPECT_TRUE(is_covered(places.nodes[1].center));
    EXPECT_FALSE(is_covered(places.nodes[0].center)) << "a log stands beside its node";
    for (const HitArea& hit : scene.hits) {
        if (hit.rect && is_pointed(view, hit.target)) {
            EXPECT_TRUE(is_covered(hit.rect->center()));
        }
    }
}

TEST(PointingTest, halo_lies_under_its_thing) {
    View view = render_tests::view();
    const std::size_t plain = draw(view).shapes.size();
    view.pointed = {Target(NodeTarget{2})};
    const Scene scene = draw(view);
    ASSERT_GT(scene.shapes.size(), plain);
    const StagePlaces places = place_nodes(5, kArea, 16);
    std::vector<float> radii; // in the order of painting
    for (const Shape& shape : scene.shapes) {
        const auto* circle = std::get_if<Circle>(&shape);
        if (circle != nullptr && circle->center == places.nodes[2].center) radii.push_back(circle->radius);
    }
    EXPECT_EQ(std::ranges::max_element(radii), radii.begin());
}

TEST(PointingTest, small_things_get_an_arrow) {
    sim::Run run = render_tests::partitioned();
    sim::Time busy = ms(310);
    while (run.at(busy).network.in_flight_count() == 0)
        busy += ms(1);
    const auto arrows = [&](const View& view) {
        const Scene scene = stage_scene(run.at(busy), view, kArea);
        return std::ranges::count_if(scene.shapes, [&](const Shape& shape) {
            const auto* polygon = std::get_if<Polygon>(&shape);
            return polygon != nullptr && polygon->points.size() == 3 && polygon->fill == view.theme->accent;
        });
    };
    View view = render_tests::view();
    view.pointed = {Target(NodeTarget{2}), PartTarget{1, NodePart::Value}};
    EXPECT_EQ(arrows(view), 0);
    const sim::MessageId message = run.at(busy).network.in_flight().front()->id;
    view.pointed = {Target(MessageTarget{message}), Target(EntryTarget{1, 1})};
    EXPECT_EQ(arrows(view), 2);
}

// Halos of everything at once, on stages of every kind: all of them can be seen whole, and none of a number or a log
// reaches into another node.
TEST(PointingTest, halos_lie_within_the_stage_and_by_their_node) {
    for (const int nodes : {1, 3, 4, 5, 9}) {
        for (const Rect area : {Rect{0, 0, 660, 400}, Rect{20, 10, 1024, 440}, kArea, Rect{0, 0, 1600, 760}}) {
            sim::Run run(render_tests::config(nodes),
                         {{ms(5), sim::FireTimer{0}}, {ms(100), sim::Request{1, 0, {raft::Op::Set, 999'999}}}});
            View view = render_tests::view(nodes % 2 == 0 ? "zh" : "en", nodes % 3 == 0);
            for (int i = 0; i < nodes; ++i) {
                const auto node = static_cast<raft::NodeId>(i);
                for (const NodePart part : {NodePart::Timer, NodePart::Value, NodePart::Term, NodePart::Log})
                    view.pointed.emplace_back(PartTarget{node, part});
            }
            const Scene scene = stage_scene(run.at(ms(400)), view, area);
            ASSERT_EQ(scene.pointed.size(), view.pointed.size());
            const StagePlaces places = place_nodes(nodes, area, view.font_size);
            for (const Rect& halo : scene.pointed) {
                EXPECT_GE(halo.x, area.x);
                EXPECT_GE(halo.y, area.y);
                EXPECT_LE(halo.right(), area.right());
                EXPECT_LE(halo.bottom(), area.bottom());
                if (halo.width > 2 * places.outside()) continue; // around a whole ring
                const auto reached = std::ranges::count_if(places.nodes, [&](const NodePlace& place) {
                    const float x = std::clamp(place.center.x, halo.x, halo.right()) - place.center.x;
                    const float y = std::clamp(place.center.y, halo.y, halo.bottom()) - place.center.y;
                    return std::hypot(x, y) < places.outside();
                });
                EXPECT_LE(reached, 1);
            }
        }
    }
}

TEST(PointingTest, an_empty_log_shows_only_while_it_is_spoken_of) {
    sim::Run run = render_tests::led_by_c();
    View view = render_tests::view();
    EXPECT_FALSE(has_text(stage_scene(run.at(ms(200)), view, kArea), "empty log"));
    view.pointed = {PartTarget{1, NodePart::Log}};
    const Scene scene = stage_scene(run.at(ms(200)), view, kArea);
    EXPECT_TRUE(has_text(scene, "empty log"));
    EXPECT_EQ(scene.pointed.size(), 1U);
}

TEST(PointingTest, what_is_not_there_has_no_halo) {
    View view = render_tests::view();
    view.pointed = {Target(MessageTarget{999'999}), Target(EntryTarget{0, 99}), PartTarget{8, NodePart::Timer}};
    EXPECT_TRUE(draw(view).pointed.empty());
}

TEST(PointingTest, the_rest_steps_back_only_where_something_is_pointed_at) {
    const View plain = render_tests::view();
    View quiet = plain;
    quiet.dim_rest = true;
    EXPECT_EQ(draw(plain).shapes.size(), draw(quiet).shapes.size());
    const auto border = [](const Scene& scene, raft::NodeId node) {
        const StagePlaces places = place_nodes(5, kArea, 16);
        const auto found = std::ranges::find_if(scene.shapes, [&](const Shape& shape) {
            const auto* circle = std::get_if<Circle>(&shape);
            return circle != nullptr && circle->center == places.nodes[node].center &&
                   circle->radius == places.body() && circle->stroke.width > 0;
        });
        return found == scene.shapes.end() ? kNone : std::get<Circle>(*found).stroke.color;
    };
    EXPECT_EQ(border(draw(quiet), 3), plain.theme->follower);
    quiet.pointed = {Target(NodeTarget{2})};
    EXPECT_EQ(border(draw(quiet), 2), plain.theme->leader);
    EXPECT_EQ(border(draw(quiet), 3), quiet_theme(*plain.theme).follower);
    quiet.pointed = {Target(MessageTarget{999'999})};
    EXPECT_EQ(border(draw(quiet), 3), plain.theme->follower) << "nothing of what is pointed at is there";
}

} // namespace
} // namespace render
