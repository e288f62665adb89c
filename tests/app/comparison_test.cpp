// Two futures side by side: where they part, what differs, and how one comes there and leaves again.
#include "app/comparison.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "app/futures.h"
#include "tests/app/interface.h"

namespace {

using app_tests::Interface;
constexpr sim::Time kMs = sim::kMillisecond;

const render::Words& words(std::string_view language = "en") {
    return app_tests::languages().get(language).words;
}

void act(Interface& ui, sim::Time at, const sim::Input& input) {
    ui.pause_at(at * kMs);
    ui.program().apply(app::SessionAction(app::Do{input}));
}

// First a cut, which is in the first future; then another one, in which a node is stopped instead.
void make_two_futures(Interface& ui) {
    act(ui, 900, sim::Partition{{0, 0, 1, 1, 1}});
    act(ui, 700, sim::Kill{2});
    ui.pause_at(1'500 * kMs);
}

const app::Comparison* compared(Interface& ui) {
    ui.frames();
    return ui.desk().beside ? ui.program().memory().comparison : nullptr;
}

TEST(Comparison, without_another_future_says_how_to_come_by_one) {
    Interface ui;
    ui.pause_at(500 * kMs);
    ui.type("=");
    ui.frames();
    EXPECT_FALSE(ui.desk().beside);
    ASSERT_TRUE(ui.desk().notice);
    EXPECT_EQ(ui.desk().notice->key, "keys.why_compare");
}

TEST(Comparison, by_key_shows_both_at_one_moment_and_ends) {
    Interface ui;
    make_two_futures(ui);
    ui.type("=");
    const app::Comparison* both = compared(ui);
    ASSERT_NE(both, nullptr);
    EXPECT_TRUE(both->has_come);
    EXPECT_EQ(both->world.now, ui.session().now());
    EXPECT_FALSE(ui.world().servers[2].up);
    EXPECT_TRUE(both->world.servers[2].up);
    EXPECT_EQ(both->here, "From 0.700 s: C is killed");
    ASSERT_TRUE(both->parting);
    EXPECT_GE(both->parting->at, 700 * kMs);
    EXPECT_NE(both->parts_here, both->parts_there);
    EXPECT_TRUE(std::ranges::any_of(both->rows, [](const app::ComparedRow& row) { return row.what == "Stopped"; }));
    ui.key(ImGuiKey_Escape);
    EXPECT_EQ(compared(ui), nullptr);
    EXPECT_FALSE(ui.exists("go_on_here"));
}

TEST(Comparison, goes_on_in_either) {
    for (const bool there : {false, true}) {
        Interface ui;
        make_two_futures(ui);
        const sim::BranchId here = ui.session().place().branch;
        ui.type("=");
        const sim::BranchId other = compared(ui)->branch;
        ui.click(there ? "go_on_there" : "go_on_here");
        EXPECT_EQ(compared(ui), nullptr);
        EXPECT_EQ(ui.session().place().branch, there ? other : here);
    }
}

TEST(Comparison, is_in_the_menu_and_ticked_while_it_lasts) {
    Interface ui;
    make_two_futures(ui);
    for (const bool on : {true, false}) {
        ui.click("scenario");
        ui.frames(30);
        ui.click("compare");
        ui.frames(30);
        ui.click("compare0");
        ui.frames(30);
        EXPECT_EQ(compared(ui) != nullptr, on);
    }
}

TEST(Comparison, takes_what_is_done_as_done_in_the_future_that_is_shown) {
    Interface ui;
    make_two_futures(ui);
    ui.type("=");
    const sim::World before = compared(ui)->world;
    ui.type("4");
    ui.key(ImGuiKey_K);
    const app::Comparison* both = compared(ui);
    ASSERT_NE(both, nullptr);
    EXPECT_FALSE(ui.world().servers[3].up);
    EXPECT_EQ(both->world, before);
}

TEST(Comparison, goes_along_with_time_in_both_directions) {
    Interface ui;
    make_two_futures(ui);
    ui.type("=");
    for (const sim::Time at : {3'000, 200, 800, 2'400}) {
        ui.program().apply(app::SessionAction(app::GoTo{at * kMs}));
        const app::Comparison* both = compared(ui);
        ASSERT_NE(both, nullptr);
        EXPECT_EQ(both->world.now, at * kMs);
        if (at < 700) {
            EXPECT_EQ(both->world, ui.world()) << "they have that in common";
            EXPECT_TRUE(both->rows.empty());
            EXPECT_FALSE(both->parting);
            EXPECT_TRUE(both->part_at.empty());
        }
    }
}

// What was done and undone leaves a future without acts of its own: it is as the one that it leaves.
TEST(Comparison, after_undo_is_with_what_was_undone_and_can_be_ended_in_the_menu) {
    Interface ui({.scenario = app_tests::quiet_scenario(1)});
    act(ui, 900, sim::Kill{0});
    ui.key(ImGuiKey_Z, ImGuiMod_Ctrl);
    ui.frames();
    ui.type("=");
    const app::Comparison* both = compared(ui);
    ASSERT_NE(both, nullptr);
    EXPECT_TRUE(ui.world().servers[0].up);
    EXPECT_FALSE(both->world.servers[0].up);
    ui.click("scenario");
    ui.frames(30);
    ui.click("compare");
    ui.frames(30);
    EXPECT_TRUE(ui.exists("compare" + std::to_string(both->branch)));
}

// A frame in which nothing moves plays nothing, also where both are looked at in their past.
TEST(Comparison, of_one_moment_is_made_once) {
    Interface ui;
    make_two_futures(ui);
    ui.pause_at(4'000 * kMs);
    ui.type("=");
    ASSERT_NE(compared(ui), nullptr);
    ui.program().apply(app::SessionAction(app::GoTo{1'200 * kMs}));
    ui.frames();
    const std::uint64_t played = ui.session().run().events_played();
    ui.frames(20);
    EXPECT_EQ(ui.session().run().events_played(), played);
}

TEST(Comparison, is_not_offered_while_a_lesson_leads) {
    Interface ui({.scenario = {}, .preferences = {.ask_first = false}, .lesson = "walkthrough"});
    ui.frames();
    ui.type("=");
    EXPECT_EQ(compared(ui), nullptr);
    ASSERT_TRUE(ui.desk().notice);
    EXPECT_EQ(ui.desk().notice->key, "keys.why_compare_led");
}

TEST(Comparison, ends_with_another_document) {
    Interface ui;
    make_two_futures(ui);
    ui.type("=");
    ASSERT_NE(compared(ui), nullptr);
    ui.program().apply(app::FileAction(app::OpenScenario{(app_tests::assets() / "scenarios/story.json").string()}));
    EXPECT_EQ(compared(ui), nullptr);
}

// Whatever the window's size and language: its controls are there, whole and in reach.
TEST(Comparison, has_its_controls_at_any_size) {
    for (const ImVec2 size : {ImVec2{1024, 640}, ImVec2{1280, 720}, ImVec2{2560, 1440}}) {
        for (const char* language : {"en", "zh"}) {
            Interface ui(
                {.scenario = app_tests::quiet_scenario(9), .preferences = {.language = language}, .size = size});
            make_two_futures(ui);
            ui.type("=");
            ui.frames();
            for (const char* id : {"go_on_here", "go_on_there"}) {
                const auto place = ui.place(id);
                ASSERT_TRUE(place) << id;
                EXPECT_GE(place->x, 0);
                EXPECT_LE(place->right(), size.x);
                EXPECT_GE(place->y, 0);
                EXPECT_LE(place->bottom(), size.y);
            }
        }
    }
}

// What a table claims of two worlds, looked at from elsewhere.
TEST(ComparedRows, say_what_is_so) {
    const app::ComparedRow* found = nullptr;
    const auto row = [&](const std::vector<app::ComparedRow>& rows, std::string_view what) {
        const auto at = std::ranges::find(rows, what, &app::ComparedRow::what);
        return at == rows.end() ? nullptr : &*at;
    };
    sim::Run run(app_tests::quiet_scenario().config);
    run.at(4'000 * kMs);
    const sim::Request set{1, std::nullopt, {raft::Op::Set, 8}};
    const sim::BranchId cut =
        run.fork({0, 900 * kMs}, {{900 * kMs, sim::Partition{{0, 0, 1, 1, 1}}}, {2'000 * kMs, set}});
    const sim::BranchId whole = run.fork({0, 900 * kMs}, {{2'000 * kMs, set}});
    const sim::World one = run.at(sim::Place{cut, 3'900 * kMs});
    const sim::World other = run.at(sim::Place{whole, 3'900 * kMs});
    const auto rows = app::compared(one, other, words());
    EXPECT_TRUE(app::compared(one, one, words()).empty()) << "nothing differs";
    for (const app::ComparedRow& each : rows)
        EXPECT_NE(each.here, each.there);

    found = row(rows, "Value");
    ASSERT_NE(found, nullptr);
    std::map<std::int64_t, std::string> holders;
    for (const sim::Server& server : one.servers)
        holders[server.node.machine.value] +=
            std::string(holders[server.node.machine.value].empty() ? "" : " ") + raft::name_of(server.node.id);
    ASSERT_EQ(holders.size(), 2U);
    EXPECT_EQ(found->here, "0 on " + holders[0] + "; 8 on " + holders[8]);
    EXPECT_EQ(found->there, "8 everywhere");

    found = row(rows, "SET 8");
    ASSERT_NE(found, nullptr);
    EXPECT_TRUE(found->here.ends_with("on " + holders[8] + ", committed")) << found->here;
    EXPECT_TRUE(found->there.ends_with("everywhere, committed")) << found->there;

    // A client that went on to its next request asked for this one, too, though no log has it any more.
    const sim::Request later{1, std::nullopt, {raft::Op::Set, 9}};
    const sim::BranchId alone = run.fork({0, 900 * kMs}, {{900 * kMs, sim::Isolate{0}}, {950 * kMs, later}});
    const sim::World elsewhere = run.at(sim::Place{alone, 3'900 * kMs});
    const auto asked_otherwise = app::compared(one, elsewhere, words());
    ASSERT_NE(row(asked_otherwise, "SET 9"), nullptr);
    EXPECT_EQ(row(asked_otherwise, "SET 9")->here, "in no log") << "the same client’s first request was SET 8";

    // As soon as the client asked and before anybody has the entry.
    const sim::World asked = run.at(sim::Place{whole, 2'000 * kMs});
    const sim::World not_asked = run.at(sim::Place{0, 2'000 * kMs});
    const auto early = app::compared(asked, not_asked, words());
    found = row(early, "SET 8");
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(found->here, "in no log");
    EXPECT_EQ(found->there, "not asked for");
}

} // namespace
