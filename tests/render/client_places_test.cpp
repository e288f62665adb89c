// Where clients stand: beside the node that each addresses, and where they are as long as nothing concerns them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "render/stage/client_picture.h"
#include "render/stage_layout.h"
#include "render/text_measure.h"
#include "tests/render/worlds.h"

namespace render {
namespace {

using render_tests::ms;

constexpr Rect kArea{0, 0, 1130, 690};

// Clients 1, 2 … that address these nodes.
sim::World asking(const std::vector<raft::NodeId>& targets) {
    std::vector<sim::TimedInput> inputs;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const auto client = static_cast<raft::ClientId>(i + 1);
        inputs.push_back({ms(200), sim::Request{client, targets[i], {raft::Op::Set, 1}}});
    }
    sim::Run run = render_tests::led_by_c(inputs);
    return run.at(ms(200));
}

std::map<raft::ClientId, float> heights(const sim::World& world, const StagePlaces& places) {
    std::map<raft::ClientId, float> found;
    for (const ClientPlace& place : place_clients(world, places))
        found[place.client] = place.center.y;
    return found;
}

TEST(ClientPlacesTest, none_moves_because_a_later_one_addresses_another_node) {
    const StagePlaces places = place_nodes(5, kArea, 16);
    for (raft::NodeId own = 0; own < 5; ++own) {
        const float alone = heights(asking({own}), places).at(1);
        for (raft::NodeId other = 0; other < 5; ++other)
            EXPECT_FLOAT_EQ(heights(asking({own, other}), places).at(1), alone) << int{own} << ' ' << int{other};
    }
}

TEST(ClientPlacesTest, all_stand_in_the_column_and_apart) {
    const StagePlaces places = place_nodes(5, kArea, 16);
    for (raft::NodeId first = 0; first < 5; ++first) {
        const auto found = place_clients(asking({first, 2, 2, first, 4, 3, 0}), places);
        for (std::size_t i = 0; i < found.size(); ++i) {
            const Rect box = client_box(places, found[i].center);
            EXPECT_GE(box.y, places.clients.y - 1);
            EXPECT_LE(box.bottom(), places.clients.bottom() + 1);
            for (std::size_t j = 0; j < i; ++j)
                EXPECT_GE(std::abs(found[i].center.y - found[j].center.y), box.height);
        }
    }
}

TEST(ClientPlacesTest, halo_keeps_clear_of_the_words_below) {
    View view = render_tests::view();
    view.pointed = {Target(ClientTarget{1})};
    view.selected = ClientTarget{1};
    const sim::World world = asking({2});
    const Scene scene = stage_scene(world, view, kArea);
    ASSERT_EQ(scene.pointed.size(), 1U);
    const StagePlaces places = place_nodes(5, kArea, 16);
    const Rect words = words_of_client(places, place_clients(world, places).front().center);
    int seen = 0;
    for (const Shape& shape : scene.shapes) {
        const auto* text = std::get_if<Text>(&shape);
        if (text == nullptr || !words.contains(text->at)) continue;
        ++seen;
        EXPECT_GE(text->at.y - kCapHeight * text->size, scene.pointed.front().bottom() + 2) << text->text;
    }
    EXPECT_EQ(seen, 2);
}

} // namespace
} // namespace render
