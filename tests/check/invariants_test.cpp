// The monitor sees each property of Figure 3 break, and says what shows it.
#include "raft/check/invariants.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/check/hand.h"
#include "tests/check/schedule_run.h"
#include "tests/check/tampered.h"

namespace check::testing {
namespace {

TEST(Properties, ids_areDifferent) {
    EXPECT_EQ(std::set<std::string_view>(kPropertyIds.begin(), kPropertyIds.end()).size(), kPropertyIds.size());
    EXPECT_EQ(id_of(Property::StateMachineSafety), "state_machine_safety");
}

TEST(ElectionSafety, secondLeaderOfATerm_isSeen) {
    Tampered cluster;
    cluster.lead(A, 2);
    cluster.follow(A, 2);
    ASSERT_TRUE(cluster.of(Property::ElectionSafety).empty());
    cluster.lead(B, 2);
    ASSERT_EQ(cluster.of(Property::ElectionSafety).size(), 1U) << "also when the first one leads no more";
    EXPECT_EQ(cluster.of(Property::ElectionSafety)[0], (Violation{.property = Property::ElectionSafety,
                                                                  .at = cluster.world().now,
                                                                  .event = cluster.world().events,
                                                                  .node = B,
                                                                  .other = A,
                                                                  .term = 2}));
}

TEST(ElectionSafety, leadersOfDifferentTerms_areFine) {
    Tampered cluster;
    cluster.lead(A, 3);
    cluster.lead(B, 2);
    cluster.lead(C, 4);
    EXPECT_TRUE(cluster.of(Property::ElectionSafety).empty()) << "an old leader may not know yet";
}

TEST(LeaderAppendOnly, deletedEntry_isSeen) {
    Tampered cluster;
    cluster.append(A, set(1, 5));
    cluster.append(A, set(1, 6));
    cluster.lead(A, 1);
    cluster.change(A, [](raft::Node& node) { node.log.remove_from(2); });
    ASSERT_EQ(cluster.of(Property::LeaderAppendOnly).size(), 1U);
    EXPECT_EQ(cluster.of(Property::LeaderAppendOnly)[0].index, 2U);
    EXPECT_EQ(cluster.of(Property::LeaderAppendOnly)[0].expected, set(1, 6));
    EXPECT_EQ(cluster.of(Property::LeaderAppendOnly)[0].found, Entry{});
}

TEST(LeaderAppendOnly, overwrittenEntry_isSeen) {
    Tampered cluster;
    cluster.append(A, set(1, 5));
    cluster.lead(A, 1);
    cluster.change(A, [](raft::Node& node) {
        node.log.remove_from(1);
        node.log.append(set(1, 7));
        node.log.append(set(1, 8));
    });
    ASSERT_EQ(cluster.of(Property::LeaderAppendOnly).size(), 1U);
    EXPECT_EQ(cluster.of(Property::LeaderAppendOnly)[0].index, 1U);
    EXPECT_EQ(cluster.of(Property::LeaderAppendOnly)[0].found, set(1, 7));
}

TEST(LeaderAppendOnly, followersMayRemove) {
    Tampered cluster;
    cluster.append(A, set(1, 5));
    cluster.lead(A, 1);
    cluster.change(A, [](raft::Node& node) {
        node.role = Role::Follower;
        node.log.remove_from(1);
    });
    EXPECT_TRUE(cluster.of(Property::LeaderAppendOnly).empty());
}

TEST(LogMatching, sameIndexAndTermWithAnotherCommand_isSeen) {
    Tampered cluster;
    cluster.append(A, set(1, 5));
    cluster.append(C, set(1, 6));
    ASSERT_EQ(cluster.of(Property::LogMatching).size(), 1U);
    EXPECT_EQ(cluster.of(Property::LogMatching)[0].node, C);
    EXPECT_EQ(cluster.of(Property::LogMatching)[0].other, A);
    EXPECT_EQ(cluster.of(Property::LogMatching)[0].index, 1U);
    EXPECT_EQ(cluster.of(Property::LogMatching)[0].expected, set(1, 5));
    EXPECT_EQ(cluster.of(Property::LogMatching)[0].found, set(1, 6));
}

TEST(LogMatching, sameEntryBehindDifferentOnes_isSeen) {
    Tampered cluster;
    cluster.append(A, set(1, 5));
    cluster.append(B, set(2, 6));
    ASSERT_TRUE(cluster.of(Property::LogMatching).empty()) << "different terms at one index are no contradiction";
    cluster.append(A, set(3, 7));
    cluster.append(B, set(3, 7));
    ASSERT_EQ(cluster.of(Property::LogMatching).size(), 1U);
    EXPECT_EQ(cluster.of(Property::LogMatching)[0].index, 1U);
}

TEST(LogMatching, seenThoughAnotherPartOfTheLogChanged) {
    Tampered cluster;
    for (const NodeId id : {A, B}) {
        for (std::int64_t number = 1; number <= 40; ++number)
            cluster.append(id, set(1, number));
    }
    cluster.change(B, [](raft::Node& node) {
        node.log.remove_from(20);
        node.log.append(set(1, 99));
    });
    ASSERT_EQ(cluster.of(Property::LogMatching).size(), 1U);
    EXPECT_EQ(cluster.of(Property::LogMatching)[0].index, 20U);
}

TEST(LeaderCompleteness, leaderWithoutACommittedEntry_isSeen) {
    Tampered cluster;
    cluster.append(A, set(1, 5));
    cluster.lead(A, 1);
    cluster.commit(A, 1);
    cluster.lead(B, 2);
    ASSERT_EQ(cluster.of(Property::LeaderCompleteness).size(), 1U);
    EXPECT_EQ(cluster.of(Property::LeaderCompleteness)[0].node, B);
    EXPECT_EQ(cluster.of(Property::LeaderCompleteness)[0].other, A);
    EXPECT_EQ(cluster.of(Property::LeaderCompleteness)[0].term, 2U);
    EXPECT_EQ(cluster.of(Property::LeaderCompleteness)[0].index, 1U);
    EXPECT_EQ(cluster.of(Property::LeaderCompleteness)[0].expected, set(1, 5));
}

TEST(LeaderCompleteness, leaderWithAllCommittedEntries_isFine) {
    Tampered cluster;
    for (const NodeId id : {A, B})
        cluster.append(id, set(1, 5));
    cluster.append(A, set(1, 6));
    cluster.lead(A, 1);
    cluster.commit(A, 1);
    cluster.lead(B, 2);
    EXPECT_TRUE(cluster.of(Property::LeaderCompleteness).empty()) << "the second entry was never committed";
}

TEST(LeaderCompleteness, entryCommittedAfterTheElection_isSeen) {
    Tampered cluster;
    cluster.append(A, set(1, 5));
    cluster.lead(A, 1);
    cluster.lead(B, 2);
    ASSERT_TRUE(cluster.of(Property::LeaderCompleteness).empty());
    cluster.commit(A, 1);
    ASSERT_EQ(cluster.of(Property::LeaderCompleteness).size(), 1U)
        << "A commits in term 1 what the leader of term 2 does not have";
    EXPECT_EQ(cluster.of(Property::LeaderCompleteness)[0].node, B);
}

TEST(LeaderCompleteness, leaderOfALowerTerm_needsNothingOfHigherTerms) {
    Tampered cluster;
    cluster.append(A, set(3, 5));
    cluster.lead(A, 3);
    cluster.commit(A, 1);
    cluster.lead(B, 2);
    EXPECT_TRUE(cluster.of(Property::LeaderCompleteness).empty());
}

TEST(StateMachineSafety, anotherEntryAppliedAtTheSameIndex_isSeen) {
    Tampered cluster;
    cluster.append(A, set(1, 5));
    cluster.append(B, set(2, 6));
    cluster.commit(A, 1);
    cluster.commit(B, 1);
    ASSERT_EQ(cluster.of(Property::StateMachineSafety).size(), 1U);
    EXPECT_EQ(cluster.of(Property::StateMachineSafety)[0].node, B);
    EXPECT_EQ(cluster.of(Property::StateMachineSafety)[0].other, A);
    EXPECT_EQ(cluster.of(Property::StateMachineSafety)[0].expected, set(1, 5));
    EXPECT_EQ(cluster.of(Property::StateMachineSafety)[0].found, set(2, 6));
}

TEST(StateMachineSafety, anotherEntryAppliedAfterARestart_isSeen) {
    Tampered cluster;
    cluster.append(A, set(1, 5));
    cluster.commit(A, 1);
    cluster.restart(A);
    cluster.change(A, [](raft::Node& node) { node.log.remove_from(1); });
    cluster.append(A, set(2, 6));
    EXPECT_TRUE(cluster.of(Property::StateMachineSafety).empty());
    cluster.commit(A, 1);
    ASSERT_EQ(cluster.of(Property::StateMachineSafety).size(), 1U);
}

TEST(StateMachineSafety, restartedNodeAppliesTheSameAgain) {
    Tampered cluster;
    cluster.append(A, set(1, 5));
    cluster.commit(A, 1);
    cluster.restart(A);
    cluster.commit(A, 1);
    EXPECT_TRUE(cluster.of(Property::StateMachineSafety).empty());
}

TEST(Monitor, madeInTheMiddleOfARun_goesOnFromThere) {
    Tampered cluster;
    cluster.append(A, set(1, 5));
    cluster.lead(A, 1);
    cluster.commit(A, 1);
    Monitor late(cluster.world());
    cluster.lead(B, 2);
    const raft::NodeEvent acted;
    const sim::InFlight vote(1, {.from = C, .to = B, .term = 2, .body = raft::RequestVoteReply{.vote_granted = true}});
    const sim::MessageEvent sent{sim::MessageEvent::Kind::Sent, vote};
    late.look(cluster.world(), {.at = 1, .number = 1, .node = C, .what = sent});
    for (const NodeId id : {C, B})
        late.look(cluster.world(), {.at = 1, .number = 1, .node = id, .what = sim::NodeActed{acted}});
    ASSERT_EQ(late.violations().size(), 1U);
    EXPECT_EQ(late.violations()[0].property, Property::LeaderCompleteness);
}

TEST(Monitor, copyGoesOnAsTheOriginalDoes) {
    raft::RuleSet off;
    off.insert(raft::Rule::VoteOnlyIfUpToDate);
    int broken = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const Schedule schedule = random_schedule(seed, off);
        sim::World world = sim::make_world(schedule.config);
        Monitor whole(world);
        Monitor parts = whole;
        const auto look = [&](const sim::World& now, const sim::TraceEvent& event) {
            whole.look(now, event);
            Monitor copy = parts;
            copy.look(now, event);
            parts = std::move(copy);
        };
        for (const sim::TimedInput& input : schedule.inputs) {
            sim::advance(world, input.at, look);
            sim::apply(world, input.input, look);
        }
        EXPECT_EQ(whole.violations(), parts.violations());
        if (!whole.violations().empty()) ++broken;
    }
    EXPECT_GT(broken, 0);
}

TEST(Monitor, brokenForEver_isNotReportedForEver) {
    Tampered cluster;
    for (std::int64_t number = 1; number <= 500; ++number) {
        cluster.append(A, set(1, number));
        cluster.append(B, set(1, -number));
    }
    EXPECT_EQ(cluster.of(Property::LogMatching).size(), static_cast<std::size_t>(Monitor::kMostOfOne));
}

} // namespace
} // namespace check::testing
