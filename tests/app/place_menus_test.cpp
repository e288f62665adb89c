// Menus of messages under way, of the empty stage, of a moment on the timeline and of an event: by mouse and by key.
#include <gtest/gtest.h>

#include <algorithm>

#include "app/message_acts.h"
#include "tests/app/interface.h"

namespace {

using app_tests::Interface;
constexpr sim::Time kMs = sim::kMillisecond;

// A moment after `from` at which messages are under way between two nodes that are up.
sim::MessageId some_message(Interface& ui, sim::Time from = 600 * kMs) {
    for (ui.pause_at(from);; ui.pause_at(ui.session().now() + kMs)) {
        for (const sim::InFlight* flying : ui.world().network.in_flight()) {
            const sim::Time gone = ui.session().now() - flying->sent;
            if (gone > 3 * kMs && gone < 5 * kMs && flying->message.from != raft::kClientSide) return flying->id;
        }
    }
}

void open_menu(Interface& ui, const render::Target& target) {
    ui.click_at(ui.on_stage(target), ImGuiMouseButton_Right);
}

TEST(MessageMenu, delays_and_duplicates) {
    Interface ui;
    const sim::MessageId message = some_message(ui);
    const sim::Time due = ui.world().network.find(message)->due;
    open_menu(ui, render::MessageTarget{message});
    ui.click("delay");
    ui.frames(10);
    ui.click("delay20");
    EXPECT_EQ(ui.world().network.find(message)->due, due + 20 * kMs);
    const std::size_t before = ui.world().network.in_flight_count();
    open_menu(ui, render::MessageTarget{message});
    ui.click("copy");
    EXPECT_EQ(ui.world().network.in_flight_count(), before + 1);
    ui.program().apply(app::SessionAction(app::Undo{}));
    ui.program().apply(app::SessionAction(app::Undo{}));
    EXPECT_EQ(ui.world().network.find(message)->due, due);
}

TEST(MessageMenu, of_a_client_offers_no_second_copy) {
    file::Scenario scenario = app_tests::quiet_scenario();
    scenario.inputs.push_back({600 * kMs, sim::Request{1, raft::NodeId{0}, {raft::Op::Set, 1}}});
    Interface ui({.scenario = scenario});
    ui.pause_at(604 * kMs);
    for (const sim::InFlight* flying : ui.world().network.in_flight()) {
        if (!std::holds_alternative<raft::ClientRequest>(flying->message.body)) continue;
        open_menu(ui, render::MessageTarget{flying->id});
        EXPECT_FALSE(ui.enabled("copy"));
        EXPECT_TRUE(ui.enabled("delay"));
        return;
    }
    ADD_FAILURE() << "no request is under way";
}

TEST(LinkMenu, drops_and_delivers_all_that_is_on_it) {
    for (const bool deliver : {false, true}) {
        Interface ui;
        const raft::Message message = ui.world().network.find(some_message(ui))->message;
        const raft::NodeId a = std::min(message.from, message.to);
        const raft::NodeId b = std::max(message.from, message.to);
        const auto before = app::messages_between(ui.world(), a, b);
        ASSERT_FALSE(before.empty());
        open_menu(ui, render::LinkTarget{a, b});
        ui.click(deliver ? "deliver_all" : "drop_all");
        for (const sim::MessageId id : before)
            EXPECT_EQ(ui.world().network.find(id), nullptr);
        ui.key(ImGuiKey_Z, ImGuiMod_Ctrl);
        EXPECT_EQ(app::messages_between(ui.world(), a, b), before);
    }
}

TEST(MessageActs, deliver_nothing_to_a_stopped_node_and_nothing_that_is_lost) {
    Interface ui;
    const raft::NodeId to = ui.world().network.find(some_message(ui))->message.to;
    const auto ids = app::messages_of(ui.world(), to);
    ASSERT_FALSE(app::deliver_all(ui.world(), ids).empty());
    ui.program().apply(app::SessionAction(app::Do{sim::Kill{to}}));
    for (const sim::Input& input : app::deliver_all(ui.world(), ids))
        EXPECT_NE(ui.world().network.find(std::get<sim::Deliver>(input).message)->message.to, to);
}

TEST(StageMenu, opens_where_nothing_is_and_by_key) {
    Interface ui;
    ui.pause_at(600 * kMs);
    const auto world = ui.place("world");
    ASSERT_TRUE(world);
    ui.click_at({world->x + 4, world->y + 4}, ImGuiMouseButton_Right);
    EXPECT_TRUE(ui.exists("stage_faults"));
    EXPECT_FALSE(ui.enabled("stage_heal"));
    ui.click("select_all");
    EXPECT_EQ(ui.desk().several.size(), 5);
    ui.key(ImGuiKey_Escape);
    ui.program().apply(app::DeskAction(app::Select{}));
    ui.key(ImGuiKey_Menu);
    EXPECT_TRUE(ui.exists("stage_faults"));
    ui.key(ImGuiKey_Escape);
    ui.program().apply(app::DeskAction(app::Select{render::NodeTarget{2}}));
    ui.key(ImGuiKey_Menu);
    EXPECT_TRUE(ui.exists("menu.kill"));
}

TEST(MomentMenu, of_the_timeline_goes_there) {
    Interface ui;
    ui.pause_at(900 * kMs);
    const auto times = ui.place("times");
    ASSERT_TRUE(times);
    ui.click_at({times->x + times->width * 0.3F, times->center().y}, ImGuiMouseButton_Right);
    ASSERT_TRUE(ui.desk().menu && ui.desk().menu->target);
    const sim::Time at = std::get<render::TimeTarget>(*ui.desk().menu->target).at;
    EXPECT_EQ(ui.session().now(), 900 * kMs);
    ui.click("go_here");
    EXPECT_EQ(ui.session().now(), at);
}

TEST(MomentMenu, of_an_event_selects_whom_it_happened_to) {
    Interface ui;
    ui.pause_at(900 * kMs);
    ui.key(ImGuiKey_F6);
    ui.key(ImGuiKey_Escape);
    const auto event = ui.place("event");
    ASSERT_TRUE(event);
    ui.click_at(event->center(), ImGuiMouseButton_Right);
    ASSERT_TRUE(ui.desk().menu && ui.desk().menu->target);
    const auto node = ui.desk().menu->node;
    ASSERT_TRUE(node);
    ui.click("select_node");
    EXPECT_EQ(ui.desk().selected_node(), node);
    EXPECT_EQ(ui.session().now(), 900 * kMs);
}

} // namespace
