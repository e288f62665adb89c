// The three looks of a log entry.

#include <gtest/gtest.h>

#include <algorithm>
#include <variant>

#include "render/stage_layout.h"
#include "tests/render/worlds.h"

namespace render {
namespace {

using render_tests::ms;

constexpr Rect kArea{0, 0, 1130, 690};

// What is known on the entry's own node, of what the cluster has committed.
TEST(EntryLookTest, not_committed_is_dashed_committed_is_filled_and_pale_in_between) {
    sim::Run run = render_tests::led_by_c({{ms(150), sim::Request{1, 2, {raft::Op::Set, 5}}}});
    sim::Time committed = ms(150);
    while (run.at(committed).servers[2].node.commit_index == 0)
        committed += ms(1);
    const View view = render_tests::view();
    const auto look = [&](sim::Time at, raft::NodeId node) {
        const Scene scene = stage_scene(run.at(at), view, kArea);
        const auto entry = std::ranges::find(scene.hits, Target(EntryTarget{node, 1}), &HitArea::target);
        const Rect rect = entry->rect.value();
        for (const Shape& shape : scene.shapes) {
            const auto* box = std::get_if<Box>(&shape);
            if (box != nullptr && box->rect == rect) return *box;
        }
        ADD_FAILURE() << "the entry is not drawn";
        return Box{};
    };
    sim::Time stored = ms(150);
    while (run.at(stored).servers[2].node.log.last_index() == 0)
        stored += ms(1);
    const Box open = look(stored, 2);
    const Box leaders = look(committed, 2);
    const Box followers = look(committed, 0);
    EXPECT_GT(open.stroke.dash, 0);
    EXPECT_EQ(leaders.stroke.dash, 0);
    EXPECT_EQ(followers.stroke.dash, 0);
    EXPECT_EQ(leaders.fill, term_colors(*view.theme, 1).fill);
    EXPECT_NE(followers.fill, leaders.fill);
    EXPECT_NE(followers.fill, open.fill);
    EXPECT_EQ(look(ms(600), 0).fill, leaders.fill);
}

// What is selected is outlined, not painted over: a cut link is dotted and crossed as before.
TEST(SelectionTest, selected_cut_link_still_looks_cut) {
    sim::Run run = render_tests::led_by_c({{ms(150), sim::Cut{0, 1}}});
    View view = render_tests::view();
    const Scene before = stage_scene(run.at(ms(200)), view, kArea);
    view.selected = LinkTarget{0, 1};
    const Scene selected = stage_scene(run.at(ms(200)), view, kArea);
    const auto link = std::ranges::find(selected.hits, Target(LinkTarget{0, 1}), &HitArea::target);
    const auto along = [&](const Scene& scene) {
        std::vector<Line> lines;
        for (const Shape& shape : scene.shapes) {
            const auto* line = std::get_if<Line>(&shape);
            if (line != nullptr && line->from == link->a && line->to == link->b) lines.push_back(*line);
        }
        return lines;
    };
    ASSERT_EQ(along(before).size(), 1U);
    const std::vector<Line> lines = along(selected);
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[0].stroke.color, view.theme->text);
    EXPECT_EQ(lines[1].stroke.color, view.theme->background) << "so that it is an edge on either side";
    EXPECT_LT(lines[1].stroke.width, lines[0].stroke.width - 2);
    EXPECT_EQ(lines[2], along(before)[0]);
    for (const Shape& shape : before.shapes) {
        if (!std::holds_alternative<Line>(shape)) continue;
        EXPECT_TRUE(std::ranges::find(selected.shapes, shape) != selected.shapes.end()) << "the cross is gone";
    }
}

} // namespace
} // namespace render
