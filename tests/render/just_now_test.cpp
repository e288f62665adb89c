// What has just happened is seen happening, and only for as long as it is news.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "render/stage_layout.h"
#include "tests/picture/scene_checks.h"
#include "tests/render/worlds.h"

namespace render {
namespace {

using render_tests::ms;

constexpr Rect kArea{0, 0, 1130, 690};
constexpr raft::NodeId kC = 2;

template <class Kind>
std::vector<Kind> all(const Scene& scene) {
    std::vector<Kind> found;
    for (const Shape& shape : scene.shapes) {
        if (const auto* one = std::get_if<Kind>(&shape)) found.push_back(*one);
    }
    return found;
}

bool has_text(const Scene& scene, const std::string& wanted) {
    return std::ranges::any_of(all<Text>(scene), [&](const Text& text) { return text.text == wanted; });
}

Rect box_of_entry(const Scene& scene, raft::NodeId node, raft::Index index) {
    const auto entry = std::ranges::find(scene.hits, Target(EntryTarget{node, index}), &HitArea::target);
    return entry->rect.value();
}

// How much of an entry's width the lasting fill has not come through yet.
float unswept(const Scene& scene, raft::NodeId node) {
    const Rect box = box_of_entry(scene, node, 1);
    for (const Polygon& shape : all<Polygon>(scene)) {
        if (shape.fill != fresh(term_colors(light_theme(), 1))) continue;
        const auto [low, high] = std::ranges::minmax(shape.points, {}, &Point::x);
        if (box.contains({(low.x + high.x) / 2, box.center().y})) return (high.x - low.x) / box.width;
    }
    return 0;
}

float border_of_entry(const Scene& scene, raft::NodeId node) {
    const Rect rect = box_of_entry(scene, node, 1);
    const std::vector<Box> boxes = all<Box>(scene);
    const auto box = std::ranges::find(boxes, rect, &Box::rect);
    EXPECT_EQ(box->stroke.dash, 0) << "dashed is what is not committed";
    EXPECT_EQ(box->fill, term_colors(light_theme(), 1).fill);
    return box->stroke.width;
}

struct Moments {
    sim::Run run = render_tests::led_by_c({{ms(150), sim::Request{1, kC, {raft::Op::Set, 5}}}});
    View view = render_tests::view();

    Moments() { view.speed = 0.05; }

    Scene at(sim::Time time) { return stage_scene(run.at(time), view, kArea); }

    sim::Time first(auto condition) {
        sim::Time time = ms(100);
        while (!condition(run.at(time).servers[kC]))
            time += 1;
        return time;
    }
    sim::Time commit() {
        return first([](const sim::Server& server) { return server.recent.commit.at > 0; });
    }
    sim::Time election() {
        return first([](const sim::Server& server) { return server.node.role == raft::Role::Leader; });
    }
};

TEST(CommitSeenTest, fill_sweeps_through_the_entry_in_a_quarter_of_a_second) {
    Moments moments;
    const sim::Time commit = moments.commit();
    EXPECT_EQ(unswept(moments.at(commit - 1), kC), 0);
    float before = 2;
    for (const double seconds : {0.0, 0.03, 0.08, 0.15}) {
        const auto later = static_cast<sim::Time>(seconds * moments.view.speed * static_cast<double>(sim::kSecond));
        const Scene scene = moments.at(commit + later);
        const float left = unswept(scene, kC);
        EXPECT_GT(left, 0) << seconds;
        EXPECT_LT(left, before) << seconds;
        EXPECT_GT(border_of_entry(scene, kC), border_of_entry(moments.at(commit + ms(13)), kC));
        picture_tests::expect_readable(scene, *moments.view.theme);
        before = left;
    }
    EXPECT_EQ(unswept(moments.at(commit + ms(13)), kC), 0);
}

// At the very moment the picture already tells what is: a clock that stands there shows no value that is not.
TEST(CommitSeenTest, value_stands_beside_what_it_was) {
    Moments moments;
    const sim::Time commit = moments.commit();
    const auto zeros = [&](const Scene& scene) {
        return std::ranges::count(all<Text>(scene), std::string("0"), &Text::text);
    };
    const auto before = zeros(moments.at(commit - 1));
    EXPECT_FALSE(has_text(moments.at(commit - 1), "5"));
    EXPECT_TRUE(has_text(moments.at(commit), "5"));
    EXPECT_EQ(zeros(moments.at(commit)), before) << "what it was, smaller";
    EXPECT_EQ(zeros(moments.at(commit + ms(13))), before - 1);
}

TEST(CommitSeenTest, same_moment_is_the_same_picture_and_slower_is_longer) {
    Moments moments;
    const sim::Time commit = moments.commit();
    EXPECT_EQ(moments.at(commit + ms(4)), moments.at(commit + ms(4)));
    moments.view.speed = 1;
    EXPECT_GT(unswept(moments.at(commit + ms(13)), kC), 0);
}

TEST(CommitSeenTest, with_less_motion_it_is_a_state) {
    Moments moments;
    moments.view.reduced_motion = true;
    const sim::Time commit = moments.commit();
    const Scene at_once = moments.at(commit);
    EXPECT_EQ(unswept(at_once, kC), 0);
    EXPECT_EQ(border_of_entry(at_once, kC), border_of_entry(moments.at(commit + ms(13)), kC));
    EXPECT_EQ(std::ranges::count(all<Text>(at_once), std::string("0"), &Text::text), 4) << "of the other four";
}

// On the leader's entry: as many full pips as it knows nodes to store it, until a moment after they were enough.
TEST(TallyTest, fills_crosses_the_mark_and_closes) {
    Moments moments;
    const auto full_pips = [](const Scene& scene) {
        const Rect box = grown(box_of_entry(scene, kC, 1), 6);
        return std::ranges::count_if(all<Circle>(scene), [&](const Circle& circle) {
            return circle.fill == light_theme().text && box.contains(circle.center);
        });
    };
    const sim::Time stored = moments.first([](const sim::Server& server) { return server.node.log.last_index() > 0; });
    const sim::Time commit = moments.commit();
    EXPECT_EQ(full_pips(moments.at(stored)), 1) << "its own";
    EXPECT_EQ(full_pips(moments.at(commit - 1)), 2);
    EXPECT_EQ(full_pips(moments.at(commit)), 3);
    EXPECT_EQ(full_pips(moments.at(commit + ms(13))), 0);
    moments.view.reduced_motion = true;
    EXPECT_EQ(full_pips(moments.at(commit - 1)), 2) << "a state is shown with less motion, too";
    EXPECT_EQ(full_pips(moments.at(commit)), 0);
}

// The star of a leader is a filled polygon in its colour; a filled pip in that colour is a vote that made it.
std::ptrdiff_t stars(const Scene& scene) {
    return std::ranges::count(all<Polygon>(scene), light_theme().leader, &Polygon::fill);
}

TEST(ElectionSeenTest, votes_that_decided_are_seen_before_the_star) {
    Moments moments;
    const sim::Time election = moments.election();
    const auto pips = [](const Scene& scene) {
        return std::ranges::count(all<Circle>(scene), light_theme().leader, &Circle::fill);
    };
    const auto rings = [](const Scene& scene) {
        return std::ranges::count_if(all<Circle>(scene), [](const Circle& circle) {
            return circle.fill == kNone && circle.stroke.color == light_theme().leader && circle.radius < 12;
        });
    };
    // The messages that it sends at once are of its colour as well, and are as many in both.
    const Scene then = moments.at(election);
    const Scene settled = moments.at(election + 1);
    moments.view.reduced_motion = true;
    const Scene still = moments.at(election);
    EXPECT_EQ(pips(then) - pips(still), 3) << "a majority of five";
    EXPECT_EQ(rings(then) - rings(still), 3) << "two that did not answer yet, and a ring around the vote that decided";
    EXPECT_EQ(stars(still) - stars(then), 1);
    picture_tests::expect_readable(then, *moments.view.theme);
    EXPECT_NE(settled, still);

    moments.view.reduced_motion = false;
    const Scene later = moments.at(election + ms(13));
    moments.view.reduced_motion = true;
    EXPECT_EQ(stars(later), stars(moments.at(election + ms(13))));
}

} // namespace
} // namespace render
