// Without a rule, the property that it guards breaks: in random schedules where chance finds the way, else in a story
// told by hand. Leader Append-Only has no such rule: no line of the engine removes an entry of a leader's log, so the
// monitor's own test shows it failing.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "raft/sim/cursor.h"
#include "tests/check/hand.h"
#include "tests/check/schedule_run.h"

namespace check::testing {
namespace {

using raft::Rule;

raft::RuleSet only(Rule rule) {
    raft::RuleSet set;
    set.insert(rule);
    return set;
}

bool has(const std::vector<Violation>& violations, Property property) {
    return std::ranges::find(violations, property, &Violation::property) != violations.end();
}

struct Guard {
    Rule rule;
    Property property;
};

class WithoutRule : public ::testing::TestWithParam<Guard> {};

TEST_P(WithoutRule, property_breaksInSomeSchedule) {
    constexpr std::uint64_t kMostSchedules = 1000;
    const auto [rule, property] = GetParam();
    for (std::uint64_t seed = 0; seed < kMostSchedules; ++seed) {
        if (breaks(play(random_schedule(seed, only(rule))), property)) return;
    }
    ADD_FAILURE() << raft::info(rule).id << " is off, and " << id_of(property) << " holds all the same";
}

INSTANTIATE_TEST_SUITE_P(Guards, WithoutRule,
                         ::testing::Values(Guard{Rule::VoteOncePerTerm, Property::ElectionSafety},
                                           Guard{Rule::LeadWithMajority, Property::ElectionSafety},
                                           Guard{Rule::CountOnlyCurrentVotes, Property::ElectionSafety},
                                           Guard{Rule::AppendOnlyAsLeader, Property::LogMatching},
                                           Guard{Rule::AppendOnlyIfPreviousMatches, Property::LogMatching},
                                           Guard{Rule::RemoveConflicts, Property::LogMatching},
                                           Guard{Rule::VoteOnlyIfUpToDate, Property::LeaderCompleteness},
                                           Guard{Rule::AppendOnlyFromCurrentTerm, Property::LeaderCompleteness},
                                           Guard{Rule::CommitOnlyOnMajority, Property::LeaderCompleteness},
                                           Guard{Rule::VoteOnlyIfUpToDate, Property::StateMachineSafety},
                                           Guard{Rule::CommitOnlyOnMajority, Property::StateMachineSafety},
                                           Guard{Rule::AppendOnlyIfPreviousMatches, Property::StateMachineSafety}),
                         [](const auto& test) {
                             return std::string(raft::info(test.param.rule).id) + "_guards_" +
                                    std::string(id_of(test.param.property));
                         });

// A step of a node may tell several events; that is named which tells of the breach.
TEST(Violation, names_the_event_that_tells_of_it) {
    const std::map<Property, std::set<std::string_view>> tells{
        {Property::ElectionSafety, {"becomes_leader"}},
        {Property::ElectedByMajority, {"becomes_leader"}},
        {Property::LeaderCompleteness, {"becomes_leader", "commits", "learns_commit"}},
        {Property::LogMatching, {"appends_entries", "appends_request"}},
        {Property::StateMachineSafety, {"applies", "applies_without_effect"}},
        {Property::OneVotePerTerm, {"grants_vote", "starts_election"}},
    };
    std::set<Property> seen;
    for (const Rule rule : {Rule::VoteOncePerTerm, Rule::LeadWithMajority, Rule::CommitOnlyOnMajority,
                            Rule::AppendOnlyIfPreviousMatches, Rule::RemoveConflicts, Rule::VoteOnlyIfUpToDate}) {
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            std::map<std::uint64_t, std::string_view> names;
            const Trial trial = play(
                random_schedule(seed, only(rule)),
                [&](const sim::World&, const sim::TraceEvent& event) { names[event.number] = sim::name_of(event); });
            for (const Violation& violation : trial.violations) {
                if (!tells.contains(violation.property)) continue;
                seen.insert(violation.property);
                EXPECT_TRUE(tells.at(violation.property).contains(names.at(violation.event)))
                    << id_of(violation.property) << " at " << names.at(violation.event) << ", seed " << seed;
            }
        }
    }
    EXPECT_EQ(seen.size(), tells.size());
}

// Several messages that a paused process missed make steps one right after the other, and where a slow disk holds what
// they send, nothing is told between them.
TEST(Violation, names_an_event_of_its_own_step_where_steps_follow_each_other) {
    sim::Config config{.options = {.nodes = 4}, .seed = 1};
    config.options.switched_off = only(Rule::VoteOncePerTerm);
    config.timing.election = {5 * sim::kSecond, 6 * sim::kSecond};
    config.timing.latency = {5 * sim::kMillisecond, 5 * sim::kMillisecond};
    config.timing.disk = 30 * sim::kMillisecond;
    const auto at = [](sim::Time ms, sim::Input input) { return sim::TimedInput{ms * sim::kMillisecond, input}; };
    const std::vector<sim::TimedInput> inputs{at(10, sim::Pause{3}), at(20, sim::FireTimer{0}),
                                              at(21, sim::FireTimer{1}), at(22, sim::FireTimer{2}),
                                              at(70, sim::Resume{3})};
    std::vector<std::uint64_t> grants;
    sim::Cursor cursor(config);
    Monitor monitor(cursor.world());
    const auto listen = [&](const sim::World& world, const sim::TraceEvent& event) {
        monitor(world, event);
        if (event.node == 3 && sim::name_of(event) == "grants_vote") grants.push_back(event.number);
    };
    cursor.play(sim::Line(inputs), 70 * sim::kMillisecond, sim::Listener(listen, raft::Telling::Events));
    std::vector<std::uint64_t> doubled;
    for (const Violation& violation : monitor.violations()) {
        if (violation.node == 3) doubled.push_back(violation.event);
    }
    ASSERT_EQ(grants.size(), 3U);
    EXPECT_EQ(doubled, (std::vector{grants[1], grants[2]}));
}

// These rules keep a cluster going; without them it may stand still, but it never contradicts itself.
class WithoutProgress : public ::testing::TestWithParam<Rule> {};

TEST_P(WithoutProgress, properties_holdAllTheSame) {
    for (std::uint64_t seed = 0; seed < 200; ++seed)
        EXPECT_TRUE(play(random_schedule(seed, only(GetParam()))).violations.empty()) << seed;
}

INSTANTIATE_TEST_SUITE_P(Rules, WithoutProgress,
                         ::testing::Values(Rule::StepDownOnHigherTerm, Rule::ApplyWhatIsCommitted,
                                           Rule::StartElectionOnTimeout, Rule::FollowLeaderOfThisTerm,
                                           Rule::HeartbeatWhenDue, Rule::AppendMissing, Rule::CommitWhatLeaderCommitted,
                                           Rule::MatchWhatIsAcknowledged, Rule::BackUpOnMismatch),
                         [](const auto& test) { return std::string(raft::info(test.param).id); });

// Figure 8 of the paper, as time goes on from (a) to (d).
void play_figure_8(Hand& hand) {
    hand.elect(A, "ABCDE"); // (a) A leads and brings its second entry to B only
    hand.ask(A, 2);
    hand.fire(A);
    hand.deliver_within("AB");
    hand.drop_all();

    hand.crash(A); // (b) E leads by C and D, takes another entry, and crashes
    hand.elect(E, "CDE");
    hand.ask(E, 3);
    hand.drop_all();
    hand.crash(E);

    hand.elect(A, "ABC"); // (c) A leads again and brings its entry to C: a majority has it
    hand.fire(A);
    hand.deliver_within("ABC");
    hand.drop_all();
    ASSERT_EQ(hand.node(C).log.last_index(), 1U);

    hand.crash(A); // (d) E can still lead, as its entry is of a later term
    hand.elect(E, "BCDE");
    ASSERT_TRUE(hand.leads(E));
    hand.ask(E, 4); // an entry of its own term, which commits the older one along with it
    for (int i = 0; i < 3; ++i) {
        hand.fire(E);
        hand.deliver_within("ABCDE");
    }
}

TEST(Figure8, allRulesInForce_isSafe) {
    Hand hand(5);
    play_figure_8(hand);
    EXPECT_TRUE(hand.violations().empty());
    EXPECT_EQ(hand.node(B).machine.value, 4);
}

TEST(Figure8, withoutCommitOnlyCurrentTerm_losesACommittedEntry) {
    Hand hand(5, Rule::CommitOnlyCurrentTerm);
    play_figure_8(hand);
    EXPECT_TRUE(has(hand.violations(), Property::LeaderCompleteness));
    EXPECT_TRUE(has(hand.violations(), Property::StateMachineSafety));
}

// B's answer to A, leader of term 1, is under way for long. Meanwhile A lost its second entry, leads anew in term 3
// and has another one there, which B never saw.
void play_late_answer(Hand& hand) {
    hand.elect(A, "ABCDE");
    hand.drop_all();
    hand.ask(A, 1);
    hand.fire(A);
    hand.drop([](const raft::Message& message) { return message.to != B; });
    hand.ask(A, 2);
    hand.fire(A);
    const auto answers_of_b = [](const raft::Message& message) { return message.from == B && message.to == A; };
    hand.deliver([&](const raft::Message& message) { return message.to == B; });
    hand.drop([&](const raft::Message& message) { return !answers_of_b(message); });
    ASSERT_EQ(hand.node(B).log.last_index(), 2U);

    hand.elect(C, "CDE"); // term 2; it overwrites A's log, which then ends with its first entry
    hand.ask(C, 3);
    hand.fire(C);
    hand.deliver_within("AC");
    hand.drop([&](const raft::Message& message) { return !answers_of_b(message); });
    ASSERT_EQ(hand.node(A).log.last_index(), 1U);

    hand.elect(A, "ADE"); // a later term; only D gets its second entry
    ASSERT_TRUE(hand.leads(A));
    hand.ask(A, 4);
    hand.fire(A);
    hand.deliver_within("AD");
    hand.deliver(answers_of_b); // and now they arrive
    hand.drop_all();

    hand.crash(C);
    hand.elect(C, "BCE");
    ASSERT_TRUE(hand.leads(C));
}

TEST(LateAnswer, allRulesInForce_isSafe) {
    Hand hand(5);
    play_late_answer(hand);
    EXPECT_TRUE(hand.violations().empty());
}

TEST(LateAnswer, withoutCountOnlyCurrentReplies_commitsOnAFalseMajority) {
    Hand hand(5, Rule::CountOnlyCurrentReplies);
    play_late_answer(hand);
    EXPECT_TRUE(has(hand.violations(), Property::LeaderCompleteness));
}

} // namespace
} // namespace check::testing
