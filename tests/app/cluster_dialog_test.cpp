// A cluster of one's own, and another timing for the one that runs.
#include <gtest/gtest.h>

#include <limits>

#include "tests/app/interface.h"

namespace {

using app_tests::Interface;
constexpr sim::Time kMs = sim::kMillisecond;

void fill_in(Interface& ui, std::string_view field, std::string_view text) {
    ui.click(field);
    ui.key(ImGuiKey_A, ImGuiMod_Ctrl);
    ui.type(text);
}

TEST(NewCluster, isWhatWasAskedFor) {
    Interface ui;
    ui.click("scenario");
    ui.click("menu.new_cluster");
    ui.click("nodes_3");
    fill_in(ui, "election_least", "200");
    fill_in(ui, "election_most", "200");
    fill_in(ui, "heartbeat", "40");
    fill_in(ui, "latency_least", "1.5");
    fill_in(ui, "latency_most", "3");
    fill_in(ui, "disk", "2");
    fill_in(ui, "loss", "10");
    ui.click("at_once");
    fill_in(ui, "seed", "7");
    ui.click("accept");
    ui.frames();
    const sim::Config& config = ui.session().run().config();
    EXPECT_EQ(ui.world().node_count(), 3);
    EXPECT_EQ(config.timing.election, (sim::Range{200 * kMs, 200 * kMs}));
    EXPECT_EQ(config.timing.heartbeat, 40 * kMs);
    EXPECT_EQ(config.timing.latency, (sim::Range{1'500, 3 * kMs}));
    EXPECT_EQ(config.timing.disk, 2 * kMs);
    EXPECT_EQ(config.options.replicate, raft::Replicate::AtOnce);
    EXPECT_EQ(config.seed, 7U);
    EXPECT_EQ(ui.world().network.link(0, 1).loss_percent, 10);
    EXPECT_EQ(ui.desk().dialog, app::Dialog::None);
    EXPECT_TRUE(ui.session().playing());
    EXPECT_EQ(ui.program().window_title(), "Cluster of 3 – Raftarium");
}

TEST(NewCluster, beginsAsTheLastOne_withAnotherSeed) {
    Interface ui;
    ui.key(ImGuiKey_N, ImGuiMod_Ctrl);
    ui.click("nodes_7");
    ui.click("accept");
    const std::uint64_t seed = ui.session().run().config().seed;
    ui.key(ImGuiKey_N, ImGuiMod_Ctrl);
    ui.click("accept");
    EXPECT_EQ(ui.world().node_count(), 7);
    EXPECT_NE(ui.session().run().config().seed, seed);
}

TEST(NewCluster, enterBegins_escapeDoesNot) {
    Interface ui;
    const std::uint64_t seed = ui.session().run().config().seed;
    ui.key(ImGuiKey_N, ImGuiMod_Ctrl);
    fill_in(ui, "seed", "4321");
    ui.key(ImGuiKey_Escape);
    ui.key(ImGuiKey_Escape);
    ui.frames();
    EXPECT_EQ(ui.desk().dialog, app::Dialog::None);
    EXPECT_EQ(ui.session().run().config().seed, seed);
    ui.key(ImGuiKey_N, ImGuiMod_Ctrl);
    fill_in(ui, "seed", "4321");
    ui.key(ImGuiKey_Enter);
    EXPECT_EQ(ui.session().run().config().seed, 4321U);
}

TEST(NewCluster, whatIsWrong_cannotBegin) {
    Interface ui;
    ui.key(ImGuiKey_N, ImGuiMod_Ctrl);
    EXPECT_TRUE(ui.enabled("accept"));
    fill_in(ui, "heartbeat", "soon");
    EXPECT_FALSE(ui.enabled("accept"));
    ui.key(ImGuiKey_Enter);
    EXPECT_EQ(ui.desk().dialog, app::Dialog::NewCluster);
    fill_in(ui, "heartbeat", "60");
    EXPECT_TRUE(ui.enabled("accept"));
}

TEST(NewCluster, stepsAndRolls) {
    Interface ui;
    ui.key(ImGuiKey_N, ImGuiMod_Ctrl);
    ui.click("more_heartbeat");
    ui.click("less_latency_least");
    fill_in(ui, "seed", "5");
    ui.click("roll");
    ui.click("accept");
    const sim::Config& config = ui.session().run().config();
    EXPECT_EQ(config.timing.heartbeat, 60 * kMs);
    EXPECT_EQ(config.timing.latency.least, 7 * kMs);
    EXPECT_NE(config.seed, 5U);
}

TEST(TimingDialog, changesItFromNowOn_andCanBeUndone) {
    Interface ui;
    ui.pause_at(600 * kMs);
    ui.click("faults");
    ui.click("timing");
    EXPECT_FALSE(ui.exists("nodes_3"));
    EXPECT_FALSE(ui.exists("seed"));
    fill_in(ui, "latency_most", "80");
    ui.click("accept");
    EXPECT_EQ(ui.world().config.timing.latency, (sim::Range{8 * kMs, 80 * kMs}));
    EXPECT_EQ(ui.session().now(), 600 * kMs);
    EXPECT_EQ(ui.session().run().config().timing.latency.most, 15 * kMs) << "it began otherwise";
    ui.key(ImGuiKey_Z, ImGuiMod_Ctrl);
    EXPECT_EQ(ui.world().config.timing.latency.most, 15 * kMs);
}

TEST(TimingDialog, worksWithAnySeedThatAFileMayHave) {
    file::Scenario scenario = app_tests::quiet_scenario();
    scenario.config.seed = std::numeric_limits<std::uint64_t>::max();
    Interface ui({.scenario = scenario});
    ui.pause_at(600 * kMs);
    ui.key(ImGuiKey_T, ImGuiMod_Ctrl);
    fill_in(ui, "heartbeat", "60");
    ui.click("accept");
    EXPECT_EQ(ui.world().config.timing.heartbeat, 60 * kMs);
}

TEST(TimingDialog, sameTiming_isNoAct) {
    Interface ui;
    ui.pause_at(600 * kMs);
    ui.key(ImGuiKey_T, ImGuiMod_Ctrl);
    ui.click("accept");
    EXPECT_FALSE(ui.session().can_undo());
    EXPECT_EQ(ui.desk().dialog, app::Dialog::None);
}

} // namespace
