#include "render/stage/node_places.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "render/stage_layout.h"
#include "render/text_measure.h"
#include "tests/render/worlds.h"

namespace render {
namespace {

using render_tests::ms;

struct Size {
    float width;
    float height;
    float font;
};

// About what the window leaves for the stage, from 1024×640 up, and some shapes beyond.
constexpr Size kSizes[]{{660, 400, 16},  {660, 401, 13},  {830, 480, 16}, {1040, 620, 16}, {1130, 690, 18},
                        {1664, 950, 16}, {1664, 951, 28}, {700, 800, 16}, {1500, 460, 16}, {2400, 1400, 40}};

bool overlap(const Rect& a, const Rect& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

Rect circle_box(const StagePlaces& places, std::size_t node) {
    const Point c = places.nodes[node].center;
    const float r = places.outside();
    return {c.x - r, c.y - r, 2 * r, 2 * r};
}

class NodePlacesTest : public testing::TestWithParam<std::tuple<int, Size>> {};

TEST_P(NodePlacesTest, nothing_lies_on_its_neighbour) {
    const auto [nodes, size] = GetParam();
    const StagePlaces places = place_nodes(nodes, {10, 20, size.width, size.height}, size.font);
    ASSERT_EQ(places.nodes.size(), static_cast<std::size_t>(nodes));
    std::vector<Rect> boxes;
    for (std::size_t i = 0; i < places.nodes.size(); ++i) {
        boxes.push_back(circle_box(places, i));
        boxes.push_back(places.nodes[i].label);
    }
    boxes.push_back(places.clients);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j)
            EXPECT_FALSE(overlap(boxes[i], boxes[j])) << i << " and " << j;
        EXPECT_GE(boxes[i].x, 10);
        EXPECT_GE(boxes[i].y, 20);
        EXPECT_LE(boxes[i].right(), 10 + size.width);
        EXPECT_LE(boxes[i].bottom(), 20 + size.height);
    }
}

TEST_P(NodePlacesTest, text_stays_readable) {
    const auto [nodes, size] = GetParam();
    const StagePlaces places = place_nodes(nodes, {0, 0, size.width, size.height}, size.font);
    EXPECT_GE(places.em, 0.69F * size.font);
    EXPECT_NE(places.detail, Detail::WithoutLog);
}

constexpr Shows kOnlyNames{.roles = false,
                           .values = true,
                           .terms = false,
                           .rings = false,
                           .logs = false,
                           .clients = false,
                           .links = false,
                           .messages = false};

TEST_P(NodePlacesTest, quiet_nodes_lie_apart_and_are_no_smaller) {
    const auto [nodes, size] = GetParam();
    const Rect area{10, 20, size.width, size.height};
    const StagePlaces places = place_nodes(nodes, area, size.font, kOnlyNames);
    std::vector<Rect> boxes{places.clients};
    for (std::size_t i = 0; i < places.nodes.size(); ++i) {
        boxes.push_back(circle_box(places, i));
        boxes.push_back(places.nodes[i].label);
    }
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j)
            EXPECT_FALSE(overlap(boxes[i], boxes[j])) << i << " and " << j;
        EXPECT_GE(boxes[i].x, 10);
        EXPECT_GE(boxes[i].y, 20);
        EXPECT_LE(boxes[i].right(), 10 + size.width);
        EXPECT_LE(boxes[i].bottom(), 20 + size.height);
    }
    EXPECT_GE(places.body(), place_nodes(nodes, area, size.font).body());
}

// What a lesson shows little by little pushes nothing aside.
TEST_P(NodePlacesTest, showing_more_moves_no_node) {
    const auto [nodes, size] = GetParam();
    const Rect area{0, 0, size.width, size.height};
    const StagePlaces whole = place_nodes(nodes, area, size.font);
    for (int hidden = 0; hidden < 16; ++hidden) {
        Shows shows;
        shows.rings = (hidden & 1) == 0;
        shows.logs = (hidden & 2) == 0;
        shows.clients = (hidden & 4) == 0;
        shows.links = (hidden & 8) == 0;
        const StagePlaces places = place_nodes(nodes, area, size.font, shows);
        for (std::size_t i = 0; i < places.nodes.size(); ++i)
            EXPECT_EQ(places.nodes[i].center, whole.nodes[i].center);
    }
}

// Whatever stands in a label stays in it, in both languages: no text or entry of one node reaches another one.
TEST_P(NodePlacesTest, labels_hold_what_they_show) {
    const auto [nodes, size] = GetParam();
    const Rect area{0, 0, size.width, size.height};
    std::vector<sim::TimedInput> inputs{{ms(5), sim::FireTimer{0}}};
    for (int i = 0; i < 9; ++i) {
        inputs.push_back({ms(100 + i), sim::Request{static_cast<raft::ClientId>(i + 1), 0, {raft::Op::Add, 999'999}}});
    }
    sim::Run run(render_tests::config(nodes), inputs);
    const StagePlaces places = place_nodes(nodes, area, size.font);
    for (const char* language : {"en", "zh"}) {
        View view = render_tests::view(language);
        view.font_size = size.font;
        const Scene drawn = stage_scene(run.at(ms(400)), view, area);
        for (const HitArea& place : drawn.hits) {
            const auto* entry = std::get_if<EntryTarget>(&place.target);
            if (entry == nullptr) continue;
            const Rect& label = places.nodes[entry->node].label;
            EXPECT_GE(place.rect->x, label.x - 1);
            EXPECT_LE(place.rect->right(), label.right() + 1);
        }
        for (const Shape& shape : drawn.shapes) {
            const auto* text = std::get_if<Text>(&shape);
            if (text == nullptr || text->align == Align::Center) continue;
            const Rect box = text_box(*text);
            for (const NodePlace& place : places.nodes) {
                const bool its_own = place.label.contains(
                    {text->align == Align::Left ? text->at.x + 1 : text->at.x - 1, text->at.y - 1});
                if (its_own) {
                    EXPECT_GE(box.x, place.label.x - 1) << text->text;
                    EXPECT_LE(box.right(), place.label.right() + 1) << text->text;
                }
            }
        }
    }
}

std::string name_of_case(const testing::TestParamInfo<std::tuple<int, Size>>& info) {
    const Size size = std::get<1>(info.param);
    return std::to_string(std::get<0>(info.param)) + "_nodes_" + std::to_string(static_cast<int>(size.width)) + "x" +
           std::to_string(static_cast<int>(size.height)) + "_font_" + std::to_string(static_cast<int>(size.font));
}

INSTANTIATE_TEST_SUITE_P(Sizes, NodePlacesTest, testing::Combine(testing::Range(1, 10), testing::ValuesIn(kSizes)),
                         name_of_case);

TEST(NodeOrderTest, five_nodes_go_clockwise_from_the_upper_left) {
    const StagePlaces places = place_nodes(5, {0, 0, 1130, 690}, 16);
    const auto at = [&](int node) { return places.nodes[static_cast<std::size_t>(node)].center; };
    EXPECT_LT(at(0).x, at(1).x); // A left of B, both on top
    EXPECT_NEAR(at(0).y, at(1).y, 0.5);
    EXPECT_GT(at(2).x, at(1).x); // C at the right
    EXPECT_GT(at(3).y, at(2).y); // D lowest
    EXPECT_LT(at(4).x, at(0).x); // E at the left
}

TEST(FewNodesTest, fill_the_middle_of_the_stage) {
    const Rect area{0, 0, 1600, 760};
    const StagePlaces one = place_nodes(1, area, 18, kOnlyNames);
    EXPECT_GT(2 * one.body(), 0.3F * area.height);
    EXPECT_NEAR(one.nodes[0].center.x, area.center().x, 1);
    EXPECT_GT(one.clients.x - one.nodes[0].center.x, 2 * one.body()) << "messages to clients are seen";
    const StagePlaces three = place_nodes(3, area, 18);
    EXPECT_GT(2 * three.outside(), 0.22F * area.height);
}

TEST(NodeOrderTest, where_clients_never_show_nodes_stand_in_the_middle) {
    for (const int nodes : {3, 5, 7, 9}) {
        const Rect area{0, 0, 1280, 500};
        const StagePlaces places =
            place_nodes(nodes, area, 14, {.logs = false, .clients = false, .client_column = false});
        const auto [left, right] =
            std::ranges::minmax(places.nodes, {}, [](const NodePlace& place) { return place.center.x; });
        EXPECT_NEAR((left.center.x + right.center.x) / 2, area.center().x, 8) << nodes;
    }
}

TEST(NodeOrderTest, labels_stand_outside) {
    const StagePlaces places = place_nodes(6, {0, 0, 1130, 690}, 16);
    for (const NodePlace& place : places.nodes) {
        const bool left = place.center.x < 480;
        EXPECT_EQ(place.side, left ? Side::Left : Side::Right);
    }
}

} // namespace
} // namespace render
