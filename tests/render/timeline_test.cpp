#include "render/timeline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

#include "tests/render/worlds.h"

namespace render {
namespace {

using render_tests::ms;

// What of two timelines lies within [from, to] is the same.
void expect_same(const Timeline& a, const Timeline& b, sim::Time from, sim::Time to) {
    ASSERT_EQ(a.lanes.size(), b.lanes.size());
    const auto role_at = [](const std::vector<RoleSpan>& lane, sim::Time at) {
        const auto span = std::find_if(lane.begin(), lane.end(), [at](const RoleSpan& s) { return at < s.to; });
        return span == lane.end() ? lane.back() : *span;
    };
    for (std::size_t i = 0; i < a.lanes.size(); ++i) {
        for (sim::Time at = from; at < to; at += ms(1)) {
            EXPECT_EQ(role_at(a.lanes[i], at).role, role_at(b.lanes[i], at).role);
            EXPECT_EQ(role_at(a.lanes[i], at).up, role_at(b.lanes[i], at).up);
            EXPECT_EQ(role_at(a.lanes[i], at).term, role_at(b.lanes[i], at).term);
        }
    }
    const auto arrows = [&](const Timeline& timeline) {
        std::vector<std::tuple<sim::MessageId, sim::Time, float, raft::Role>> found;
        for (const MessageArrow& arrow : timeline.arrows) {
            const bool within = arrow.ended > from && arrow.sent <= to;
            if (within) found.emplace_back(arrow.id, arrow.ended, arrow.way, arrow.sender_role);
        }
        return found;
    };
    EXPECT_EQ(arrows(a), arrows(b));
    const auto marks = [&](const Timeline& timeline) {
        return std::count_if(timeline.marks.begin(), timeline.marks.end(),
                             [&](const TimelineMark& mark) { return mark.at > from && mark.at <= to; });
    };
    EXPECT_EQ(marks(a), marks(b));
}

TEST(TimelineTest, spans_follow_each_other_and_cover_the_stretch) {
    sim::Run run = render_tests::led_by_c({{ms(400), sim::Kill{2}}, {ms(900), sim::Restart{2}}});
    TimelineRecorder recorder;
    const Timeline& timeline = render_tests::gathered(recorder, run, 0, ms(1200));
    ASSERT_EQ(timeline.lanes.size(), 5U);
    for (const std::vector<RoleSpan>& lane : timeline.lanes) {
        EXPECT_EQ(lane.front().from, 0);
        EXPECT_EQ(lane.back().to, ms(1200));
        for (std::size_t i = 1; i < lane.size(); ++i)
            EXPECT_EQ(lane[i].from, lane[i - 1].to);
    }
    const std::vector<RoleSpan>& c = timeline.lanes[2];
    EXPECT_EQ(c[0].role, raft::Role::Follower);
    EXPECT_EQ(c[1].role, raft::Role::Candidate);
    EXPECT_EQ(c[1].from, ms(100));
    EXPECT_EQ(c[2].role, raft::Role::Leader);
    EXPECT_FALSE(c[3].up);
    EXPECT_EQ(c[3].from, ms(400));
    EXPECT_EQ(c[3].to, ms(900));
}

TEST(TimelineTest, arrows_know_how_messages_ended) {
    sim::Run run = render_tests::partitioned();
    TimelineRecorder recorder;
    const Timeline& timeline = render_tests::gathered(recorder, run, 0, ms(600));
    ASSERT_FALSE(timeline.arrows.empty());
    const MessageArrow& first = timeline.arrows.front();
    EXPECT_EQ(first.sent, ms(100));
    EXPECT_EQ(first.from, 2);
    EXPECT_EQ(first.sender_role, raft::Role::Candidate);
    EXPECT_FALSE(first.lost);
    EXPECT_FALSE(first.under_way);
    EXPECT_GT(first.ended, first.sent);
    for (const MessageArrow& arrow : timeline.arrows) {
        const bool crosses = arrow.from < 5 && arrow.to < 5 && (arrow.from < 2) != (arrow.to < 2);
        if (crosses && arrow.sent > ms(300)) {
            EXPECT_TRUE(arrow.lost) << arrow.id;
        }
        if (arrow.sent > ms(301) && !crosses) {
            EXPECT_FALSE(arrow.lost) << arrow.id;
        }
    }
}

TEST(TimelineTest, a_lost_message_comes_as_far_as_it_came) {
    sim::Run run = render_tests::led_by_c({{ms(240), sim::Kill{0}},
                                           {ms(375), sim::Cut{2, 3}}, // while a heartbeat is on its way
                                           {ms(500), sim::Loss{100, 2, 4}}});
    TimelineRecorder recorder;
    const Timeline& timeline = render_tests::gathered(recorder, run, 0, ms(700));
    int at_stopped = 0;
    int on_cut = 0;
    int by_itself = 0;
    for (const MessageArrow& arrow : timeline.arrows) {
        if (!arrow.lost) {
            EXPECT_EQ(arrow.way, 1) << arrow.id;
        } else if (arrow.to == 0) {
            EXPECT_EQ(arrow.way, 1) << "it came to a node that does not run";
            ++at_stopped;
        } else if (arrow.sent < ms(375)) {
            EXPECT_EQ(arrow.ended, ms(375));
            EXPECT_GT(arrow.way, 0.05F);
            EXPECT_LT(arrow.way, 0.95F);
            ++on_cut;
        } else {
            // From C to E: between C and D, not on the lane of D.
            EXPECT_EQ(arrow.way, arrow.to == 4 ? 0.25F : 0.5F) << arrow.id;
            ++by_itself;
        }
    }
    EXPECT_GT(at_stopped, 3);
    EXPECT_GT(on_cut, 0);
    EXPECT_GT(by_itself, 3);
}

// Of A B | C D E nothing gets further than to the wall between B and C.
TEST(TimelineTest, a_partition_is_a_wall_where_messages_end_until_it_is_healed) {
    sim::Partition groups;
    groups.group = {0, 0, 1, 1, 1};
    sim::Run run = render_tests::led_by_c({{ms(300), groups}, {ms(700), sim::Heal{}}});
    for (const sim::Time from : {ms(0), ms(450)}) {
        TimelineRecorder recorder;
        const Timeline& timeline = render_tests::gathered(recorder, run, from, ms(900));
        ASSERT_EQ(timeline.walls.size(), 1U) << "as seen from " << from;
        EXPECT_EQ(timeline.walls[0].above, 1);
        EXPECT_EQ(timeline.walls[0].to, ms(700));
        EXPECT_FALSE(timeline.walls[0].stands);
        int at_wall = 0;
        for (const MessageArrow& arrow : timeline.arrows) {
            if (!arrow.lost || arrow.sent <= ms(300)) continue;
            const float lane = static_cast<float>(arrow.from) +
                               arrow.way * (static_cast<float>(arrow.to) - static_cast<float>(arrow.from));
            EXPECT_FLOAT_EQ(lane, 1.5F) << arrow.id;
            ++at_wall;
        }
        EXPECT_GT(at_wall, 5);
    }
}

// A node in the middle is walled in from both sides; a link that is cut alone parts nothing.
TEST(TimelineTest, walls_stand_between_lanes_that_are_parted) {
    sim::Run run = render_tests::led_by_c({{ms(300), sim::Isolate{1}}, {ms(500), sim::Cut{2, 3}}});
    TimelineRecorder recorder;
    const Timeline& timeline = render_tests::gathered(recorder, run, 0, ms(900));
    ASSERT_EQ(timeline.walls.size(), 2U);
    for (const raft::NodeId above : {0, 1}) {
        EXPECT_EQ(timeline.walls[above].above, above);
        EXPECT_EQ(timeline.walls[above].from, ms(300));
        EXPECT_EQ(timeline.walls[above].to, ms(900));
        EXPECT_TRUE(timeline.walls[above].stands);
    }
}

TEST(TimelineTest, marks_tell_inputs_leaders_and_commits) {
    sim::Run run = render_tests::partitioned();
    TimelineRecorder recorder;
    const Timeline& timeline = render_tests::gathered(recorder, run, 0, ms(600));
    const auto count = [&](TimelineMark::Kind kind) {
        return std::count_if(timeline.marks.begin(), timeline.marks.end(),
                             [kind](const TimelineMark& mark) { return mark.kind == kind; });
    };
    EXPECT_EQ(count(TimelineMark::Kind::Input), 3); // timeout, request, partition
    EXPECT_GE(count(TimelineMark::Kind::Leader), 1);
    EXPECT_EQ(count(TimelineMark::Kind::Commit), 1);
    EXPECT_EQ(count(TimelineMark::Kind::Learns), 4) << "every follower hears of it before the partition";
}

TEST(TimelineTest, growing_stretch_equals_one_gathered_at_once) {
    sim::Run run = render_tests::partitioned();
    TimelineRecorder growing;
    for (sim::Time to = ms(10); to <= ms(900); to += ms(10))
        render_tests::gathered(growing, run, 0, to);
    TimelineRecorder fresh;
    expect_same(render_tests::gathered(growing, run, 0, ms(900)), render_tests::gathered(fresh, run, 0, ms(900)), 0,
                ms(900));
}

TEST(TimelineTest, sliding_stretch_equals_one_gathered_at_once) {
    sim::Run run = render_tests::partitioned();
    TimelineRecorder sliding;
    for (sim::Time to = ms(300); to <= ms(2000); to += ms(25))
        render_tests::gathered(sliding, run, to - ms(300), to);
    TimelineRecorder fresh;
    expect_same(render_tests::gathered(sliding, run, ms(1700), ms(2000)),
                render_tests::gathered(fresh, run, ms(1700), ms(2000)), ms(1700), ms(2000));
}

// Partitions come and heal while messages are under way: how far each of them comes is what it was when it was sent,
// from whichever keyframe one begins.
TEST(TimelineTest, what_is_gathered_does_not_depend_on_where_gathering_began) {
    sim::Timing busy;
    busy.heartbeat = ms(2);
    std::vector<sim::TimedInput> inputs{{ms(400), sim::SetTiming{busy}}};
    sim::Partition parted;
    parted.group = {0, 1, 1, 1, 1}; // what C sends to A passes B first
    for (sim::Time at = ms(500); at < ms(12000); at += ms(46)) {
        inputs.push_back({at, parted});
        inputs.push_back({at + ms(23), sim::Heal{}});
    }
    sim::Run run = render_tests::led_by_c(std::move(inputs));
    run.at(ms(12000));
    const std::vector<const sim::Cursor*> keyframes = run.keyframes(0);
    ASSERT_GT(keyframes.size(), 10U);
    TimelineRecorder whole;
    const Timeline& continuous = render_tests::gathered(whole, run, 0, ms(12000));
    int lost_under_way = 0;
    for (const sim::Cursor* keyframe : keyframes) {
        const sim::Time from = keyframe->now() + 1; // what ended at that moment is over
        for (const sim::InFlight* in_flight : keyframe->world().network.in_flight())
            lost_under_way += in_flight->lost ? 1 : 0;
        TimelineRecorder fresh;
        expect_same(render_tests::gathered(fresh, run, from, ms(12000)), continuous, from, ms(12000));
    }
    EXPECT_GT(lost_under_way, 0);
}

TEST(TimelineTest, sliding_stretch_forgets_what_left_it) {
    sim::Run run = render_tests::led_by_c();
    TimelineRecorder recorder;
    std::size_t most = 0;
    for (sim::Time to = ms(300); to <= ms(20000); to += ms(50)) {
        most = std::max(most, render_tests::gathered(recorder, run, to - ms(300), to).arrows.size());
    }
    EXPECT_LT(most, 200U);
}

TEST(TimelineTest, earlier_stretch_is_gathered_anew) {
    sim::Run run = render_tests::partitioned();
    TimelineRecorder recorder;
    render_tests::gathered(recorder, run, ms(500), ms(800));
    TimelineRecorder fresh;
    expect_same(render_tests::gathered(recorder, run, ms(50), ms(400)),
                render_tests::gathered(fresh, run, ms(50), ms(400)), ms(50), ms(400));
}

TEST(TimelineTest, new_input_is_seen) {
    sim::Run run = render_tests::led_by_c();
    TimelineRecorder recorder;
    render_tests::gathered(recorder, run, 0, ms(500));
    const sim::BranchId other = run.record({0, ms(300)}, sim::Kill{2});
    run.at({other, ms(500)});
    run.need(other, 0, ms(500));
    const Timeline& timeline = recorder.show(run, other, 0, ms(500));
    EXPECT_FALSE(timeline.lanes[2].back().up);
}

TEST(TimelineTest, stretch_that_begins_midway_knows_the_state_and_messages_under_way) {
    sim::Run run = render_tests::led_by_c();
    TimelineRecorder recorder;
    const Timeline& timeline = render_tests::gathered(recorder, run, ms(103), ms(104));
    EXPECT_EQ(timeline.lanes[2].front().role, raft::Role::Candidate);
    ASSERT_EQ(timeline.arrows.size(), 4U);
    EXPECT_TRUE(timeline.arrows.front().under_way);
    EXPECT_EQ(timeline.arrows.front().sent, ms(100));
}

} // namespace
} // namespace render
