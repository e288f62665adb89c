#include "render/paint/paint.h"

#include <gtest/gtest.h>

#include "render/paint/dashes.h"
#include "render/paint/hatching.h"
#include "render/pen.h"

namespace render {
namespace {

float length_of(std::span<const Point> path) {
    float length = 0;
    for (std::size_t i = 1; i < path.size(); ++i)
        length += distance(path[i - 1], path[i]);
    return length;
}

TEST(DashesTest, dashes_are_as_long_as_asked_for_also_around_corners) {
    const Point path[]{{0, 0}, {25, 0}, {25, 40}};
    std::vector<float> lengths;
    for_each_dash(path, false, 10, 5, [&](std::span<const Point> dash) { lengths.push_back(length_of(dash)); });
    ASSERT_EQ(lengths.size(), 5U);
    for (std::size_t i = 0; i < 4; ++i)
        EXPECT_NEAR(lengths[i], 10, 1e-3);
    EXPECT_NEAR(lengths[4], 5, 1e-3) << "the last one is cut by the end";
}

TEST(DashesTest, closed_path_returns_to_its_start) {
    const Point square[]{{0, 0}, {10, 0}, {10, 10}, {0, 10}};
    float drawn = 0;
    for_each_dash(square, true, 4, 4, [&](std::span<const Point> dash) { drawn += length_of(dash); });
    EXPECT_NEAR(drawn, 20, 1e-3);
}

TEST(DashesTest, box_outline_stays_within_the_box) {
    for (const Point p : box_outline({10, 10, 40, 20}, 6)) {
        EXPECT_GE(p.x, 9.99F);
        EXPECT_LE(p.x, 50.01F);
        EXPECT_GE(p.y, 9.99F);
        EXPECT_LE(p.y, 30.01F);
    }
}

TEST(HatchingTest, lines_end_on_the_circle) {
    const Point center{50, 50};
    const std::vector<Line> lines = hatch_circle(center, 20, 5);
    EXPECT_GE(lines.size(), 7U);
    for (const Line& line : lines) {
        EXPECT_NEAR(distance(line.from, center), 20, 0.01);
        EXPECT_NEAR(distance(line.to, center), 20, 0.01);
    }
}

TEST(HatchingTest, lines_stay_within_the_box) {
    const Rect box{10, 10, 60, 8};
    const std::vector<Line> lines = hatch_box(box, 4);
    EXPECT_GE(lines.size(), 10U);
    for (const Line& line : lines) {
        for (const Point p : {line.from, line.to}) {
            EXPECT_GE(p.x, box.x - 0.01F);
            EXPECT_LE(p.x, box.right() + 0.01F);
            EXPECT_GE(p.y, box.y - 0.01F);
            EXPECT_LE(p.y, box.bottom() + 0.01F);
        }
    }
}

} // namespace
} // namespace render
