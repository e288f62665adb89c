#include "render/stage/partition.h"

#include <gtest/gtest.h>

#include <cmath>

#include "render/stage/contour.h"
#include "tests/render/worlds.h"

namespace render {
namespace {

TEST(PartitionTest, groups_are_what_still_talks_to_each_other) {
    sim::World world = sim::make_world(render_tests::config(5));
    EXPECT_EQ(groups_of(world).count, 1);
    sim::apply(world, sim::Partition{{0, 1, 0, 1, 2, 0, 0, 0, 0}});
    EXPECT_EQ(group_names(groups_of(world), 5), "A C | B D | E");
    sim::apply(world, sim::Heal{});
    EXPECT_EQ(groups_of(world).count, 1);
}

TEST(PartitionTest, cuts_within_a_group_do_not_part_it) {
    sim::World world = sim::make_world(render_tests::config(3));
    sim::apply(world, sim::Cut{0, 1, true});
    EXPECT_EQ(groups_of(world).count, 1) << "A and B still meet in C";
}

TEST(ContourTest, zero_curve_of_a_circle_is_closed_and_round) {
    const auto value = [](Point p) { return std::sqrt(p.x * p.x + p.y * p.y) - 50; };
    const auto curves = zero_curves(value, {-100, -100, 200, 200}, 8);
    ASSERT_EQ(curves.size(), 1U);
    EXPECT_EQ(curves[0].front(), curves[0].back());
    for (const Point p : curves[0])
        EXPECT_NEAR(value(p), 0, 0.5);
}

TEST(ContourTest, zero_curve_of_a_slope_crosses_the_area) {
    const auto curves = zero_curves([](Point p) { return p.x - 33; }, {0, 0, 100, 60}, 10);
    ASSERT_EQ(curves.size(), 1U);
    EXPECT_EQ(std::abs(curves[0].front().y - curves[0].back().y), 60);
}

} // namespace
} // namespace render
