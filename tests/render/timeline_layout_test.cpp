#include "render/timeline_layout.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "render/hit.h"
#include "render/text_measure.h"
#include "render/timeline/axis.h"
#include "render/timeline/marks.h"
#include "tests/render/words_for_tests.h"
#include "tests/render/worlds.h"

namespace render {
namespace {

using render_tests::ms;

constexpr Rect kArea{0, 0, 1600, 255};

Scene draw(sim::Run& run, sim::Time from, sim::Time to, sim::Time known, Rect area = kArea) {
    TimelineRecorder recorder;
    return timeline_scene(render_tests::gathered(recorder, run, from, known), render_tests::view(), area, from, to,
                          known);
}

template <class Kind>
std::size_t count(const Scene& scene) {
    return static_cast<std::size_t>(std::count_if(scene.shapes.begin(), scene.shapes.end(), [](const Shape& shape) {
        return std::holds_alternative<Kind>(shape);
    }));
}

bool shows(const Scene& scene, std::string_view text) {
    return std::any_of(scene.shapes.begin(), scene.shapes.end(), [text](const Shape& shape) {
        const auto* found = std::get_if<Text>(&shape);
        return found != nullptr && found->text == text;
    });
}

// Words at the top and lines through the lanes, apart: none is left out because another stands at its place.
TEST(TimelineLayoutTest, marks_close_to_each_other_all_have_their_names) {
    for (sim::Time apart = ms(1); apart < ms(60); apart += ms(3)) {
        sim::Run run = render_tests::led_by_c({{ms(300), sim::Loss{30, {}, {}}},
                                               {ms(300) + apart, sim::Request{1, 2, {raft::Op::Set, 5}}},
                                               {ms(300) + 2 * apart, sim::Request{2, 2, {raft::Op::Set, 3}}}});
        const Scene scene = draw(run, 0, ms(2000), ms(2000));
        std::vector<Rect> words;
        for (const char* name : {"loss 30%", "SET 5", "SET 3"}) {
            const auto found = std::ranges::find_if(scene.shapes, [&](const Shape& shape) {
                const auto* text = std::get_if<Text>(&shape);
                return text != nullptr && text->text == name;
            });
            ASSERT_NE(found, scene.shapes.end()) << name << " at " << apart;
            words.push_back(text_box(std::get<Text>(*found)));
        }
        for (const Shape& shape : scene.shapes) {
            const auto* line = std::get_if<Line>(&shape);
            if (line == nullptr || line->from.x != line->to.x) continue;
            for (const Rect& box : words) {
                const bool beside = line->from.x > box.right() - 1 && line->from.x < box.right() + 4;
                EXPECT_FALSE(beside && line->from.y < box.y + 0.5F * box.height) << "a line against words at " << apart;
            }
        }
    }
}

TEST(TimelineLayoutTest, time_at_is_the_inverse_of_where_moments_are) {
    const Rect lanes = lanes_area(kArea, 16);
    const sim::Time from = ms(200);
    const sim::Time to = ms(1200);
    EXPECT_EQ(time_at(lanes.x, kArea, 16, from, to), from);
    EXPECT_EQ(time_at(lanes.right(), kArea, 16, from, to), to);
    for (sim::Time at = from; at <= to; at += ms(50)) {
        const float x = lanes.x + static_cast<float>(at - from) / static_cast<float>(to - from) * lanes.width;
        EXPECT_NEAR(static_cast<double>(time_at(x, kArea, 16, from, to)), static_cast<double>(at), 200);
    }
}

// A recorder may still hold what lies before the stretch, and a role may have lasted too short a time to be seen.
TEST(TimelineLayoutTest, band_shows_the_role_of_the_stretch_not_of_what_went_before) {
    Timeline timeline{.from = 1000, .to = 2000, .lanes = {}, .arrows = {}, .marks = {}, .walls = {}};
    timeline.lanes.push_back({RoleSpan{.from = 0, .to = 500, .role = raft::Role::Follower},
                              RoleSpan{.from = 500, .to = 1001, .role = raft::Role::Candidate},
                              RoleSpan{.from = 1001, .to = 2000, .role = raft::Role::Leader}});
    const Scene scene = timeline_scene(timeline, render_tests::view(), {0, 0, 1000, 200}, 1000, 2000, 2000);
    const Color leader = render_tests::view().theme->leader;
    const auto is_band = [&](const Shape& shape) {
        const auto* box = std::get_if<Box>(&shape);
        return box != nullptr && box->fill == leader && box->rect.width > 900;
    };
    EXPECT_EQ(std::ranges::count_if(scene.shapes, is_band), 1);
}

TEST(TimelineLayoutTest, time_at_stays_within_the_stretch) {
    EXPECT_EQ(time_at(-50, kArea, 16, ms(200), ms(900)), ms(200));
    EXPECT_EQ(time_at(5000, kArea, 16, ms(200), ms(900)), ms(900));
}

TEST(TimelineLayoutTest, ticks_are_round_and_not_too_many) {
    EXPECT_EQ(round_ticks(sim::kSecond, 1500, 90).step, 100'000);
    EXPECT_EQ(round_ticks(sim::kSecond, 1500, 90).decimals, 1);
    EXPECT_EQ(round_ticks(ms(3), 1500, 90).step, 200);
    EXPECT_EQ(round_ticks(3600 * sim::kSecond, 1500, 90).decimals, 0);
}

TEST(TimelineLayoutTest, marks_have_their_words) {
    sim::Run run = render_tests::partitioned();
    const Scene scene = draw(run, 0, ms(700), ms(600));
    EXPECT_TRUE(shows(scene, "partition A B | C D E"));
    EXPECT_TRUE(shows(scene, "term 1"));
    EXPECT_TRUE(shows(scene, "SET 5"));
}

TEST(TimelineLayoutTest, acts_of_one_moment_are_counted) {
    sim::Run run = render_tests::led_by_c(
        {{ms(600), sim::Kill{2}}, {ms(600), sim::Kill{0}}, {ms(600), sim::Heal{}}, {ms(600), sim::Pause{1}}});
    const Scene scene = draw(run, 0, ms(1000), ms(1000));
    EXPECT_TRUE(shows(scene, "A C stop +1")) << "healing what is whole is no act";
    EXPECT_FALSE(shows(scene, "A stops"));
}

// Not every input is a fault.
TEST(TimelineLayoutTest, a_new_timing_is_no_trouble) {
    sim::Timing timing;
    timing.heartbeat = ms(70);
    sim::Run run = render_tests::led_by_c({{ms(600), sim::SetTiming{timing}}});
    const Scene scene = draw(run, 0, ms(1000), ms(1000));
    const auto found = std::ranges::find_if(scene.shapes, [&](const Shape& shape) {
        const auto* text = std::get_if<Text>(&shape);
        return text != nullptr && text->text.find("70 ms") != std::string::npos;
    });
    ASSERT_NE(found, scene.shapes.end());
    EXPECT_EQ(std::get<Text>(*found).color, light_theme().muted_text);
}

TEST(TimelineLayoutTest, mark_leads_to_its_moment) {
    sim::Run run = render_tests::partitioned();
    const Scene scene = draw(run, 0, ms(1000), ms(900));
    const Rect lanes = lanes_area(kArea, 16);
    EXPECT_EQ(hit(scene, {lanes.x + 0.3F * lanes.width, lanes.y + 3}), Target(TimeTarget{ms(300)}));
}

TEST(TimelineLayoutTest, nothing_reaches_beyond_the_lanes) {
    sim::Run run = render_tests::partitioned();
    const Rect lanes = lanes_area(kArea, 16);
    const Scene scene = draw(run, ms(120), ms(420), ms(405));
    for (const Shape& shape : scene.shapes) {
        if (const auto* line = std::get_if<Line>(&shape)) {
            EXPECT_GE(std::min(line->from.x, line->to.x), lanes.x - 5);
            EXPECT_LE(std::max(line->from.x, line->to.x), lanes.right() + 5);
        }
        if (const auto* box = std::get_if<Box>(&shape)) {
            EXPECT_GE(box->rect.x, lanes.x - 1);
            EXPECT_LE(box->rect.right(), lanes.right() + 1);
        }
    }
}

TEST(TimelineLayoutTest, roles_from_before_the_stretch_leave_no_trace) {
    sim::Run run = render_tests::led_by_c();
    TimelineRecorder recorder;
    render_tests::gathered(recorder, run, 0, ms(1900)); // from before there was a leader
    const Scene slid = timeline_scene(render_tests::gathered(recorder, run, ms(800), ms(1900)), render_tests::view(),
                                      kArea, ms(800), ms(2000), ms(1900));
    const Scene fresh = draw(run, ms(800), ms(2000), ms(1900));
    const auto bands = [](const Scene& scene) {
        std::vector<Color> colors;
        for (const Shape& shape : scene.shapes) {
            if (const auto* box = std::get_if<Box>(&shape)) colors.push_back(box->fill);
        }
        return colors;
    };
    EXPECT_EQ(bands(slid), bands(fresh));
}

// The same past, and then nothing or very much.
TEST(TimelineLayoutTest, the_past_looks_alike_in_every_future) {
    std::vector<sim::TimedInput> busy;
    for (int i = 0; i < 60; ++i) {
        busy.push_back({ms(1000 + 10 * i), sim::Request{static_cast<raft::ClientId>(i + 1), 2, {raft::Op::Get, 0}}});
        if (i % 20 == 0) busy.push_back({ms(1001 + 10 * i), sim::FireTimer{static_cast<raft::NodeId>(i / 20)}});
    }
    sim::Run quiet_run = render_tests::led_by_c();
    sim::Run busy_run = render_tests::led_by_c(busy);
    const auto past = [](const Scene& scene, sim::Time from, sim::Time to) {
        const Rect lanes = lanes_area(kArea, 16);
        const float end = lanes.x + lanes.width * static_cast<float>(ms(990) - from) / static_cast<float>(to - from);
        std::vector<Shape> shapes;
        for (const Shape& shape : scene.shapes) {
            const auto* line = std::get_if<Line>(&shape);
            const auto* polygon = std::get_if<Polygon>(&shape);
            if ((line != nullptr && std::max(line->from.x, line->to.x) < end) ||
                (polygon != nullptr && polygon->points.front().x < end))
                shapes.push_back(shape);
        }
        return shapes;
    };
    for (const sim::Time from : {sim::Time{0}, ms(500), ms(800)}) {
        for (const sim::Time to : {ms(1200), ms(1700), ms(3000), ms(9000)}) {
            const auto quiet = past(draw(quiet_run, from, to, to), from, to);
            if (to < ms(2000)) {
                EXPECT_GT(quiet.size(), 10U);
            }
            EXPECT_TRUE(past(draw(busy_run, from, to, to), from, to) == quiet) << from << ' ' << to;
        }
    }
}

TEST(TimelineLayoutTest, a_loss_at_a_stopped_node_is_seen_on_its_lane) {
    sim::Run run = render_tests::led_by_c({{ms(240), sim::Kill{0}}});
    const Scene scene = draw(run, ms(200), ms(700), ms(700));
    const auto row = std::ranges::find(scene.hits, Target(NodeTarget{0}), &HitArea::target);
    ASSERT_NE(row, scene.hits.end());
    const float lane = row->rect->center().y;
    int strokes = 0;
    bool covered = false;
    for (const Shape& shape : scene.shapes) {
        const auto* line = std::get_if<Line>(&shape);
        const auto* box = std::get_if<Box>(&shape);
        if (line != nullptr && line->stroke.color == light_theme().trouble &&
            std::abs((line->from.y + line->to.y) / 2 - lane) < 0.5F && std::abs(line->to.x - line->from.x) > 1)
            ++strokes;
        // The band of the lane comes first.
        covered = covered || (strokes > 0 && box != nullptr && std::abs(box->rect.center().y - lane) < 0.5F);
    }
    EXPECT_GE(strokes, 2 * 8) << "a cross for each heartbeat";
    EXPECT_FALSE(covered);
}

TEST(TimelineLayoutTest, what_all_expect_is_left_out_first) {
    sim::Run run = render_tests::led_by_c();
    const auto replies = [&](sim::Time to) {
        const Scene scene = draw(run, ms(200), to, to);
        return std::ranges::count_if(scene.shapes, [](const Shape& shape) {
            const auto* line = std::get_if<Line>(&shape);
            return line != nullptr && line->stroke.dash > 0;
        });
    };
    const auto heads = [&](sim::Time to) { return count<Polygon>(draw(run, ms(200), to, to)); };
    EXPECT_GT(replies(ms(600)), 10);
    EXPECT_EQ(replies(ms(2200)), 0) << "answers go before heartbeats";
    EXPECT_GT(heads(ms(2200)), 50U);
    EXPECT_EQ(heads(ms(20'000)), 0U);
}

TEST(TimelineLayoutTest, long_stretch_is_thinned_out) {
    sim::Run run = render_tests::led_by_c();
    const Scene close = draw(run, ms(1000), ms(2000), ms(1900));
    const Scene far = draw(run, 0, ms(60'000), ms(59'000));
    const Scene farthest = draw(run, 0, ms(600'000), ms(599'000));
    EXPECT_GT(count<Polygon>(close), 50U);
    EXPECT_LT(far.shapes.size(), 1500U);
    EXPECT_LT(farthest.shapes.size(), 300U);
}

TEST(TimelineLayoutTest, small_area_keeps_lanes_apart) {
    sim::Run run = render_tests::partitioned();
    const Rect area{0, 0, 500, 70};
    const Scene scene = draw(run, 0, ms(700), ms(600), area);
    for (const Shape& shape : scene.shapes) {
        if (const auto* box = std::get_if<Box>(&shape)) {
            EXPECT_LE(box->rect.bottom(), area.bottom());
        }
        if (const auto* text = std::get_if<Text>(&shape)) {
            EXPECT_LE(text->at.y, area.bottom());
        }
    }
    EXPECT_TRUE(shows(scene, "E"));
}

TEST(InputWordsTest, every_kind_has_words_in_both_languages) {
    const sim::Input inputs[]{sim::Kill{0},
                              sim::Restart{0},
                              sim::Pause{0},
                              sim::Resume{0},
                              sim::FireTimer{0},
                              sim::Cut{0, 1},
                              sim::Cut{0, 1, false},
                              sim::Mend{0, 1},
                              sim::Mend{0, 1, false},
                              sim::Partition{{0, 1}},
                              sim::Isolate{0},
                              sim::Heal{},
                              sim::Loss{10, {}, {}},
                              sim::Latency{{ms(1), ms(2)}, {}, {}},
                              sim::Duplicate{5},
                              sim::Deliver{1},
                              sim::Drop{1},
                              sim::Request{1, {}, {raft::Op::Get, 0}},
                              sim::SetTiming{{}},
                              sim::Delay{1, ms(10)},
                              sim::Copy{1}};
    for (const char* language : {"en", "zh"}) {
        for (const sim::Input& input : inputs) {
            const std::string text = input_words(input, 5, render_tests::words(language));
            EXPECT_EQ(text.find("timeline."), std::string::npos) << text;
            EXPECT_EQ(text.find('{'), std::string::npos) << text;
        }
    }
    EXPECT_EQ(input_words(sim::Partition{{0, 1, 0, 1, 2}}, 5, render_tests::words("en")), "partition A C | B D | E");
}

} // namespace
} // namespace render
