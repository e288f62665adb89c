// Menus: of the bar, of nodes, links and messages. Each entry changes the world as it says, or is greyed out.
#include <gtest/gtest.h>

#include "app/whole_links.h"
#include "tests/app/interface.h"

namespace {

using app_tests::Interface;
constexpr sim::Time kMs = sim::kMillisecond;
constexpr sim::Time kSettled = 600 * kMs; // a leader leads by then

raft::NodeId leader_of(Interface& ui) {
    return sim::current_leader(ui.world()).value();
}

void open_menu(Interface& ui, const render::Target& target) {
    ui.click_at(ui.on_stage(target), ImGuiMouseButton_Right);
}

void choose(Interface& ui, const render::Target& target, std::string_view id) {
    open_menu(ui, target);
    ui.click(id);
}

TEST(NodeMenu, kill_and_restart) {
    Interface ui;
    ui.pause_at(kSettled);
    const render::Target node = render::NodeTarget{1};
    choose(ui, node, "menu.kill");
    EXPECT_FALSE(ui.world().servers[1].up);
    choose(ui, node, "menu.restart");
    EXPECT_TRUE(ui.world().servers[1].up);
}

TEST(NodeMenu, stands_whole_beside_its_node) {
    for (const ImVec2 size : {ImVec2{1280, 720}, ImVec2{1600, 1000}}) {
        Interface ui({.scenario = app_tests::quiet_scenario(), .size = size});
        ui.pause_at(kSettled);
        for (raft::NodeId node = 0; node < 5; ++node) {
            const render::Point at = ui.on_stage(render::NodeTarget{node});
            ui.click_at(at, ImGuiMouseButton_Right);
            const render::Rect first = ui.place("menu.kill").value();
            EXPECT_TRUE(first.x > at.x + 30 || first.right() < at.x - 30) << raft::name_of(node);
            const render::Rect last = ui.place("details").value();
            EXPECT_GE(first.y, 0) << raft::name_of(node);
            EXPECT_LE(last.bottom(), size.y) << raft::name_of(node);
            ui.key(ImGuiKey_Escape);
        }
    }
}

TEST(NodeMenu, pause_and_resume) {
    Interface ui;
    ui.pause_at(kSettled);
    const render::Target node = render::NodeTarget{2};
    choose(ui, node, "menu.pause");
    EXPECT_TRUE(ui.world().servers[2].paused);
    choose(ui, node, "menu.resume");
    EXPECT_FALSE(ui.world().servers[2].paused);
}

TEST(NodeMenu, time_out_makes_a_follower_a_candidate) {
    Interface ui;
    ui.pause_at(kSettled);
    const auto follower = static_cast<raft::NodeId>((leader_of(ui) + 1) % 5);
    choose(ui, render::NodeTarget{follower}, "menu.timeout");
    EXPECT_EQ(ui.world().servers[follower].node.role, raft::Role::Candidate);
}

TEST(NodeMenu, isolate_and_reconnect) {
    Interface ui;
    ui.pause_at(kSettled);
    const render::Target node = render::NodeTarget{3};
    choose(ui, node, "menu.isolate");
    EXPECT_TRUE(app::is_isolated(ui.world(), 3));
    choose(ui, node, "menu.rejoin");
    EXPECT_FALSE(ui.world().network.link(3, 0).cut);
    EXPECT_FALSE(ui.world().network.link(0, 3).cut);
}

TEST(NodeMenu, what_would_change_nothing_is_greyed_out) {
    Interface ui;
    ui.pause_at(kSettled);
    const render::Target node = render::NodeTarget{1};
    choose(ui, node, "menu.kill");
    open_menu(ui, node);
    EXPECT_FALSE(ui.enabled("menu.pause"));
    EXPECT_FALSE(ui.enabled("menu.timeout"));
    EXPECT_TRUE(ui.enabled("menu.restart"));
}

TEST(LinkMenu, cuts_and_mends_each_direction) {
    Interface ui;
    ui.pause_at(kSettled);
    const render::Target link = render::LinkTarget{0, 1};
    choose(ui, link, "cut_forth");
    EXPECT_TRUE(ui.world().network.link(0, 1).cut);
    EXPECT_FALSE(ui.world().network.link(1, 0).cut);
    open_menu(ui, link);
    EXPECT_FALSE(ui.enabled("cut_forth"));
    ui.click("cut_both");
    EXPECT_TRUE(ui.world().network.link(1, 0).cut);
    choose(ui, link, "mend_back");
    EXPECT_TRUE(ui.world().network.link(0, 1).cut);
    EXPECT_FALSE(ui.world().network.link(1, 0).cut);
}

TEST(Link, double_click_cuts_and_mends) {
    Interface ui;
    ui.pause_at(kSettled);
    const render::Point link = ui.on_stage(render::LinkTarget{0, 1});
    ui.click_at(link, ImGuiMouseButton_Left, 2);
    EXPECT_EQ(app::link_state(ui.world(), 0, 1), app::LinkState::Cut);
    ui.frames(40); // two double clicks are not one of four
    ui.click_at(link, ImGuiMouseButton_Left, 2);
    EXPECT_EQ(app::link_state(ui.world(), 0, 1), app::LinkState::Whole);
}

// One between two nodes that is about halfway.
sim::MessageId some_message(Interface& ui) {
    while (true) {
        ui.pause_at(ui.session().now() + kMs);
        for (const sim::InFlight* flying : ui.world().network.in_flight()) {
            const sim::Time gone = ui.session().now() - flying->sent;
            if (gone > 3 * kMs && gone < 5 * kMs && flying->message.from != raft::kClientSide) return flying->id;
        }
    }
}

TEST(MessageMenu, deliver_and_drop) {
    Interface ui;
    ui.pause_at(kSettled);
    for (const std::string_view id : {"deliver", "drop"}) {
        const sim::MessageId message = some_message(ui);
        choose(ui, render::MessageTarget{message}, id);
        EXPECT_EQ(ui.world().network.find(message), nullptr) << id;
    }
}

TEST(ClientMenu, lets_a_client_that_waits_ask_again) {
    Interface ui;
    ui.pause_at(kSettled);
    ui.click("send");
    const render::Target client = render::ClientTarget{1};
    const sim::NodeId asked = ui.world().clients[0].target;
    choose(ui, client, "retry");
    EXPECT_EQ(app_tests::inputs_of(ui.session()).back().input, sim::Input{sim::Retry{1}});
    EXPECT_NE(ui.world().clients[0].target, asked) << "it tries another node";
    ui.pause_at(kSettled + 900 * kMs);
    ASSERT_EQ(ui.world().clients[0].state, sim::Client::State::Done);
    open_menu(ui, client);
    EXPECT_FALSE(ui.enabled("retry"));
}

TEST(FaultsMenu, partitions_and_heals) {
    Interface ui;
    ui.pause_at(kSettled);
    ui.click("faults");
    EXPECT_FALSE(ui.enabled("heal"));
    ui.click("leader_in_minority");
    const raft::NodeId leader = leader_of(ui);
    int cut = 0;
    for (raft::NodeId peer = 0; peer < 5; ++peer)
        cut += ui.world().network.link(leader, peer).cut ? 1 : 0;
    EXPECT_EQ(cut, 3);
    ui.click("faults");
    ui.click("heal");
    EXPECT_EQ(app::link_state(ui.world(), leader, static_cast<raft::NodeId>((leader + 2) % 5)), app::LinkState::Whole);
}

// Two nodes of five run: nobody can be elected.
file::Scenario without_leader() {
    file::Scenario scenario = app_tests::quiet_scenario();
    for (const raft::NodeId node : {2, 3, 4})
        scenario.inputs.push_back({0, sim::Kill{node}});
    return scenario;
}

TEST(FaultsMenu, offers_nothing_about_a_leader_where_nobody_leads) {
    Interface ui({.scenario = without_leader()});
    ui.pause_at(kSettled);
    ui.click("faults");
    for (const char* item : {"leader_in_minority", "leader_alone", "followers_in_minority", "kill_leader"})
        EXPECT_FALSE(ui.enabled(item)) << item;
    EXPECT_TRUE(ui.enabled("everybody_alone"));
}

TEST(FaultsMenu, means_a_leader_that_is_paused) {
    Interface ui;
    ui.pause_at(kSettled);
    const raft::NodeId leader = leader_of(ui);
    ui.session().apply(app::Do{sim::Pause{leader}});
    ui.click("faults");
    ui.click("leader_alone");
    EXPECT_TRUE(app::is_isolated(ui.world(), leader));
}

TEST(ClientMenu, asks_as_the_client_it_belongs_to) {
    file::Scenario scenario = app_tests::quiet_scenario();
    for (const raft::ClientId client : {1, 2})
        scenario.inputs.push_back({400 * kMs, sim::Request{client, std::nullopt, {raft::Op::Set, 1}}});
    Interface ui({.scenario = scenario});
    ui.pause_at(kSettled);
    open_menu(ui, render::ClientTarget{2});
    ui.click("GET");
    EXPECT_EQ(sim::find_client(ui.world(), 2)->request, 2U);
    EXPECT_EQ(sim::find_client(ui.world(), 1)->request, 1U);
}

TEST(MessageMenu, does_not_deliver_what_nobody_will_get) {
    Interface ui;
    ui.pause_at(kSettled);
    const sim::MessageId message = some_message(ui);
    ui.session().apply(app::Do{sim::Kill{ui.world().network.find(message)->message.to}});
    open_menu(ui, render::MessageTarget{message});
    EXPECT_FALSE(ui.enabled("deliver"));
    EXPECT_TRUE(ui.enabled("drop"));
}

TEST(FaultsMenu, kills_the_leader_and_restarts_all) {
    Interface ui;
    ui.pause_at(kSettled);
    const raft::NodeId leader = leader_of(ui);
    ui.click("faults");
    EXPECT_FALSE(ui.enabled("restart_all"));
    ui.click("kill_leader");
    EXPECT_FALSE(ui.world().servers[leader].up);
    ui.click("faults");
    ui.click("restart_all");
    EXPECT_TRUE(ui.world().servers[leader].up);
}

TEST(FaultsMenu, sets_loss_and_latency) {
    Interface ui;
    ui.pause_at(kSettled);
    ui.click("faults");
    ui.click("loss");
    ui.frames(30);
    ui.click("loss25");
    EXPECT_EQ(ui.world().network.link(0, 1).loss_percent, 25);
    ui.click("faults");
    ui.click("latency");
    ui.frames(30);
    ui.click("latency100");
    EXPECT_EQ(ui.world().config.timing.latency, (sim::Range{100 * kMs, 200 * kMs}));
}

TEST(ScenarioMenu, opens_a_scenario_that_plays_at_once) {
    Interface ui;
    ui.pause_at(kSettled);
    ui.click("scenario");
    ui.click("story");
    EXPECT_TRUE(ui.session().playing());
    EXPECT_LT(ui.session().now(), kSettled);
    EXPECT_FALSE(app_tests::inputs_of(ui.session()).empty());
}

TEST(RequestBox, sends_to_the_leader_and_to_a_node) {
    Interface ui;
    ui.pause_at(kSettled);
    ui.click("send");
    ASSERT_EQ(ui.world().clients.size(), 1U);
    EXPECT_EQ(ui.world().clients[0].command, (raft::Command{raft::Op::Set, 5}));
    ui.click("op");
    ui.click("GET");
    ui.click("to");
    ui.click("to_B");
    ui.click("send");
    // The first one still waits, so a second client asks.
    ASSERT_EQ(ui.world().clients.size(), 2U);
    EXPECT_EQ(ui.world().clients[1].command, (raft::Command{raft::Op::Get, 0}));
    EXPECT_EQ(ui.world().clients[1].target, 1);
}

TEST(RequestBox, a_client_that_has_its_answer_asks_again) {
    Interface ui;
    ui.pause_at(kSettled);
    ui.click("send");
    ui.pause_at(kSettled + 500 * kMs);
    ASSERT_EQ(ui.world().clients[0].state, sim::Client::State::Done);
    ui.click("send");
    EXPECT_EQ(ui.world().clients.size(), 1U);
    EXPECT_EQ(ui.world().clients[0].request, 2U);
}

} // namespace
