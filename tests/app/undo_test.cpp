// Undo and redo: whatever was done, one key goes back to before it and another goes there again.
#include <gtest/gtest.h>

#include "app/session.h"
#include "raft/sim/random.h"
#include "tests/app/interface.h"

namespace {

using app::Session;
using Inputs = std::vector<sim::TimedInput>;
constexpr sim::Time kMs = sim::kMillisecond;

Session five_nodes() {
    Session session(file::Scenario{});
    session.set_playing(false);
    return session;
}

void act(Session& session, sim::Time at, const sim::Input& input) {
    session.apply(app::GoTo{at * kMs});
    session.apply(app::Do{input});
}

TEST(Undo, takes_back_the_newest_act_and_redo_does_it_again) {
    Session session = five_nodes();
    act(session, 600, sim::Kill{1});
    act(session, 900, sim::Kill{2});
    EXPECT_FALSE(session.can_redo());

    session.apply(app::Undo{});
    EXPECT_EQ(app_tests::inputs_of(session), (Inputs{{600 * kMs, sim::Kill{1}}}));
    EXPECT_EQ(session.now(), 900 * kMs) << "there the act was";
    EXPECT_TRUE(session.world().servers[2].up);
    session.apply(app::Undo{});
    EXPECT_TRUE(app_tests::inputs_of(session).empty());
    EXPECT_EQ(session.now(), 600 * kMs);
    EXPECT_FALSE(session.can_undo());
    session.apply(app::Undo{});
    EXPECT_TRUE(app_tests::inputs_of(session).empty());

    session.apply(app::Redo{});
    EXPECT_FALSE(session.world().servers[1].up);
    session.apply(app::Redo{});
    EXPECT_EQ(app_tests::inputs_of(session), (Inputs{{600 * kMs, sim::Kill{1}}, {900 * kMs, sim::Kill{2}}}));
    EXPECT_FALSE(session.world().servers[2].up);
    EXPECT_FALSE(session.can_redo());
}

TEST(Undo, of_an_act_within_a_scenario_leaves_its_end_where_it_was) {
    file::Scenario scenario;
    scenario.until = 5'000 * kMs;
    Session session(scenario);
    session.set_playing(false);
    act(session, 600, sim::Kill{1});
    session.apply(app::Undo{});
    EXPECT_EQ(session.end(), 5'000 * kMs);
}

TEST(Undo, of_several_acts_at_one_moment_takes_back_one) {
    Session session = five_nodes();
    for (const raft::NodeId node : {0, 1, 2})
        act(session, 0, sim::Kill{node});
    session.apply(app::Undo{});
    EXPECT_EQ(app_tests::inputs_of(session), (Inputs{{0, sim::Kill{0}}, {0, sim::Kill{1}}}));
    EXPECT_FALSE(session.world().servers[1].up);
    EXPECT_TRUE(session.world().servers[2].up);
}

TEST(Undo, of_an_act_in_the_past_brings_the_future_back) {
    Session session = five_nodes();
    act(session, 600, sim::Kill{1});
    act(session, 300, sim::Isolate{3});
    EXPECT_EQ(app_tests::inputs_of(session).size(), 1U);
    session.apply(app::Undo{});
    EXPECT_EQ(app_tests::inputs_of(session), (Inputs{{600 * kMs, sim::Kill{1}}}));
    session.apply(app::Redo{});
    EXPECT_EQ(app_tests::inputs_of(session), (Inputs{{300 * kMs, sim::Isolate{3}}}));
}

TEST(Undo, what_was_undone_stays_a_future_of_the_run) {
    Session session = five_nodes();
    act(session, 600, sim::Kill{1});
    session.apply(app::Undo{});
    act(session, 600, sim::Kill{2});
    EXPECT_FALSE(session.can_redo()) << "another act was done instead";
    const file::Scenario kept = session.scenario();
    EXPECT_EQ(kept.inputs, (Inputs{{600 * kMs, sim::Kill{1}}}));
    EXPECT_EQ(file::shown_inputs(kept), (Inputs{{600 * kMs, sim::Kill{2}}}));
}

// A person who does, undoes, redoes and moves at random, against a list of what must be there.
TEST(Undo, agrees_with_a_list_of_what_was_done) {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        SCOPED_TRACE(seed);
        sim::Random dice(seed);
        Session session = five_nodes();
        std::vector<Inputs> states(1); // before the first act, after each
        std::size_t at = 0;
        for (int step = 0; step < 60; ++step) {
            const std::int64_t way = dice.between(0, 9);
            if (way < 3) {
                session.apply(app::GoTo{dice.between(0, 20) * 100 * kMs});
            } else if (way < 7) {
                const sim::Input input = sim::Request{1, std::nullopt, {raft::Op::Add, dice.between(1, 9)}};
                Inputs after = states[at];
                std::erase_if(after, [&](const auto& one) { return one.at > session.now(); });
                after.push_back({session.now(), input});
                session.apply(app::Do{input});
                states.resize(++at);
                states.push_back(after);
            } else if (way < 9) {
                if (at > 0) --at;
                session.apply(app::Undo{});
            } else {
                if (at + 1 < states.size()) ++at;
                session.apply(app::Redo{});
            }
            ASSERT_EQ(app_tests::inputs_of(session), states[at]) << step;
            ASSERT_EQ(session.can_undo(), at > 0);
            ASSERT_EQ(session.can_redo(), at + 1 < states.size());
            sim::Run straight(session.run().config(), states[at]);
            ASSERT_EQ(sim::digest(session.world()), sim::digest(straight.at(session.now())));
        }
        const auto read = file::read_scenario(file::write_scenario(session.scenario()));
        ASSERT_TRUE(std::holds_alternative<file::Scenario>(read)) << std::get<file::Problem>(read).what;
        EXPECT_EQ(file::shown_inputs(std::get<file::Scenario>(read)), states[at]);
    }
}

TEST(Undo, has_keys) {
    app_tests::Interface ui;
    ui.pause_at(500 * kMs);
    ui.program().apply(app::SessionAction(app::Do{sim::Kill{2}}));
    ui.frames();
    ui.key(ImGuiKey_Z, ImGuiMod_Ctrl);
    EXPECT_TRUE(ui.world().servers[2].up);
    ui.key(ImGuiKey_Y, ImGuiMod_Ctrl);
    EXPECT_FALSE(ui.world().servers[2].up);
    ui.key(ImGuiKey_Z, ImGuiMod_Ctrl);
    ui.key(ImGuiKey_Z, ImGuiMod_Ctrl | ImGuiMod_Shift);
    EXPECT_FALSE(ui.world().servers[2].up);
}

TEST(Undo, in_a_field_is_about_its_text) {
    app_tests::Interface ui;
    ui.pause_at(500 * kMs);
    ui.program().apply(app::SessionAction(app::Do{sim::Kill{2}}));
    ui.frames();
    ui.key(ImGuiKey_C); // into the request box
    ui.frames();
    ui.type("7");
    ui.key(ImGuiKey_Z, ImGuiMod_Ctrl);
    EXPECT_FALSE(ui.world().servers[2].up);
}

TEST(Undo, takes_the_offer_to_bring_the_future_back_with_it) {
    app_tests::Interface ui;
    ui.pause_at(900 * kMs);
    ui.program().apply(app::SessionAction(app::Do{sim::Kill{2}}));
    ui.pause_at(300 * kMs);
    ui.program().apply(app::SessionAction(app::Do{sim::Kill{1}}));
    ASSERT_TRUE(ui.desk().notice);
    ui.key(ImGuiKey_Z, ImGuiMod_Ctrl);
    EXPECT_FALSE(ui.desk().notice);
}

TEST(Undo, the_end_is_that_of_the_future_that_is_shown) {
    file::Scenario scenario;
    scenario.inputs = {{2200 * kMs, sim::Heal{}}};
    scenario.until = 3000 * kMs;
    Session session(scenario);
    act(session, 500, sim::Kill{1});
    EXPECT_EQ(session.end(), 500 * kMs);
    session.apply(app::Undo{});
    EXPECT_EQ(session.end(), 3000 * kMs);
}

// A moment that is hours ahead is come to in many frames, and any other act ends the way there.
TEST(FarAhead, is_come_to_in_slices_that_any_act_ends) {
    Session session = five_nodes();
    session.apply(app::GoTo{3600 * sim::kSecond});
    ASSERT_EQ(session.goal(), 3600 * sim::kSecond);
    EXPECT_LT(session.now(), 3600 * sim::kSecond);
    EXPECT_FALSE(session.settled());
    const sim::Time came = session.now();
    session.tick(0.01);
    EXPECT_GT(session.now(), came);
    session.apply(app::PlayOrPause{});
    EXPECT_FALSE(session.goal());

    session.set_playing(false);
    session.apply(app::GoTo{60 * sim::kSecond});
    for (int frame = 0; session.goal() && frame < 10'000; ++frame)
        session.tick(0.01);
    EXPECT_EQ(session.now(), 60 * sim::kSecond);
}

// A file's future may leave its parent late: the parent's past is played in slices as well.
TEST(FarAhead, a_future_that_nobody_came_to_is_come_to_in_slices) {
    file::Scenario scenario;
    scenario.branches = {{"", 0, 1800 * sim::kSecond, {{1800 * sim::kSecond, sim::Kill{0}}}}};
    scenario.branches.push_back({"", 1, 1900 * sim::kSecond, {{1900 * sim::kSecond, sim::Kill{1}}}});
    scenario.shown = 2;
    Session session(scenario);
    session.set_playing(false);
    EXPECT_EQ(session.run().frontier(2), 0);
    session.apply(app::StepToNextEvent{});
    EXPECT_LT(session.run().events_played(), 1000U);
    session.apply(app::GoTo{2000 * sim::kSecond});
    std::uint64_t played = session.run().events_played();
    int frames = 0;
    for (; session.goal() && frames < 10'000; ++frames) {
        session.tick(0.01);
        EXPECT_LT(session.run().events_played() - played, 100'000U);
        played = session.run().events_played();
    }
    EXPECT_GT(frames, 10);
    EXPECT_EQ(session.now(), 2000 * sim::kSecond);
    EXPECT_FALSE(session.world().servers[1].up);
    session.apply(app::GoTo{1899 * sim::kSecond});
    EXPECT_FALSE(session.world().servers[0].up);
    EXPECT_TRUE(session.world().servers[1].up);
}

// What nobody has looked at is not said to hold.
TEST(Safety, is_not_claimed_of_what_was_not_looked_at_yet) {
    Session session = five_nodes();
    session.apply(app::GoTo{600 * sim::kSecond});
    for (int frame = 0; !session.settled() && frame < 10'000; ++frame)
        session.tick(0.01);
    ASSERT_TRUE(session.safety().covers(session.now()));
    act(session, 500'000, sim::Kill{0});
    EXPECT_FALSE(session.safety().covers(session.now())) << "another future, watched from its beginning";
    EXPECT_TRUE(session.safety().covers(0));
    for (int frame = 0; !session.settled() && frame < 10'000; ++frame)
        session.tick(0.01);
    EXPECT_TRUE(session.safety().covers(session.now()));
}

// All that a frame plays of the engine is played before it is drawn.
TEST(Drawing, plays_nothing) {
    app_tests::Interface ui;
    ui.pause_at(3 * sim::kSecond);
    ui.program().apply(app::DeskAction(app::ShowTimes{500 * kMs, 3500 * kMs}));
    ui.frames(20); // until all is caught up with
    const std::uint64_t played = ui.session().run().events_played();
    ui.frames(20);
    EXPECT_EQ(ui.session().run().events_played(), played);
    ui.program().apply(app::DeskAction(app::ToggleSmallEvents{}));
    ui.program().apply(app::DeskAction(app::ShowTimes{0, 2500 * kMs}));
    ui.frames(5);
    EXPECT_EQ(ui.session().run().events_played(), played) << "other looks at what is known";
}

} // namespace
