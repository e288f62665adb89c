// The logs on the stage: in full while that hides nothing that matters, else as narrow cells that show all.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "render/hit.h"
#include "render/stage/node_places.h"
#include "render/stage_layout.h"
#include "render/text_measure.h"
#include "tests/render/worlds.h"

namespace render {
namespace {

using render_tests::ms;
using Terms = std::vector<raft::Term>;

struct Size {
    float width;
    float height;
    float font;
};

// What a lesson without panels leaves of windows of 1024 × 640, 1280 × 720, 1600 × 1000 and 2560 × 1440, some without
// its card.
constexpr Size kSizes[]{{1024, 440, 13},  {1024, 440, 16},  {1280, 540, 13}, {1280, 676, 13},
                        {1280, 540, 16},  {1600, 800, 15},  {1600, 957, 15}, {1600, 1000, 16},
                        {2560, 1230, 18}, {2560, 1390, 18}, {2560, 1440, 24}};

constexpr Rect kArea{0, 0, 1130, 690};

bool overlap(const Rect& a, const Rect& b) {
    constexpr float kTouch = 0.01F; // cells answer the mouse right up to their neighbours
    return a.x + kTouch < b.right() && b.x + kTouch < a.right() && a.y + kTouch < b.bottom() &&
           b.y + kTouch < a.bottom();
}

using Entries = std::map<std::pair<raft::NodeId, raft::Index>, Rect>;

Entries entries_of(const Scene& scene) {
    Entries found;
    for (const HitArea& area : scene.hits) {
        if (const auto* entry = std::get_if<EntryTarget>(&area.target))
            found[{entry->node, entry->index}] = area.rect.value();
    }
    return found;
}

std::vector<raft::Index> shown(const Scene& scene, raft::NodeId node) {
    std::vector<raft::Index> found;
    for (const auto& [entry, rect] : entries_of(scene)) {
        if (entry.first == node) found.push_back(entry.second);
    }
    return found;
}

std::vector<raft::Index> from_to(raft::Index first, raft::Index last) {
    std::vector<raft::Index> all;
    for (raft::Index i = first; i <= last; ++i)
        all.push_back(i);
    return all;
}

// Narrower than the least box of the full form.
bool is_compact(const Scene& scene, float em) {
    const Entries entries = entries_of(scene);
    return !entries.empty() && entries.begin()->second.width < 2.4F * em;
}

float em_of(const View& view, int nodes, Rect area) {
    return place_nodes(nodes, area, view.font_size, view.shows).em;
}

bool is_compact(const sim::World& world, const View& view, Rect area = kArea) {
    return is_compact(stage_scene(world, view, area), em_of(view, world.node_count(), area));
}

bool is_compact(const std::vector<Terms>& logs, const View& view, Rect area = kArea) {
    sim::Run run = render_tests::with_logs(logs);
    return is_compact(run.at(0), view, area);
}

bool has_text(const Scene& scene, std::string_view wanted) {
    return std::ranges::any_of(scene.shapes, [wanted](const Shape& shape) {
        const auto* text = std::get_if<Text>(&shape);
        return text != nullptr && text->text == wanted;
    });
}

// The number below an entry, or nothing.
const Text* index_below(const Scene& scene, Rect entry, raft::Index index) {
    for (const Shape& shape : scene.shapes) {
        const auto* text = std::get_if<Text>(&shape);
        if (text != nullptr && text->text == std::to_string(index) && text->align == Align::Center &&
            std::abs(text->at.x - entry.center().x) < 1 && text->at.y > entry.bottom() &&
            text->at.y < entry.bottom() + entry.height) {
            return text;
        }
    }
    return nullptr;
}

Terms repeated(std::size_t count, raft::Term term) {
    return Terms(count, term);
}

Terms joined(Terms front, const Terms& back) {
    front.insert(front.end(), back.begin(), back.end());
    return front;
}

class FigureSevenTest : public testing::TestWithParam<Size> {};

TEST_P(FigureSevenTest, every_entry_is_seen_with_term_and_index_and_answers_the_mouse) {
    const Size size = GetParam();
    sim::Run run = render_tests::with_logs(render_tests::figure_7());
    View view = render_tests::view();
    view.font_size = size.font;
    const Scene scene = stage_scene(run.at(0), view, {0, 0, size.width, size.height});
    const Entries entries = entries_of(scene);
    for (raft::NodeId node = 0; node < 7; ++node) {
        const Terms& log = render_tests::figure_7()[node];
        ASSERT_EQ(shown(scene, node), from_to(1, log.size()));
        for (raft::Index index = 1; index <= log.size(); ++index) {
            const Rect box = entries.at({node, index});
            EXPECT_EQ(hit(scene, box.center()), Target(EntryTarget{node, index}));
            if (index > 1) {
                EXPECT_NEAR(box.x, entries.at({node, index - 1}).right(), 0.01) << "nothing between two entries";
            }
            EXPECT_NE(index_below(scene, box, index), nullptr);
            const auto inside = std::ranges::count_if(scene.shapes, [&](const Shape& shape) {
                const auto* text = std::get_if<Text>(&shape);
                return text != nullptr && text->text == std::to_string(log[index - 1]) && box.contains(text->at);
            });
            EXPECT_EQ(inside, 1) << "its term";
        }
    }
}

TEST_P(FigureSevenTest, cells_are_of_one_width_and_readable_and_lie_apart_in_their_labels) {
    const Size size = GetParam();
    const Rect area{0, 0, size.width, size.height};
    sim::Run run = render_tests::with_logs(render_tests::figure_7());
    View view = render_tests::view();
    view.font_size = size.font;
    const Scene scene = stage_scene(run.at(0), view, area);
    const StagePlaces places = place_nodes(7, area, size.font);
    const Entries entries = entries_of(scene);
    std::vector<Rect> boxes;
    for (const auto& [entry, box] : entries) {
        EXPECT_FLOAT_EQ(box.width, entries.begin()->second.width);
        EXPECT_GE(box.width, 0.9F * places.em);
        const Rect& label = places.nodes[entry.first].label;
        EXPECT_GE(box.x, label.x - 1);
        EXPECT_LE(box.right(), label.right() + 1);
        boxes.push_back(box);
        const Text* index = index_below(scene, box, entry.second);
        ASSERT_NE(index, nullptr);
        EXPECT_GE(index->size, crisp_size(0.62F * places.em));
        boxes.push_back(text_box(*index));
    }
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j)
            EXPECT_FALSE(overlap(boxes[i], boxes[j])) << i << " and " << j;
    }
}

INSTANTIATE_TEST_SUITE_P(Sizes, FigureSevenTest, testing::ValuesIn(kSizes), [](const auto& size) {
    return std::to_string(static_cast<int>(size.param.width)) + "x" +
           std::to_string(static_cast<int>(size.param.height)) + "_font_" +
           std::to_string(static_cast<int>(size.param.font));
});

TEST(LogFormTest, short_logs_stand_in_full_whatever_is_pointed_at) {
    for (const int nodes : {3, 5, 7, 9}) {
        std::vector<Size> sizes(std::begin(kSizes), std::end(kSizes));
        sizes.insert(sizes.end(), {{660, 400, 13}, {830, 480, 13}, {1130, 690, 15}, {1180, 700, 18}}); // beside panels
        for (const Size size : sizes) {
            std::vector<Terms> logs(static_cast<std::size_t>(nodes), {1, 1, 3});
            logs[0] = {1, 1, 2}; // another leader's entry
            View view = render_tests::view();
            view.font_size = size.font;
            view.pointed = {PartTarget{0, NodePart::Log}, Target(EntryTarget{1, 1})};
            view.selected = EntryTarget{2, 1};
            EXPECT_FALSE(is_compact(logs, view, {0, 0, size.width, size.height})) << nodes << " at " << size.width;
        }
    }
}

TEST(LogFormTest, logs_of_which_one_is_only_shorter_stand_in_full) {
    EXPECT_FALSE(
        is_compact({repeated(20, 1), repeated(19, 1), repeated(3, 1), {}, repeated(20, 1)}, render_tests::view()));
}

TEST(LogFormTest, logs_that_differ_where_the_full_form_hides_it_are_compact) {
    const Terms old = joined(repeated(4, 1), {2, 2});
    const Terms later = joined(repeated(4, 1), repeated(10, 3));
    const View view = render_tests::view();
    EXPECT_TRUE(is_compact({old, later, later, later, later}, view));
    // The same entries at the newest end of both are seen in full, with their commands.
    const Terms as_new = joined(repeated(4, 1), {3, 3});
    EXPECT_FALSE(is_compact({old, as_new, as_new, as_new, as_new}, view));
}

TEST(LogFormTest, conflict_of_two_short_logs_that_a_long_one_does_not_share_is_found) {
    // Only the third log hides anything, and it agrees with the first.
    const Terms other = {1, 2};
    const Terms all = repeated(14, 1);
    EXPECT_TRUE(is_compact({{1, 1}, other, all, all, all}, render_tests::view()));
    EXPECT_FALSE(is_compact({{1, 1}, {1}, all, all, all}, render_tests::view()));
}

TEST(LogFormTest, hidden_entry_that_is_pointed_at_or_selected_makes_all_logs_compact) {
    const std::vector<Terms> logs(5, repeated(9, 1));
    View view = render_tests::view();
    EXPECT_FALSE(is_compact(logs, view));
    view.pointed = {Target(EntryTarget{1, 9})};
    EXPECT_FALSE(is_compact(logs, view)) << "the newest entry shows in full";
    view.pointed = {Target(EntryTarget{1, 2})};
    EXPECT_TRUE(is_compact(logs, view));
    view.pointed = {PartTarget{1, NodePart::Log}};
    EXPECT_TRUE(is_compact(logs, view));
    view.pointed = {Target(NodeTarget{1}), Target(EntryTarget{1, 10}), PartTarget{1, NodePart::Value}};
    EXPECT_FALSE(is_compact(logs, view));
    view.pointed = {PartTarget{0, NodePart::Log}};
    EXPECT_TRUE(is_compact({repeated(2, 1), repeated(9, 1), {}, {}, {}}, view)) << "compared with one that is long";
    EXPECT_FALSE(is_compact({repeated(2, 1), repeated(3, 1), {}, {}, {}}, view)) << "all of both is seen";
    view.pointed.clear();
    view.selected = EntryTarget{2, 1};
    EXPECT_TRUE(is_compact(logs, view));
}

// A leader that gets one request or many at once, and followers that hear of them a heartbeat later.
TEST(LogFormTest, growing_logs_never_change_their_form) {
    std::vector<sim::TimedInput> inputs;
    for (int i = 0; i < 60; ++i) {
        const sim::Time at = ms(150 + 40 * (i / 6) + (i % 12 == 5 ? 20 : 0));
        inputs.push_back({at, sim::Request{static_cast<raft::ClientId>(i % 9 + 1), 2, {raft::Op::Set, i}}});
    }
    inputs.push_back({ms(300), sim::Kill{1}});
    inputs.push_back({ms(420), sim::Restart{1}});
    sim::Run run = render_tests::led_by_c(inputs);
    const View view = render_tests::view();
    std::size_t uneven = 0;
    for (sim::Time at = ms(200); at < ms(900); at += ms(1)) {
        const sim::World& world = run.at(at);
        EXPECT_FALSE(is_compact(world, view)) << at;
        const auto [least, most] = std::ranges::minmax(
            world.servers, {}, [](const sim::Server& server) { return server.node.log.last_index(); });
        uneven += most.node.log.last_index() >= least.node.log.last_index() + 5 ? 1U : 0U;
    }
    EXPECT_GT(run.at(ms(900)).servers[2].node.log.last_index(), 20U);
    EXPECT_GT(uneven, 20U) << "followers lag by more than what shows";
}

TEST(LogFormTest, mouse_moves_no_entry) {
    for (const bool all_alike : {true, false}) {
        std::vector<Terms> logs(7, repeated(40, 1));
        if (!all_alike) logs[3] = joined(repeated(5, 1), {2, 2});
        sim::Run run = render_tests::with_logs(logs);
        View view = render_tests::view();
        const Entries still = entries_of(stage_scene(run.at(0), view, kArea));
        EXPECT_EQ(is_compact(run.at(0), view), !all_alike);
        for (const raft::Index index : {1, 20, 35, 40}) {
            view.hovered = EntryTarget{2, index};
            EXPECT_EQ(entries_of(stage_scene(run.at(0), view, kArea)), still) << index;
        }
    }
}

class LongLogTest : public testing::TestWithParam<std::tuple<raft::Index, Size>> {};

TEST_P(LongLogTest, entry_that_is_pointed_at_or_selected_is_seen_and_the_rest_is_counted) {
    const auto [index, size] = GetParam();
    const Rect area{0, 0, size.width, size.height};
    std::vector<Terms> logs(7, joined(repeated(20, 9), repeated(20, 10)));
    logs[3] = {8};
    sim::Run run = render_tests::with_logs(logs);
    for (const bool selected : {false, true}) {
        View view = render_tests::view();
        view.font_size = size.font;
        if (selected) {
            view.selected = EntryTarget{2, index};
        } else {
            view.pointed = {Target(EntryTarget{2, index})};
        }
        const Scene scene = stage_scene(run.at(0), view, area);
        const std::vector<raft::Index> window = shown(scene, 2);
        ASSERT_GE(window.size(), 3U);
        EXPECT_EQ(window, from_to(window.front(), window.back()));
        EXPECT_GE(index, window.front());
        EXPECT_LE(index, window.back());
        const std::string before = "…+" + std::to_string(window.front() - 1);
        const std::string after = "+" + std::to_string(40 - window.back()) + "…";
        EXPECT_EQ(has_text(scene, before), window.front() > 1);
        EXPECT_EQ(has_text(scene, after), window.back() < 40);
        EXPECT_EQ(shown(scene, 1).back(), 40U) << "other logs stay at their newest end";

        const Rect box = entries_of(scene).at({2, index});
        const Text* below = index_below(scene, box, index);
        ASSERT_NE(below, nullptr);
        if (!selected) {
            ASSERT_EQ(scene.pointed.size(), 1U);
            const Rect halo = scene.pointed[0];
            for (const Rect part : {box, text_box(*below)}) {
                EXPECT_TRUE(halo.contains({part.x, part.center().y}));
                EXPECT_TRUE(halo.contains({part.right(), part.center().y}));
            }
        }
        // Words and entries lie in the label, apart.
        const StagePlaces places = place_nodes(7, area, size.font);
        std::vector<Rect> parts;
        for (const auto& [entry, rect] : entries_of(scene)) {
            if (entry.first == 2) parts.push_back(rect);
        }
        for (const Shape& shape : scene.shapes) {
            const auto* text = std::get_if<Text>(&shape);
            if (text == nullptr || (text->text != before && text->text != after)) continue;
            if (places.nodes[2].label.contains({text_box(*text).center().x, text->at.y}))
                parts.push_back(text_box(*text));
        }
        for (std::size_t i = 0; i < parts.size(); ++i) {
            EXPECT_GE(parts[i].x, places.nodes[2].label.x - 1);
            EXPECT_LE(parts[i].right(), places.nodes[2].label.right() + 1);
            for (std::size_t j = 0; j < i; ++j)
                EXPECT_FALSE(overlap(parts[i], parts[j]));
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Entries, LongLogTest,
                         testing::Combine(testing::Values(1, 2, 3, 17, 30, 33, 39, 40), testing::ValuesIn(kSizes)),
                         [](const auto& entry) {
                             const Size size = std::get<1>(entry.param);
                             return std::to_string(std::get<0>(entry.param)) + "_at_" +
                                    std::to_string(static_cast<int>(size.width)) + "x" +
                                    std::to_string(static_cast<int>(size.height)) + "_font_" +
                                    std::to_string(static_cast<int>(size.font));
                         });

TEST(LongLogTest, all_entries_pointed_at_are_seen_if_they_find_room) {
    sim::Run run = render_tests::with_logs(std::vector<Terms>(5, repeated(40, 1)));
    View view = render_tests::view();
    view.pointed = {Target(EntryTarget{0, 15}), Target(EntryTarget{0, 10}), Target(EntryTarget{0, 12})};
    const std::vector<raft::Index> window = shown(stage_scene(run.at(0), view, kArea), 0);
    EXPECT_LE(window.front(), 10U);
    EXPECT_GE(window.back(), 15U);
    // Too far apart: the newest of them.
    view.pointed = {Target(EntryTarget{0, 2}), Target(EntryTarget{0, 37})};
    EXPECT_EQ(std::ranges::count(shown(stage_scene(run.at(0), view, kArea), 0), 37U), 1);
}

// Numbers below do not touch; the first, the last and the one under the mouse are there. Terms stay in their cells.
TEST(LongLogTest, long_numbers_find_room) {
    struct Long {
        raft::Term term;
        std::size_t count;
    };
    for (const Long& log : {Long{8, 234}, Long{8, 235}, Long{98, 234}, Long{998, 234}}) {
        sim::Run run = render_tests::with_logs({repeated(log.count, log.term),
                                                joined(repeated(log.count - 9, log.term), repeated(2, log.term + 1)),
                                                repeated(log.count, log.term)});
        View view = render_tests::view();
        const Scene still = stage_scene(run.at(0), view, kArea);
        const float em = em_of(view, 3, kArea);
        ASSERT_TRUE(is_compact(still, em));
        const std::vector<raft::Index> window = shown(still, 0);
        ASSERT_GE(window.size(), 5U);
        view.hovered = EntryTarget{0, window[window.size() / 2]};
        const Scene scene = stage_scene(run.at(0), view, kArea);
        const Entries entries = entries_of(scene);
        std::vector<Rect> numbers;
        for (const raft::Index index : window) {
            const Rect box = entries.at({0, index});
            const Text* below = index_below(scene, box, index);
            const bool wanted =
                index == window.front() || index == window.back() || view.hovered == Target(EntryTarget{0, index});
            EXPECT_TRUE(below != nullptr || !wanted) << index;
            if (below != nullptr) numbers.push_back(text_box(*below));
            const auto inside = std::ranges::count_if(scene.shapes, [&](const Shape& shape) {
                const auto* text = std::get_if<Text>(&shape);
                return text != nullptr && text->text == std::to_string(log.term) && box.contains(text->at) &&
                       text->size >= crisp_size(0.62F * em) && text_box(*text).x > box.x &&
                       text_box(*text).right() < box.right();
            });
            EXPECT_EQ(inside, 1);
        }
        EXPECT_GE(numbers.size(), 3U);
        for (std::size_t i = 1; i < numbers.size(); ++i)
            EXPECT_LT(numbers[i - 1].right(), numbers[i].x);
    }
}

TEST(CompactEntryTest, committed_is_filled_and_ticked_and_else_dashed) {
    std::vector<sim::TimedInput> inputs;
    inputs.reserve(9);
    for (int i = 0; i < 9; ++i)
        inputs.push_back({ms(150), sim::Request{static_cast<raft::ClientId>(i + 1), 2, {raft::Op::Set, i}}});
    sim::Run run = render_tests::led_by_c(inputs);
    View view = render_tests::view();
    view.pointed = {PartTarget{2, NodePart::Log}};
    const auto dashed = [&](sim::Time at) {
        const Scene scene = stage_scene(run.at(at), view, kArea);
        EXPECT_TRUE(is_compact(run.at(at), view));
        const Entries entries = entries_of(scene);
        return std::ranges::count_if(scene.shapes, [&](const Shape& shape) {
            const auto* box = std::get_if<Box>(&shape);
            return box != nullptr && box->stroke.dash > 0 && std::ranges::any_of(entries, [&](const auto& entry) {
                       return entry.first.first == 2 && entry.second.contains(box->rect.center());
                   });
        });
    };
    const auto last = [&](sim::Time at) { return run.at(at).servers[2].node.log.last_index(); };
    sim::Time stored = ms(150);
    while (last(stored) < 9)
        stored += ms(1);
    EXPECT_EQ(dashed(stored), static_cast<std::ptrdiff_t>(9 - run.at(stored).servers[2].node.commit_index));
    EXPECT_GT(dashed(stored), 0);
    EXPECT_EQ(dashed(ms(600)), 0);

    const Scene applied = stage_scene(run.at(ms(600)), view, kArea);
    for (const auto& [entry, rect] : entries_of(applied)) {
        EXPECT_EQ(std::ranges::count_if(applied.shapes,
                                        [box = rect](const Shape& shape) {
                                            const auto* tick = std::get_if<Polyline>(&shape);
                                            return tick != nullptr && tick->points.size() == 3 &&
                                                   std::ranges::all_of(tick->points,
                                                                       [&](Point p) { return box.contains(p); });
                                        }),
                  1);
    }
}

} // namespace
} // namespace render
