// A few pictures as text, small enough to be read. What every picture must be is in tests/picture.

#include <gtest/gtest.h>

#include <string>

#include "render/stage_layout.h"
#include "render/timeline_layout.h"
#include "tests/golden.h"
#include "tests/picture/scene_text.h"
#include "tests/render/worlds.h"

namespace render {
namespace {

using render_tests::ms;

constexpr Rect kStage{0, 0, 1040, 620};

void expect_golden(const std::string& name, const Scene& scene, const View& view) {
    golden::expect("render", name, picture_tests::scene_text(scene, *view.theme));
}

TEST(GoldenTest, start) {
    const View view = render_tests::view();
    sim::Run run(render_tests::config(3), {});
    expect_golden("start", stage_scene(run.at(ms(20)), view, kStage), view);
}

TEST(GoldenTest, election_with_one_stopped_and_one_paused) {
    const View view = render_tests::view();
    sim::Run run = render_tests::led_by_c({{ms(60), sim::Kill{3}}, {ms(70), sim::Pause{4}}});
    expect_golden("election", stage_scene(run.at(ms(108)), view, kStage), view);
}

TEST(GoldenTest, replication) {
    sim::Run run(render_tests::config(3),
                 {{ms(100), sim::FireTimer{2}}, {ms(150), sim::Request{1, 2, {raft::Op::Set, 5}}}});
    View view = render_tests::view("zh", true);
    view.selected = NodeTarget{2};
    expect_golden("replication_zh_dark", stage_scene(run.at(ms(205)), view, kStage), view);
}

TEST(GoldenTest, partition) {
    View view = render_tests::view();
    view.shows.rings = false;
    sim::Run run = render_tests::partitioned();
    expect_golden("partition", stage_scene(run.at(ms(412)), view, kStage), view);
}

TEST(GoldenTest, by_hand) {
    const View view = render_tests::view();
    sim::Run run(render_tests::config(3, sim::Pace::ByHand), {{ms(1), sim::FireTimer{0}}});
    expect_golden("by_hand", stage_scene(run.at(ms(2)), view, {0, 0, 660, 400}), view);
}

TEST(GoldenTest, one_database_is_pointed_at) {
    sim::Run run(render_tests::config(1),
                 {{ms(1), sim::FireTimer{0}}, {ms(20), sim::Request{1, 0, {raft::Op::Set, 8}}}});
    View view = render_tests::view();
    view.shows = {.roles = false,
                  .values = true,
                  .terms = false,
                  .rings = false,
                  .logs = false,
                  .clients = true,
                  .links = false,
                  .messages = false};
    view.pointed = {PartTarget{0, NodePart::Value}, Target(ClientTarget{1})};
    expect_golden("one_database", stage_scene(run.at(ms(26)), view, kStage), view);
}

TEST(GoldenTest, candidate_among_three_is_pointed_at) {
    sim::Run run(render_tests::config(3), {{ms(10), sim::FireTimer{1}}});
    View view = render_tests::view();
    view.shows.rings = view.shows.logs = view.shows.terms = view.shows.clients = false;
    view.pointed = {Target(NodeTarget{1})};
    view.dim_rest = true;
    expect_golden("candidate_among_three", stage_scene(run.at(ms(14)), view, kStage), view);
}

TEST(GoldenTest, votes_among_four) {
    sim::Run run(render_tests::config(4), {{ms(10), sim::FireTimer{1}}, {ms(11), sim::FireTimer{3}}});
    View view = render_tests::view("en", true);
    view.shows.logs = view.shows.links = false;
    view.pointed = {PartTarget{1, NodePart::Votes}, PartTarget{3, NodePart::Votes}, PartTarget{0, NodePart::Timer},
                    PartTarget{2, NodePart::Term}};
    expect_golden("votes_among_four_dark", stage_scene(run.at(ms(22)), view, kStage), view);
}

// As in Figure 7: committed entries, and extra ones of other terms.
TEST(GoldenTest, logs_that_differ) {
    sim::Run run = render_tests::with_logs({{1, 4, 4}, {1, 4, 4, 4, 4}, {1, 2, 2, 2, 3, 3}});
    View view = render_tests::view();
    view.shows.rings = view.shows.links = false;
    view.pointed = {Target(EntryTarget{1, 5}), PartTarget{2, NodePart::Log}};
    expect_golden("logs_that_differ", stage_scene(run.at(0), view, kStage), view);
}

TEST(GoldenTest, timeline) {
    const View view = render_tests::view();
    sim::Run run = render_tests::partitioned();
    TimelineRecorder recorder;
    expect_golden("timeline",
                  timeline_scene(render_tests::gathered(recorder, run, ms(250), ms(400)), view, {0, 0, 1200, 230},
                                 ms(250), ms(440), ms(400)),
                  view);
}

} // namespace
} // namespace render
