// The monitor sees each property of Figure 3 break, and says what shows it. The worlds are made by hand: what is seen
// is not what Raft does.
#include "raft/check/invariants.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/check/hand.h"

namespace check::testing {
namespace {

using raft::Entry;
using raft::Role;

Entry set(raft::Term term, std::int64_t number) {
    return {.term = term, .command = {raft::Op::Set, number}, .client = 1, .request = 1};
}

// A world whose nodes a test changes at will; each change is told as an event of that node.
class Tampered {
  public:
    explicit Tampered(int nodes = 3)
        : world_(sim::make_world({.options = {.nodes = static_cast<std::uint8_t>(nodes)}})) {}

    template <class Change>
    void change(NodeId id, Change change) {
        change(world_.servers[id].node);
        world_.now += sim::kMillisecond;
        tell(id, sim::NodeActed{});
    }

    void append(NodeId id, const Entry& entry) {
        change(id, [&](raft::Node& node) { node.log.append(entry); });
    }
    void lead(NodeId id, raft::Term term) {
        change(id, [&](raft::Node& node) {
            node.current_term = term;
            node.role = Role::Leader;
        });
    }
    void follow(NodeId id, raft::Term term) {
        change(id, [&](raft::Node& node) {
            node.current_term = term;
            node.role = Role::Follower;
        });
    }
    // Commits and applies, as every step of a node does.
    void commit(NodeId id, raft::Index index) {
        change(id, [&](raft::Node& node) { node.commit_index = node.last_applied = index; });
    }
    void restart(NodeId id) {
        tell(id, sim::InputTaken{sim::Kill{id}});
        raft::Node& node = world_.servers[id].node;
        node = raft::start_from({node.current_term, node.voted_for, node.log}, id, node.options);
        tell(id, sim::InputTaken{sim::Restart{id}});
    }

    const std::vector<Violation>& violations() const { return monitor_.violations(); }
    const sim::World& world() const { return world_; }

  private:
    void tell(NodeId id, decltype(sim::TraceEvent::what) what) {
        ++world_.events;
        monitor_.look(world_, {.at = world_.now, .number = world_.events, .node = id, .what = std::move(what)});
    }

    sim::World world_;
    Monitor monitor_{world_};
};

TEST(Properties, ids_areDifferent) {
    EXPECT_EQ(std::set<std::string_view>(kPropertyIds.begin(), kPropertyIds.end()).size(), kPropertyIds.size());
    EXPECT_EQ(id_of(Property::StateMachineSafety), "state_machine_safety");
}

TEST(ElectionSafety, secondLeaderOfATerm_isSeen) {
    Tampered cluster;
    cluster.lead(A, 2);
    cluster.follow(A, 2);
    ASSERT_TRUE(cluster.violations().empty());
    cluster.lead(B, 2);
    ASSERT_EQ(cluster.violations().size(), 1U) << "also when the first one leads no more";
    EXPECT_EQ(cluster.violations()[0], (Violation{.property = Property::ElectionSafety,
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
    EXPECT_TRUE(cluster.violations().empty()) << "an old leader may not know yet";
}

TEST(LeaderAppendOnly, deletedEntry_isSeen) {
    Tampered cluster;
    cluster.append(A, set(1, 5));
    cluster.append(A, set(1, 6));
    cluster.lead(A, 1);
    cluster.change(A, [](raft::Node& node) { node.log.remove_from(2); });
    ASSERT_EQ(cluster.violations().size(), 1U);
    EXPECT_EQ(cluster.violations()[0].property, Property::LeaderAppendOnly);
    EXPECT_EQ(cluster.violations()[0].index, 2U);
    EXPECT_EQ(cluster.violations()[0].expected, set(1, 6));
    EXPECT_EQ(cluster.violations()[0].found, Entry{});
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
    ASSERT_EQ(cluster.violations().size(), 1U);
    EXPECT_EQ(cluster.violations()[0].property, Property::LeaderAppendOnly);
    EXPECT_EQ(cluster.violations()[0].index, 1U);
    EXPECT_EQ(cluster.violations()[0].found, set(1, 7));
}

TEST(LeaderAppendOnly, followersMayRemove) {
    Tampered cluster;
    cluster.append(A, set(1, 5));
    cluster.lead(A, 1);
    cluster.change(A, [](raft::Node& node) {
        node.role = Role::Follower;
        node.log.remove_from(1);
    });
    EXPECT_TRUE(cluster.violations().empty());
}

TEST(LogMatching, sameIndexAndTermWithAnotherCommand_isSeen) {
    Tampered cluster;
    cluster.append(A, set(1, 5));
    cluster.append(C, set(1, 6));
    ASSERT_EQ(cluster.violations().size(), 1U);
    EXPECT_EQ(cluster.violations()[0].property, Property::LogMatching);
    EXPECT_EQ(cluster.violations()[0].node, C);
    EXPECT_EQ(cluster.violations()[0].other, A);
    EXPECT_EQ(cluster.violations()[0].index, 1U);
    EXPECT_EQ(cluster.violations()[0].expected, set(1, 5));
    EXPECT_EQ(cluster.violations()[0].found, set(1, 6));
}

TEST(LogMatching, sameEntryBehindDifferentOnes_isSeen) {
    Tampered cluster;
    cluster.append(A, set(1, 5));
    cluster.append(B, set(2, 6));
    ASSERT_TRUE(cluster.violations().empty()) << "different terms at one index are no contradiction";
    cluster.append(A, set(3, 7));
    cluster.append(B, set(3, 7));
    ASSERT_EQ(cluster.violations().size(), 1U);
    EXPECT_EQ(cluster.violations()[0].property, Property::LogMatching);
    EXPECT_EQ(cluster.violations()[0].index, 1U);
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
    ASSERT_EQ(cluster.violations().size(), 1U);
    EXPECT_EQ(cluster.violations()[0].index, 20U);
}

TEST(LeaderCompleteness, leaderWithoutACommittedEntry_isSeen) {
    Tampered cluster;
    cluster.append(A, set(1, 5));
    cluster.lead(A, 1);
    cluster.commit(A, 1);
    cluster.lead(B, 2);
    ASSERT_EQ(cluster.violations().size(), 1U);
    EXPECT_EQ(cluster.violations()[0].property, Property::LeaderCompleteness);
    EXPECT_EQ(cluster.violations()[0].node, B);
    EXPECT_EQ(cluster.violations()[0].other, A);
    EXPECT_EQ(cluster.violations()[0].term, 2U);
    EXPECT_EQ(cluster.violations()[0].index, 1U);
    EXPECT_EQ(cluster.violations()[0].expected, set(1, 5));
}

TEST(LeaderCompleteness, leaderWithAllCommittedEntries_isFine) {
    Tampered cluster;
    for (const NodeId id : {A, B})
        cluster.append(id, set(1, 5));
    cluster.append(A, set(1, 6));
    cluster.lead(A, 1);
    cluster.commit(A, 1);
    cluster.lead(B, 2);
    EXPECT_TRUE(cluster.violations().empty()) << "the second entry was never committed";
}

TEST(LeaderCompleteness, entryCommittedAfterTheElection_isSeen) {
    Tampered cluster;
    cluster.append(A, set(1, 5));
    cluster.lead(A, 1);
    cluster.lead(B, 2);
    ASSERT_TRUE(cluster.violations().empty());
    cluster.commit(A, 1);
    ASSERT_EQ(cluster.violations().size(), 1U) << "A commits in term 1 what the leader of term 2 does not have";
    EXPECT_EQ(cluster.violations()[0].property, Property::LeaderCompleteness);
    EXPECT_EQ(cluster.violations()[0].node, B);
}

TEST(LeaderCompleteness, leaderOfALowerTerm_needsNothingOfHigherTerms) {
    Tampered cluster;
    cluster.append(A, set(3, 5));
    cluster.lead(A, 3);
    cluster.commit(A, 1);
    cluster.lead(B, 2);
    EXPECT_TRUE(cluster.violations().empty());
}

TEST(StateMachineSafety, anotherEntryAppliedAtTheSameIndex_isSeen) {
    Tampered cluster;
    cluster.append(A, set(1, 5));
    cluster.append(B, set(2, 6));
    cluster.commit(A, 1);
    cluster.commit(B, 1);
    ASSERT_EQ(cluster.violations().size(), 1U);
    EXPECT_EQ(cluster.violations()[0].property, Property::StateMachineSafety);
    EXPECT_EQ(cluster.violations()[0].node, B);
    EXPECT_EQ(cluster.violations()[0].other, A);
    EXPECT_EQ(cluster.violations()[0].expected, set(1, 5));
    EXPECT_EQ(cluster.violations()[0].found, set(2, 6));
}

TEST(StateMachineSafety, anotherEntryAppliedAfterARestart_isSeen) {
    Tampered cluster;
    cluster.append(A, set(1, 5));
    cluster.commit(A, 1);
    cluster.restart(A);
    cluster.change(A, [](raft::Node& node) { node.log.remove_from(1); });
    cluster.append(A, set(2, 6));
    EXPECT_TRUE(cluster.violations().empty());
    cluster.commit(A, 1);
    ASSERT_EQ(cluster.violations().size(), 1U);
    EXPECT_EQ(cluster.violations()[0].property, Property::StateMachineSafety);
}

TEST(StateMachineSafety, restartedNodeAppliesTheSameAgain) {
    Tampered cluster;
    cluster.append(A, set(1, 5));
    cluster.commit(A, 1);
    cluster.restart(A);
    cluster.commit(A, 1);
    EXPECT_TRUE(cluster.violations().empty());
}

TEST(Monitor, madeInTheMiddleOfARun_goesOnFromThere) {
    Tampered cluster;
    cluster.append(A, set(1, 5));
    cluster.lead(A, 1);
    cluster.commit(A, 1);
    Monitor late(cluster.world());
    cluster.lead(B, 2);
    late.look(cluster.world(), {.at = 1, .number = 1, .node = B, .what = sim::NodeActed{}});
    ASSERT_EQ(late.violations().size(), 1U);
    EXPECT_EQ(late.violations()[0].property, Property::LeaderCompleteness);
}

TEST(Monitor, brokenForEver_isNotReportedForEver) {
    Tampered cluster;
    for (std::int64_t number = 1; number <= 500; ++number) {
        cluster.append(A, set(1, number));
        cluster.append(B, set(1, -number));
    }
    EXPECT_EQ(cluster.violations().size(), static_cast<std::size_t>(Monitor::kMostOfOne));
}

} // namespace
} // namespace check::testing
