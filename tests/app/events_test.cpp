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

// What the feed must show: all sentences up to a place, gathered in one go.
std::vector<app::Sentence> all_until(sim::Run& run, sim::Place place, bool small_ones) {
    std::vector<app::Sentence> all;
    const render::Words words = english();
    run.at(place);
    run.need(place.branch, 0, place.at);
    sim::for_each_record(run.passages(place.branch, 0, place.at),
                         [&](const sim::Page& page, const sim::Record& record, std::uint64_t) {
                             if (!small_ones && app::is_small(page, record)) return;
                             all.push_back(app::sentence_of(page, record, run.config().options.nodes, words));
                         });
    return all;
}

// What a feed shows at a place.
std::span<const app::Sentence> shown_at(app::EventFeed& feed, sim::Run& run, sim::Place place, bool small_ones) {
    const render::Words words = english();
    run.at(place);
    feed.follow(run, place, words, "en", small_ones);
    return feed.events();
}

file::Scenario story() {
    return std::get<file::Scenario>(file::read_scenario(
        R"({"raftarium": 1, "inputs": [{"at": 600, "do": "request", "client": 1, "to": "leader", "op": "SET 5"},
            {"at": 900, "do": "kill", "node": "A"}, {"at": 1200, "do": "restart", "node": "A"}]})"));
}

TEST(EventFeed, shows_the_newest_events_whatever_the_way_to_now) {
    app::Session session(story());
    app::EventFeed feed;
    for (const bool small_ones : {false, true}) {
        for (const sim::Time now : {0, 100, 300, 301, 900, 1500, 1499, 400, 2500, 30, 9000, 8000, 60000}) {
            const auto shown = shown_at(feed, session.run(), {0, now * kMs}, small_ones);
            const auto all = all_until(session.run(), {0, now * kMs}, small_ones);
            const std::size_t expected = std::min(all.size(), shown.size());
            ASSERT_GE(shown.size(), std::min<std::size_t>(all.size(), now < 9000 ? app::EventFeed::kEnough : 1)) << now;
            for (std::size_t i = 1; i <= expected; ++i) {
                ASSERT_EQ(shown[shown.size() - i].number, all[all.size() - i].number) << now;
                ASSERT_EQ(shown[shown.size() - i].title, all[all.size() - i].title) << now;
            }
        }
    }
}

TEST(EventFeed, tells_what_is_where_one_steps_to_though_it_is_not_listed) {
    app::Session session(story());
    app::EventFeed feed;
    const render::Words words = english();
    session.apply(app::PlayOrPause{});
    session.apply(app::GoTo{1000 * kMs});
    std::size_t small = 0;
    for (int step = 0; step < 60; ++step) {
        session.apply(step < 30 ? app::SessionAction(app::StepToPreviousEvent{}) : app::StepToNextEvent{});
        const auto listed = shown_at(feed, session.run(), session.place(), false);
        const auto here = feed.here(session.run(), session.place(), words);
        const bool is_listed = !listed.empty() && listed.back().at == session.now();
        EXPECT_NE(is_listed, !here.empty()) << "either the list shows it, or it stands above the list";
        for (const app::Sentence& sentence : here)
            EXPECT_EQ(sentence.at, session.now());
        if (!is_listed) ++small;
    }
    EXPECT_GT(small, 10U);
}

TEST(EventFeed, forgets_a_future_that_was_cut_off) {
    app::Session session(story());
    app::EventFeed feed;
    shown_at(feed, session.run(), {0, 2000 * kMs}, false);
    session.apply(app::GoTo{700 * kMs});
    session.apply(app::Do{sim::Kill{4}});
    const auto shown = shown_at(feed, session.run(), {1, 1500 * kMs}, false);
    const auto all = all_until(session.run(), {1, 1500 * kMs}, false);
    ASSERT_FALSE(shown.empty());
    EXPECT_EQ(shown.back().number, all.back().number);
}

TEST(Sentence, says_where_a_rule_that_is_switched_off_was_not_kept_to) {
    sim::Config config;
    config.options.switched_off.insert(raft::Rule::VoteOncePerTerm);
    sim::Run run(config, {{10 * kMs, sim::FireTimer{0}}, {10 * kMs, sim::FireTimer{1}}});
    const std::string note =
        "; the rule “one vote in a term” (RequestVote 2 · §5.2) is switched off and was not kept to";
    int second_votes = 0;
    for (const app::Sentence& told : all_until(run, {0, 60 * kMs}, true)) {
        if (!told.detail.ends_with(note)) continue;
        ++second_votes;
        EXPECT_TRUE(told.title.find("grants its vote") != std::string::npos) << told.title;
    }
    EXPECT_GT(second_votes, 0);
}

TEST(Sentence, says_what_why_and_by_which_rule) {
    sim::Run run(story().config, story().inputs);
    bool commits = false;
    bool wins = false;
    for (const app::Sentence& told : all_until(run, {0, 1500 * kMs}, false)) {
        EXPECT_EQ(told.title.find('{'), std::string::npos) << told.title;
        EXPECT_EQ(told.detail.find('{'), std::string::npos) << told.detail;
        if (told.title.find("advances commitIndex to 1") != std::string::npos) {
            commits = true;
            EXPECT_EQ(told.detail, "3 of 5 servers are known to store entry 1, and it is from its own term 1");
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
    const auto newest = all_until(ui.session().run(), {0, 1500 * kMs}, false).back();
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
    sim::Run run(config, {{10 * kMs, sim::FireTimer{0}}, {10 * kMs, sim::FireTimer{1}}});
    app::SafetyWatch watch;
    watch.watch(run, 0);
    run.play_towards({0, 10 * kMs}, 1000, watch.listener(run));
    watch.heard(run);
    EXPECT_EQ(watch.broken(check::Property::ElectionSafety, 10 * kMs), nullptr);
    run.play_towards({0, 200 * kMs}, 1000, watch.listener(run));
    watch.heard(run);
    ASSERT_NE(watch.broken(check::Property::ElectionSafety, 200 * kMs), nullptr);
    const sim::Time at = watch.broken(check::Property::ElectionSafety, 200 * kMs)->at;
    EXPECT_EQ(watch.broken(check::Property::ElectionSafety, at - 1), nullptr);
    EXPECT_EQ(watch.broken(check::Property::LogMatching, 200 * kMs), nullptr);
}

TEST(SafetyWatch, catches_up_with_what_was_played_without_it) {
    sim::Run run{sim::Config{}};
    app::SafetyWatch watch;
    run.at(100 * sim::kSecond);
    watch.watch(run, 0);
    EXPECT_FALSE(watch.complete());
    int calls = 0;
    for (; !watch.complete() && calls < 100; ++calls)
        watch.catch_up(run);
    EXPECT_TRUE(watch.complete());
    EXPECT_GT(calls, 1) << "a frame bears only so much";

    // Where another future begins, it goes on; in the past, it begins again.
    const sim::BranchId here = run.fork({0, 100 * sim::kSecond});
    watch.watch(run, here);
    EXPECT_TRUE(watch.complete());
    watch.watch(run, run.record({here, 50 * sim::kSecond}, sim::Kill{0}));
    EXPECT_FALSE(watch.complete());
}

} // namespace
