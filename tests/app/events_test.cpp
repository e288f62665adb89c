// The event list: the sentences, and which of them are shown when.
#include <gtest/gtest.h>

#include "app/event_feed.h"
#include "app/safety_watch.h"
#include "tests/app/interface.h"

namespace {

using app_tests::Interface;
constexpr sim::Time kMs = sim::kMillisecond;

render::Words english() {
    return app_tests::languages().get("en").words;
}

// What the feed must show: all sentences up to `now`, gathered in one go.
std::vector<app::Sentence> all_until(const sim::History& history, sim::Time now, bool small_ones) {
    std::vector<app::Sentence> all;
    const render::Words words = english();
    history.replay(0, now, [&](const sim::World& world, const sim::TraceEvent& event) {
        app::Sentence told = app::sentence_of(world, event, words);
        if (small_ones || !told.small) all.push_back(std::move(told));
    });
    return all;
}

file::Scenario story() {
    return std::get<file::Scenario>(file::read_scenario(
        R"({"raftarium": 1, "inputs": [{"at": 600, "do": "request", "client": 1, "to": "leader", "op": "SET 5"},
            {"at": 900, "do": "kill", "node": "A"}, {"at": 1200, "do": "restart", "node": "A"}]})"));
}

TEST(EventFeed, shows_the_newest_events_whatever_the_way_to_now) {
    app::Session session(story());
    const render::Words words = english();
    app::EventFeed feed;
    for (const bool small_ones : {false, true}) {
        for (const sim::Time now : {0, 100, 300, 301, 900, 1500, 1499, 400, 2500, 30, 9000, 8000, 60000}) {
            const auto shown = feed.show(session.history(), now * kMs, words, "en", small_ones);
            const auto all = all_until(session.history(), now * kMs, small_ones);
            const std::size_t expected = std::min(all.size(), shown.size());
            ASSERT_GE(shown.size(), std::min<std::size_t>(all.size(), now < 9000 ? app::EventFeed::kEnough : 1)) << now;
            for (std::size_t i = 1; i <= expected; ++i) {
                ASSERT_EQ(shown[shown.size() - i].number, all[all.size() - i].number) << now;
                ASSERT_EQ(shown[shown.size() - i].title, all[all.size() - i].title) << now;
            }
        }
    }
}

TEST(EventFeed, forgets_a_future_that_was_cut_off) {
    app::Session session(story());
    const render::Words words = english();
    app::EventFeed feed;
    feed.show(session.history(), 2000 * kMs, words, "en", false);
    session.apply(app::GoTo{700 * kMs});
    session.apply(app::Do{sim::Kill{4}});
    const auto shown = feed.show(session.history(), 1500 * kMs, words, "en", false);
    const auto all = all_until(session.history(), 1500 * kMs, false);
    ASSERT_FALSE(shown.empty());
    EXPECT_EQ(shown.back().number, all.back().number);
}

TEST(Sentence, says_what_why_and_by_which_rule) {
    const sim::History history(story().config, story().inputs);
    bool commits = false;
    bool wins = false;
    for (const app::Sentence& told : all_until(history, 1500 * kMs, false)) {
        EXPECT_EQ(told.title.find('{'), std::string::npos) << told.title;
        EXPECT_EQ(told.detail.find('{'), std::string::npos) << told.detail;
        if (told.title.find("advances commitIndex to 1") != std::string::npos) {
            commits = true;
            EXPECT_EQ(told.detail, "3 of 5 servers store entry 1, and it is from its own term 1");
            EXPECT_EQ(told.citation, "Leaders · §5.4.2");
        }
        if (told.title.find("becomes leader of term 1") != std::string::npos) {
            wins = true;
            EXPECT_EQ(told.detail, "3 votes of 5 are a majority; 3 are needed");
            EXPECT_EQ(told.citation, "Candidates · §5.2");
        }
    }
    EXPECT_TRUE(commits);
    EXPECT_TRUE(wins);
}

TEST(EventList, a_click_goes_to_the_event_and_selects_its_node) {
    Interface ui({.scenario = story()});
    ui.pause_at(1500 * kMs);
    const auto newest = all_until(ui.session().history(), 1500 * kMs, false).back();
    ui.click("event"); // the newest is on top
    EXPECT_EQ(ui.session().now(), newest.at);
    ASSERT_LT(newest.node, 5);
    EXPECT_EQ(ui.desk().selected_node(), newest.node);
}

TEST(EventList, small_events_can_be_listed_too) {
    Interface ui;
    ui.pause_at(600 * kMs);
    ui.click("small_events");
    EXPECT_TRUE(ui.desk().small_events);
    ui.click("small_events");
    EXPECT_FALSE(ui.desk().small_events);
}

TEST(NodePanel, shows_the_cluster_and_then_the_node_that_is_chosen) {
    Interface ui;
    ui.pause_at(600 * kMs);
    ui.click("tab_node");
    ASSERT_TRUE(ui.exists("rowC"));
    ui.click("rowC");
    EXPECT_EQ(ui.desk().selected_node(), 2);
    EXPECT_FALSE(ui.exists("rowC"));
    ui.click("tab_events");
    EXPECT_EQ(ui.desk().tab, app::Tab::Events);
}

TEST(SafetyWatch, sees_a_broken_property_only_once_it_is_broken) {
    // Whoever asks gets a vote, whatever it gave before: two leaders of one term are possible.
    sim::Config config;
    config.options.switched_off.insert(raft::Rule::VoteOncePerTerm);
    sim::History history(config, {{10 * kMs, sim::FireTimer{0}}, {10 * kMs, sim::FireTimer{1}}});
    app::SafetyWatch watch;
    watch.follow(history, 10 * kMs);
    EXPECT_EQ(watch.broken(check::Property::ElectionSafety), nullptr);
    watch.follow(history, 200 * kMs);
    ASSERT_NE(watch.broken(check::Property::ElectionSafety), nullptr);
    const sim::Time at = watch.broken(check::Property::ElectionSafety)->at;
    watch.follow(history, at - 1);
    EXPECT_EQ(watch.broken(check::Property::ElectionSafety), nullptr);
    EXPECT_EQ(watch.broken(check::Property::LogMatching), nullptr);
}

TEST(SafetyWatch, catches_up_with_a_long_run_and_with_other_inputs) {
    sim::History history{sim::Config{}};
    app::SafetyWatch watch;
    int calls = 0;
    do {
        watch.follow(history, 100 * sim::kSecond);
    } while (!watch.complete() && ++calls < 100);
    EXPECT_TRUE(watch.complete());
    EXPECT_GT(calls, 1);
    history.record(50 * sim::kSecond, sim::Kill{0});
    watch.follow(history, 50 * sim::kSecond + 5 * kMs);
    EXPECT_FALSE(watch.complete()); // from the beginning again
}

} // namespace
