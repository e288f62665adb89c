// Pictures as text.

#include <gtest/gtest.h>

#include <string>

#include "render/scene_text.h"
#include "render/stage_layout.h"
#include "render/timeline_layout.h"
#include "tests/golden.h"
#include "tests/render/worlds.h"

namespace render {
namespace {

using render_tests::ms;

constexpr Rect kStage{0, 0, 1040, 620};

void expect_golden(const std::string& name, const Scene& scene) {
    golden::expect("render", name, scene_text(scene));
}

TEST(GoldenTest, start) {
    sim::Run run = render_tests::led_by_c();
    expect_golden("start", stage_scene(run.at(ms(20)), render_tests::view(), kStage));
}

TEST(GoldenTest, election) {
    sim::Run run = render_tests::led_by_c({{ms(60), sim::Kill{3}}, {ms(70), sim::Pause{4}}});
    expect_golden("election", stage_scene(run.at(ms(108)), render_tests::view(), kStage));
}

TEST(GoldenTest, replication) {
    sim::Run run = render_tests::led_by_c({{ms(150), sim::Request{1, 2, {raft::Op::Set, 5}}}});
    View view = render_tests::view("zh", true);
    view.selected = NodeTarget{2};
    expect_golden("replication_zh_dark", stage_scene(run.at(ms(205)), view, kStage));
}

TEST(GoldenTest, partition) {
    sim::Run run = render_tests::partitioned();
    expect_golden("partition", stage_scene(run.at(ms(412)), render_tests::view(), kStage));
}

TEST(GoldenTest, by_hand) {
    sim::Run run(render_tests::config(3, sim::Pace::ByHand), {{ms(1), sim::FireTimer{0}}});
    expect_golden("by_hand", stage_scene(run.at(ms(2)), render_tests::view(), {0, 0, 660, 400}));
}

constexpr Shows kDatabases{.roles = false,
                           .values = true,
                           .terms = false,
                           .rings = false,
                           .logs = false,
                           .clients = true,
                           .links = false,
                           .messages = false};

TEST(GoldenTest, one_database) {
    sim::Run run(render_tests::config(1),
                 {{ms(1), sim::FireTimer{0}}, {ms(20), sim::Request{1, 0, {raft::Op::Set, 8}}}});
    View view = render_tests::view();
    view.shows = kDatabases;
    view.pointed = {PartTarget{0, NodePart::Value}, Target(ClientTarget{1})};
    expect_golden("one_database", stage_scene(run.at(ms(26)), view, kStage));
}

TEST(GoldenTest, five_databases) {
    sim::Run run = render_tests::led_by_c();
    View view = render_tests::view("zh", true);
    view.shows = kDatabases;
    view.shows.links = true;
    view.pointed = {Target(LinkTarget{0, 2}), Target(LinkTarget{0, 3})};
    expect_golden("five_databases_zh_dark", stage_scene(run.at(ms(150)), view, kStage));
}

TEST(GoldenTest, candidate_among_three) {
    sim::Run run(render_tests::config(3), {{ms(10), sim::FireTimer{1}}});
    View view = render_tests::view();
    view.shows.rings = view.shows.logs = view.shows.terms = view.shows.clients = false;
    view.pointed = {Target(NodeTarget{1})};
    view.dim_rest = true;
    expect_golden("candidate_among_three", stage_scene(run.at(ms(14)), view, kStage));
}

TEST(GoldenTest, votes_among_four) {
    sim::Run run(render_tests::config(4), {{ms(10), sim::FireTimer{1}}, {ms(11), sim::FireTimer{3}}});
    View view = render_tests::view("en", true);
    view.shows.logs = false;
    view.pointed = {PartTarget{1, NodePart::Votes}, PartTarget{3, NodePart::Votes}, PartTarget{0, NodePart::Timer},
                    PartTarget{2, NodePart::Term}};
    expect_golden("votes_among_four_dark", stage_scene(run.at(ms(22)), view, kStage));
}

TEST(GoldenTest, entry_on_its_way_among_five) {
    sim::Run run = render_tests::led_by_c({{ms(150), sim::Request{1, 2, {raft::Op::Set, 5}}}});
    const sim::World& world = run.at(ms(205));
    View view = render_tests::view();
    view.pointed = {Target(EntryTarget{2, 1})};
    for (const sim::InFlight* message : world.network.in_flight())
        view.pointed.emplace_back(Target(MessageTarget{message->id}));
    view.dim_rest = true;
    expect_golden("entry_on_its_way_among_five", stage_scene(world, view, kStage));
}

TEST(GoldenTest, logs_of_nine) {
    sim::Run run(render_tests::config(9),
                 {{ms(5), sim::FireTimer{0}}, {ms(100), sim::Request{1, 0, {raft::Op::Set, 9}}}});
    View view = render_tests::view("zh", true);
    for (raft::NodeId node = 0; node < 9; ++node)
        view.pointed.emplace_back(PartTarget{node, NodePart::Log});
    expect_golden("logs_of_nine_zh_dark", stage_scene(run.at(ms(400)), view, kStage));
}

TEST(GoldenTest, logs_of_figure_7) {
    sim::Run run = render_tests::with_logs(render_tests::figure_7());
    View view = render_tests::view();
    view.shows.rings = false;
    view.pointed = {Target(EntryTarget{3, 11}), Target(EntryTarget{4, 11}), PartTarget{0, NodePart::Log}};
    view.hovered = EntryTarget{6, 4};
    expect_golden("logs_of_figure_7", stage_scene(run.at(0), view, {0, 0, 1280, 540}));
}

TEST(GoldenTest, timeline) {
    sim::Run run = render_tests::partitioned();
    TimelineRecorder recorder;
    expect_golden("timeline", timeline_scene(render_tests::gathered(recorder, run, ms(80), ms(400)),
                                             render_tests::view(), {0, 0, 1200, 230}, ms(80), ms(480), ms(400)));
}

} // namespace
} // namespace render
