#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "render/pen.h"
#include "render/stage/message_places.h"
#include "render/stage_layout.h"
#include "render/text_measure.h"
#include "tests/render/worlds.h"

namespace render {
namespace {

using render_tests::ms;

constexpr Rect kArea{0, 0, 1130, 690};

sim::World two_nodes() {
    return sim::make_world(render_tests::config(2));
}

raft::Message vote_request() {
    return {.from = 0, .to = 1, .term = 1, .body = raft::RequestVote{}};
}

MessagePlace place_at(sim::World& world, sim::Time now) {
    world.now = now;
    const StagePlaces places = place_nodes(world.node_count(), kArea, 16);
    return place_messages(world, places, {}, {kArea, {}, {}}).at(0);
}

TEST(MessageTest, way_is_covered_from_sent_to_due) {
    sim::World world = two_nodes();
    world.network.send(vote_request(), ms(10), ms(20), false, false);
    const StagePlaces places = place_nodes(2, kArea, 16);
    const Point start = places.nodes[0].center;
    const Point end = places.nodes[1].center;

    EXPECT_NEAR(place_at(world, ms(10)).at.x, start.x + places.outside(), 0.5);
    EXPECT_NEAR(place_at(world, ms(15)).at.x, (start.x + end.x) / 2, 0.5);
    EXPECT_NEAR(place_at(world, ms(20)).at.x, end.x - places.outside(), 0.5);
}

TEST(MessageTest, lost_message_ends_halfway) {
    sim::World world = two_nodes();
    world.network.send(vote_request(), ms(10), ms(20), true, false);
    const StagePlaces places = place_nodes(2, kArea, 16);
    EXPECT_NEAR(place_at(world, ms(20)).at.x, (places.nodes[0].center.x + places.nodes[1].center.x) / 2, 0.5);
}

// To the wall of the partition under which it was lost, whatever becomes of that meanwhile.
TEST(MessageTest, lost_message_comes_as_far_as_it_was_to_come_when_it_was_sent) {
    const auto place_of = [](const sim::World& world, sim::MessageId id) {
        const Scene scene = stage_scene(world, render_tests::view(), kArea);
        const auto hit = std::ranges::find(scene.hits, Target{MessageTarget{id}}, &HitArea::target);
        return hit == scene.hits.end() ? Point{} : hit->a;
    };
    sim::Partition parted;
    parted.group = {0, 0, 1, 1, 1};
    for (const bool parted_at_first : {false, true}) {
        sim::World world = sim::make_world(render_tests::config(5));
        sim::advance(world, ms(100));
        if (parted_at_first) {
            sim::apply(world, parted);
        } else {
            sim::apply(world, sim::Loss{100, {}, {}});
        }
        sim::apply(world, sim::FireTimer{0});
        sim::advance(world, ms(103));
        for (const sim::InFlight* in_flight : world.network.in_flight()) {
            if (!in_flight->lost) continue;
            sim::World other = world;
            sim::apply(other, parted_at_first ? sim::Input{sim::Heal{}} : sim::Input{parted});
            EXPECT_EQ(place_of(other, in_flight->id), place_of(world, in_flight->id)) << in_flight->message.to;
        }
        EXPECT_GE(world.network.in_flight_count(), 3U);
    }
}

// A candidate that has become a leader meanwhile did not grant as one.
TEST(MessageTest, has_the_color_of_the_role_that_sent_it) {
    sim::World world = two_nodes();
    sim::InFlight& sent =
        world.network.send({.from = 0, .to = 1, .term = 1, .body = raft::RequestVoteReply{.vote_granted = true}},
                           ms(10), ms(20), false, false);
    sent.sender_role = raft::Role::Follower;
    world.servers[0].node.role = raft::Role::Leader;
    world.now = ms(15);
    const Scene scene = stage_scene(world, render_tests::view(), kArea);
    const Color follower = light_theme().follower;
    const Point at = place_at(world, ms(15)).at;
    EXPECT_TRUE(std::ranges::any_of(scene.shapes, [&](const Shape& shape) {
        const auto* circle = std::get_if<Circle>(&shape);
        return circle != nullptr && distance(circle->center, at) < 1 && circle->stroke.color == follower;
    }));
}

TEST(MessageTest, lost_message_ends_in_a_cross) {
    sim::World world = two_nodes();
    world.network.send(vote_request(), ms(10), ms(20), true, false);
    const auto crosses = [&](sim::Time now) {
        world.now = now;
        const Scene scene = stage_scene(world, render_tests::view(), kArea);
        return std::count_if(scene.shapes.begin(), scene.shapes.end(), [](const Shape& shape) {
            const auto* line = std::get_if<Line>(&shape);
            const Color trouble = light_theme().trouble;
            return line != nullptr && line->stroke.color.r == trouble.r && line->stroke.color.g == trouble.g;
        });
    };
    EXPECT_EQ(crosses(ms(11)), 0);
    EXPECT_EQ(crosses(ms(20)), 2);
}

TEST(MessageTest, meeting_messages_pass_each_other) {
    sim::World world = two_nodes();
    world.network.send(vote_request(), ms(10), ms(20), false, false);
    world.network.send({.from = 1, .to = 0, .term = 1, .body = raft::RequestVote{}}, ms(10), ms(20), false, false);
    world.now = ms(15);
    const StagePlaces places = place_nodes(2, kArea, 16);
    const std::vector<MessagePlace> placed = place_messages(world, places, {}, {kArea, {}, {}});
    EXPECT_GT(distance(placed[0].at, placed[1].at), 0.3F * places.em);
}

TEST(MessageTest, by_hand_messages_queue_near_their_sender_and_stay) {
    sim::World world = two_nodes();
    for (int i = 0; i < 4; ++i)
        world.network.send(vote_request(), ms(1), sim::kNever, false, false);
    const StagePlaces places = place_nodes(2, kArea, 16);
    world.now = ms(5);
    const std::vector<MessagePlace> before = place_messages(world, places, {}, {kArea, {}, {}});
    world.now = ms(500);
    const std::vector<MessagePlace> after = place_messages(world, places, {}, {kArea, {}, {}});
    for (std::size_t i = 0; i < before.size(); ++i) {
        EXPECT_EQ(before[i].at, after[i].at);
        EXPECT_TRUE(before[i].waits);
        if (i > 0) {
            EXPECT_GT(before[i].at.x, before[i - 1].at.x);
        }
    }
    const float middle = (places.nodes[0].center.x + places.nodes[1].center.x) / 2;
    EXPECT_LT(before[0].at.x, middle);
    EXPECT_LT(before[3].at.x, places.nodes[1].center.x - places.outside());
}

TEST(MessageTest, requests_are_filled_and_replies_hollow_with_a_sign) {
    sim::World world = two_nodes();
    world.network.send(vote_request(), ms(10), ms(20), false, false).sender_role = raft::Role::Candidate;
    world.network.send({.from = 1, .to = 0, .term = 1, .body = raft::RequestVoteReply{true}}, ms(10), ms(20), false,
                       false);
    world.now = ms(13);
    const Scene scene = stage_scene(world, render_tests::view(), kArea);
    const StagePlaces places = place_nodes(2, kArea, 16);
    const std::vector<MessagePlace> placed = place_messages(world, places, {}, {kArea, {}, {}});
    const auto dot = [&](Point at) -> const Circle* {
        for (auto shape = scene.shapes.rbegin(); shape != scene.shapes.rend(); ++shape) {
            const auto* circle = std::get_if<Circle>(&*shape);
            if (circle != nullptr && circle->center == at) return circle;
        }
        return nullptr;
    };
    ASSERT_NE(dot(placed[0].at), nullptr);
    EXPECT_EQ(dot(placed[0].at)->fill, light_theme().candidate);
    ASSERT_NE(dot(placed[1].at), nullptr);
    EXPECT_EQ(dot(placed[1].at)->fill, light_theme().surface);
    EXPECT_EQ(dot(placed[1].at)->stroke.color, light_theme().follower);
}

// Through a busy run: labels of messages never lie on a node, on a node's label or on each other.
TEST(MessageTest, labels_lie_on_nothing) {
    sim::Run run = render_tests::led_by_c({{ms(150), sim::Request{1, 2, {raft::Op::Set, 5}}},
                                           {ms(300), sim::FireTimer{0}},
                                           {ms(303), sim::FireTimer{4}}});
    const StagePlaces places = place_nodes(5, kArea, 16);
    const float size = crisp_size(0.75F * places.em);
    for (sim::Time at = ms(100); at < ms(420); at += ms(3)) {
        const Scene scene = stage_scene(run.at(at), render_tests::view(), kArea);
        std::vector<Rect> labels;
        for (const Shape& shape : scene.shapes) {
            const auto* text = std::get_if<Text>(&shape);
            const bool is_label = text != nullptr && text->size == size && text->align == Align::Left &&
                                  text->weight == Weight::SemiBold && text->text.find('+') == std::string::npos;
            if (is_label) labels.push_back(text_box(*text));
        }
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const auto apart = [&](const Rect& a, const Rect& b) {
                return a.right() <= b.x || b.right() <= a.x || a.bottom() <= b.y + 2 || b.bottom() <= a.y + 2;
            };
            for (std::size_t j = 0; j < i; ++j)
                EXPECT_TRUE(apart(labels[i], labels[j]));
            for (const NodePlace& place : places.nodes) {
                EXPECT_TRUE(apart(labels[i], place.label)) << at;
                const Point c = labels[i].center();
                EXPECT_GT(distance(c, place.center), 0.9F * places.ring) << at;
            }
        }
    }
}

} // namespace
} // namespace render
