// Selected, pointed at and just changed are three looks, and in a picture that stands still all three are seen at once.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "render/color.h"
#include "render/stage_layout.h"
#include "tests/render/worlds.h"

namespace render {
namespace {

using render_tests::ms;

constexpr Rect kArea{0, 0, 1130, 690};

// From the edge of the thing outwards, in pixels.
struct Band {
    float from = 0;
    float to = 0;
};

bool apart(const Band& a, const Band& b) {
    return a.to < b.from || b.to < a.from;
}

template <class Kind>
std::vector<Kind> added(const Scene& scene, const Scene& plain) {
    std::vector<Kind> found;
    for (const Shape& shape : scene.shapes) {
        const auto* one = std::get_if<Kind>(&shape);
        if (one != nullptr && std::ranges::find(plain.shapes, shape) == plain.shapes.end()) found.push_back(*one);
    }
    return found;
}

Band band_of(const Circle& circle) {
    return {circle.radius - circle.stroke.width / 2, circle.radius + circle.stroke.width / 2};
}

class ThreeLooksTest : public testing::TestWithParam<bool> { // dark
  public:
    sim::Run run = render_tests::led_by_c(
        {{ms(150), sim::Request{1, 2, {raft::Op::Set, 5}}}, {ms(156), sim::Cut{0, 1}}, {ms(158), sim::Kill{4}}});
    View view = render_tests::view("en", GetParam());

    Scene at(sim::Time time, std::vector<sim::Spot> pointed, const std::optional<Target>& selected) {
        view.pointed = std::move(pointed);
        view.selected = selected;
        return stage_scene(run.at(time), view, kArea);
    }

    // Nothing of the one look is covered by the other, and each has its own colour.
    void expect_rings_apart(sim::Time time, const Target& target) {
        const Scene plain = at(time, {}, {});
        const std::vector<Circle> selected = added<Circle>(at(time, {}, target), plain);
        const std::vector<Circle> pointed = added<Circle>(at(time, {sim::Spot(target)}, {}), plain);
        ASSERT_EQ(selected.size(), 1U);
        ASSERT_EQ(pointed.size(), 2U);
        const Circle& clear = pointed[0];
        EXPECT_EQ(selected[0].stroke.color, view.theme->text);
        EXPECT_TRUE(apart(band_of(selected[0]), band_of(clear)));
        EXPECT_GE(clear.stroke.color.a, 200) << "clear, and not only soft";
        const Scene both = at(time, {sim::Spot(target)}, target);
        for (const Circle& circle : {selected[0], pointed[0], pointed[1]})
            EXPECT_NE(std::ranges::find(both.shapes, Shape(circle)), both.shapes.end());
    }
};

TEST_P(ThreeLooksTest, of_a_node) {
    expect_rings_apart(ms(200), NodeTarget{3});
}

TEST_P(ThreeLooksTest, of_a_client) {
    expect_rings_apart(ms(200), ClientTarget{1});
}

TEST_P(ThreeLooksTest, of_a_message) {
    const sim::World& world = run.at(ms(153));
    const auto under_way = world.network.in_flight();
    ASSERT_NE(under_way.size(), 0U);
    expect_rings_apart(ms(153), MessageTarget{(*under_way.begin())->id});
}

// Just changed: rays, which reach out of both rings and are no rings.
TEST_P(ThreeLooksTest, a_node_that_just_stopped_has_rays) {
    const Target target = NodeTarget{4};
    view.reduced_motion = true;
    const Scene still = at(ms(158), {sim::Spot(target)}, target);
    view.reduced_motion = false;
    const Scene scene = at(ms(158), {sim::Spot(target)}, target);
    const std::vector<Line> rays = added<Line>(scene, still);
    EXPECT_EQ(rays.size(), 24U);
    EXPECT_TRUE(added<Circle>(scene, still).empty());
    for (const Line& ray : rays) {
        EXPECT_EQ(ray.stroke.color, view.theme->stopped);
        EXPECT_NE(std::ranges::find(scene.shapes, Shape(ray)), scene.shapes.end());
    }
    EXPECT_GE(contrast(view.theme->stopped, view.theme->background), 3);
}

TEST_P(ThreeLooksTest, of_an_entry) {
    const Target target = EntryTarget{2, 1};
    const Scene plain = at(ms(200), {}, {});
    const std::vector<Box> selected = added<Box>(at(ms(200), {}, target), plain);
    ASSERT_EQ(selected.size(), 1U);
    const std::vector<Box> both = added<Box>(at(ms(200), {sim::Spot(target)}, target), plain);
    ASSERT_EQ(both.size(), 3U);
    const Rect inner = selected[0].rect;
    const Rect outer = both[1].rect; // with the clear edge
    const float edges = (selected[0].stroke.width + both[1].stroke.width) / 2;
    EXPECT_EQ(both[2], selected[0]);
    EXPECT_LT(outer.x + edges, inner.x);
    EXPECT_LT(outer.y + edges, inner.y);
    EXPECT_GT(outer.right() - edges, inner.right());
}

TEST_P(ThreeLooksTest, of_a_cut_link) {
    const Target target = LinkTarget{0, 1};
    const Scene plain = at(ms(200), {}, {});
    const std::vector<Line> selected = added<Line>(at(ms(200), {}, target), plain);
    const std::vector<Line> pointed = added<Line>(at(ms(200), {sim::Spot(target)}, {}), plain);
    ASSERT_EQ(selected.size(), 2U);
    ASSERT_EQ(pointed.size(), 3U) << "a soft band and its two edges";
    const Scene both = at(ms(200), {sim::Spot(target)}, target);
    for (const Line& line : selected)
        EXPECT_NE(std::ranges::find(both.shapes, Shape(line)), both.shapes.end());
    for (const Line& line : {pointed[1], pointed[2]}) {
        EXPECT_NE(std::ranges::find(both.shapes, Shape(line)), both.shapes.end());
        const float away = std::abs(line.from.y - selected[0].from.y); // A and B stand in one row
        EXPECT_GT(away - line.stroke.width / 2, selected[0].stroke.width / 2) << "beside the selection";
    }
    // Cross and dots are those of the cut link.
    for (const Shape& shape : plain.shapes) {
        if (std::holds_alternative<Line>(shape)) {
            EXPECT_NE(std::ranges::find(both.shapes, shape), both.shapes.end());
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Both, ThreeLooksTest, testing::Bool(),
                         [](const auto& dark) { return dark.param ? "dark" : "light"; });

} // namespace
} // namespace render
