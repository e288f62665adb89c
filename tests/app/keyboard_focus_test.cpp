// F6: everything is reached and pressed by keyboard.
#include <gtest/gtest.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>

#include "tests/app/interface.h"

namespace {

using app_tests::Interface;
constexpr sim::Time kMs = sim::kMillisecond;

TEST(KeyboardFocus, reaches_and_presses_controls) {
    Interface ui;
    ui.key(ImGuiKey_F6);
    ASSERT_TRUE(ui.desk().keyboard_focus);
    const bool played = ui.session().playing();
    ui.key(ImGuiKey_Tab);
    ui.key(ImGuiKey_Tab);
    EXPECT_EQ(ui.desk().tab, app::Tab::Events); // Tab goes from control to control now
    EXPECT_EQ(ui.session().playing(), played);
    EXPECT_NE(ImGui::GetFocusID(), 0U);
    ui.key(ImGuiKey_Escape);
    ui.key(ImGuiKey_Escape);
    EXPECT_FALSE(ui.desk().keyboard_focus);
    ui.key(ImGuiKey_Tab);
    EXPECT_EQ(ui.desk().tab, app::Tab::Node);
}

TEST(KeyboardFocus, shows_that_it_is_on) {
    Interface ui;
    const float stage = ui.program().memory().stage_corner.y;
    ui.key(ImGuiKey_F6);
    EXPECT_GT(ui.program().memory().stage_corner.y, stage) << "a bar above it says so";
    ui.key(ImGuiKey_Escape);
    EXPECT_EQ(ui.program().memory().stage_corner.y, stage);
}

// The id of every stop that Tab comes to, until it comes back to the first.
std::vector<ImGuiID> stops_of_tab(Interface& ui) {
    std::vector<ImGuiID> stops;
    for (int i = 0; i < 300; ++i) {
        ui.key(ImGuiKey_Tab);
        const ImGuiID at = ImGui::GetFocusID();
        if (!stops.empty() && at == stops.front()) break;
        stops.push_back(at);
    }
    return stops;
}

ImGuiID focused() {
    return ImGui::GetCurrentContext()->NavId;
}

TEST(KeyboardFocus, goes_from_part_to_part) {
    Interface ui;
    ui.pause_at(900 * kMs);
    std::vector<std::optional<app::Part>> parts;
    std::vector<ImGuiID> places;
    for (int i = 0; i < 4; ++i) {
        ui.key(ImGuiKey_F6);
        parts.push_back(ui.program().memory().keyboard_part);
        places.push_back(focused());
    }
    using enum app::Part;
    EXPECT_EQ(parts, (std::vector<std::optional<app::Part>>{Stage, Side, Timeline, TopBar})) << "without a lesson";
    std::ranges::sort(places);
    EXPECT_EQ(std::ranges::adjacent_find(places), places.end()) << "each in a place of its own";
    ui.key(ImGuiKey_F6);
    EXPECT_EQ(ui.program().memory().keyboard_part, Stage);
    EXPECT_EQ(ui.desk().hovered, render::Target(render::NodeTarget{0})) << "back at the first node";
}

bool shows_message(Interface& ui) {
    return std::ranges::any_of(ui.program().memory().stage.hits, [](const render::HitArea& area) {
        return std::holds_alternative<render::MessageTarget>(area.target);
    });
}

TEST(KeyboardFocus, reaches_all_that_stands_on_the_stage) {
    Interface ui;
    ui.program().apply(app::SessionAction(app::Do{sim::Request{1, std::nullopt, {raft::Op::Set, 5}}}));
    ui.pause_at(900 * kMs);
    ui.program().apply(app::SessionAction(app::Do{sim::Request{1, std::nullopt, {raft::Op::Set, 5}}}));
    while (ui.world().servers[0].node.log.last_index() < 1 || !shows_message(ui))
        ui.key(ImGuiKey_RightArrow);
    std::vector<render::Target> there;
    for (const render::HitArea& area : ui.program().memory().stage.hits) {
        if (std::ranges::find(there, area.target) == there.end()) there.push_back(area.target);
    }
    std::vector<render::Target> reached;
    const auto note = [&] {
        const auto& at = ui.desk().hovered;
        if (at && std::ranges::find(reached, *at) == reached.end()) reached.push_back(*at);
    };
    ui.key(ImGuiKey_F6);
    for (int i = 0; i < 120; ++i) {
        note();
        ui.key(ImGuiKey_Tab);
    }
    std::array<int, 6> kinds{};
    for (const render::Target& target : there) {
        ++kinds[target.index()];
        EXPECT_NE(std::ranges::find(reached, target), reached.end()) << "kind " << target.index();
    }
    for (std::size_t kind = 0; kind < 5; ++kind)
        EXPECT_GT(kinds[kind], 0) << kind;
}

TEST(KeyboardFocus, arrow_keys_reach_the_older_entries_of_a_log) {
    Interface ui;
    ui.pause_at(600 * kMs);
    for (const std::int64_t value : {1, 2, 3})
        ui.program().apply(app::SessionAction(
            app::Do{sim::Request{static_cast<raft::ClientId>(value), std::nullopt, {raft::Op::Set, value}}}));
    ui.pause_at(900 * kMs);
    ASSERT_EQ(ui.world().servers[0].node.log.last_index(), 3U);
    ui.key(ImGuiKey_F6);
    const auto at = [&](raft::Index index) {
        return ui.desk().hovered == render::Target(render::EntryTarget{0, index});
    };
    for (int i = 0; i < 100 && !at(3); ++i)
        ui.key(ImGuiKey_Tab);
    ASSERT_TRUE(at(3)) << "Tab stops at the newest";
    ui.key(ImGuiKey_LeftArrow);
    EXPECT_TRUE(at(2));
    ui.key(ImGuiKey_LeftArrow);
    EXPECT_TRUE(at(1));
}

TEST(KeyboardFocus, opens_the_menu_of_what_it_is_at) {
    Interface ui;
    ui.pause_at(600 * kMs);
    ui.key(ImGuiKey_F6);
    ASSERT_EQ(ui.desk().hovered, render::Target(render::NodeTarget{0}));
    ui.key(ImGuiKey_Enter);
    EXPECT_TRUE(ui.exists("menu.kill"));
    ui.key(ImGuiKey_Enter);
    EXPECT_FALSE(ui.world().servers[0].up) << "the first of it";
    ui.key(ImGuiKey_K);
    EXPECT_TRUE(ui.world().servers[0].up) << "a key means the node that the keyboard is at";
}

TEST(KeyboardFocus, tab_does_not_wade_through_the_event_list) {
    Interface ui;
    ui.pause_at(3000 * kMs);
    ui.click("small_events");
    ui.move_to({-1000, -1000});
    ui.key(ImGuiKey_F6);
    const auto stops = stops_of_tab(ui);
    EXPECT_GT(stops.size(), 20U);
    EXPECT_LT(stops.size(), 70U) << "though 200 events are listed";
    while (ui.program().memory().keyboard_part != app::Part::Side)
        ui.key(ImGuiKey_F6);
    for (int i = 0; i < 4; ++i)
        ui.key(ImGuiKey_DownArrow);
    const sim::Time before = ui.session().now();
    ui.key(ImGuiKey_Enter);
    EXPECT_LT(ui.session().now(), before) << "the arrow keys reach the older ones";
}

TEST(KeyboardFocus, goes_to_the_events_of_the_timeline) {
    Interface ui;
    ui.pause_at(900 * kMs);
    while (ui.program().memory().keyboard_part != app::Part::Timeline)
        ui.key(ImGuiKey_F6);
    ui.key(ImGuiKey_Enter);
    const sim::Time first = ui.session().now();
    EXPECT_LT(first, 900 * kMs);
}

} // namespace
