#include "render/hit.h"

#include <gtest/gtest.h>

namespace render {
namespace {

TEST(HitTest, hit_disc_within_its_reach_only) {
    Scene scene;
    scene.hits.push_back({.target = NodeTarget{3}, .a = {100, 100}, .b = {100, 100}, .reach = 10, .rect = {}});
    EXPECT_EQ(hit(scene, {107, 107}), Target(NodeTarget{3}));
    EXPECT_EQ(hit(scene, {108, 108}), std::nullopt);
}

TEST(HitTest, hit_line_along_its_length_only) {
    Scene scene;
    scene.hits.push_back({.target = LinkTarget{0, 1}, .a = {0, 0}, .b = {100, 0}, .reach = 5, .rect = {}});
    EXPECT_EQ(hit(scene, {50, 4}), Target(LinkTarget{0, 1}));
    EXPECT_EQ(hit(scene, {50, 6}), std::nullopt);
    EXPECT_EQ(hit(scene, {106, 0}), std::nullopt);
}

TEST(HitTest, hit_of_several_the_one_painted_last_wins) {
    Scene scene;
    scene.hits.push_back({.target = NodeTarget{0}, .a = {0, 0}, .b = {0, 0}, .reach = 10, .rect = {}});
    scene.hits.push_back({.target = MessageTarget{7}, .a = {}, .b = {}, .reach = 0, .rect = Rect{-2, -2, 4, 4}});
    EXPECT_EQ(hit(scene, {0, 0}), Target(MessageTarget{7}));
    EXPECT_EQ(hit(scene, {5, 5}), Target(NodeTarget{0}));
}

} // namespace
} // namespace render
