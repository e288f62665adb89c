// The monitor sees each property break, and says what shows it. The worlds are made by hand: what is seen is not what
// Raft does.
#include "raft/check/invariants.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/check/hand.h"
#include "tests/check/schedule_run.h"

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
        sim::Server& server = world_.servers[id];
        change(server.node);
        server.disk = {server.node.current_term, server.node.voted_for, server.node.log};
        world_.now += sim::kMillisecond;
        const raft::NodeEvent acted;
        tell(id, sim::NodeActed{acted});
    }

    void append(NodeId id, const Entry& entry) {
        change(id, [&](raft::Node& node) { node.log.append(entry); });
    }
    // Everybody votes for it who does not lead and is in a lower term.
    void lead(NodeId id, raft::Term term) {
        for (NodeId voter = 0; voter < world_.node_count(); ++voter) {
            const raft::Node& node = world_.servers[voter].node;
            if (voter != id && node.role != Role::Leader && node.current_term < term) vote(voter, term, id);
        }
        lead_unasked(id, term);
    }
    void lead_unasked(NodeId id, raft::Term term) {
        change(id, [&](raft::Node& node) {
            node.current_term = term;
            node.voted_for = id;
            node.role = Role::Leader;
            for (NodeId peer = 0; peer < node.options.nodes; ++peer)
                node.next_index[peer] = node.log.last_index() + 1;
        });
    }
    void vote(NodeId id, raft::Term term, NodeId candidate) {
        change(id, [&](raft::Node& node) {
            node.current_term = term;
            node.voted_for = candidate;
            node.role = Role::Follower;
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
        raft::Node& node = world_.servers[id].node;
        node = raft::start_from({node.current_term, node.voted_for, node.log}, id, node.options);
        const sim::Input kill = sim::Kill{id};
        tell(id, sim::InputTaken{kill});
        const sim::Input restart = sim::Restart{id};
        tell(id, sim::InputTaken{restart});
    }

    const std::vector<Violation>& violations() const { return monitor_.violations(); }
    std::vector<Violation> of(Property property) const {
        std::vector<Violation> found;
        std::ranges::copy_if(violations(), std::back_inserter(found),
                             [&](const Violation& violation) { return violation.property == property; });
        return found;
    }
    const sim::World& world() const { return world_; }

  private:
    void tell(NodeId id, const decltype(sim::TraceEvent::what)& what) {
        ++world_.events;
        monitor_.look(world_, {.at = world_.now, .number = world_.events, .node = id, .what = what});
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

TEST(OneVotePerTerm, secondVote_isSeen) {
    Tampered cluster;
    cluster.vote(C, 2, A);
    ASSERT_TRUE(cluster.violations().empty());
    cluster.vote(C, 2, B);
    ASSERT_EQ(cluster.violations().size(), 1U);
    EXPECT_EQ(cluster.violations()[0].property, Property::OneVotePerTerm);
    EXPECT_EQ(cluster.violations()[0].node, C);
    EXPECT_EQ(cluster.violations()[0].other, A);
}

TEST(OneVotePerTerm, voteForgottenOverACrash_isSeen) {
    Tampered cluster;
    cluster.vote(C, 2, A);
    cluster.restart(C);
    cluster.vote(C, 2, B);
    EXPECT_EQ(cluster.of(Property::OneVotePerTerm).size(), 1U);
}

TEST(OneVotePerTerm, voteInEachTerm_isFine) {
    Tampered cluster;
    cluster.vote(C, 2, A);
    cluster.restart(C);
    cluster.vote(C, 2, A);
    cluster.vote(C, 3, B);
    EXPECT_TRUE(cluster.violations().empty());
}

TEST(TermsOnlyGrow, termForgottenOverACrash_isSeen) {
    Tampered cluster;
    cluster.follow(C, 3);
    cluster.restart(C);
    cluster.follow(C, 2);
    ASSERT_EQ(cluster.violations().size(), 1U);
    EXPECT_EQ(cluster.violations()[0].property, Property::TermsOnlyGrow);
}

TEST(ElectedByMajority, leaderWithTooFewVotes_isSeen) {
    Tampered cluster(5);
    cluster.vote(B, 2, A);
    cluster.lead_unasked(A, 2);
    ASSERT_EQ(cluster.violations().size(), 1U);
    EXPECT_EQ(cluster.violations()[0].property, Property::ElectedByMajority);
    EXPECT_EQ(cluster.violations()[0].node, A);
}

TEST(ElectedByMajority, votersThatWentOn_stillCount) {
    Tampered cluster(5);
    cluster.vote(B, 2, A);
    cluster.vote(C, 2, A);
    cluster.vote(B, 3, D);
    cluster.follow(C, 4);
    cluster.lead_unasked(A, 2);
    EXPECT_TRUE(cluster.violations().empty());
}

TEST(ElectedByMajority, votesOfAnotherTerm_doNotCount) {
    Tampered cluster(3);
    cluster.vote(B, 2, A);
    cluster.lead_unasked(A, 3);
    EXPECT_EQ(cluster.of(Property::ElectedByMajority).size(), 1U);
}

TEST(ElectedByMajority, votesOnTheWayWhenAMonitorBegins_count) {
    Hand hand(3);
    hand.fire(A);
    hand.deliver([](const raft::Message& message) { return message.from == A; });
    sim::World world = hand.world();
    Monitor late(world);
    const auto look = [&](const auto& now, const auto& event) { late.look(now, event); };
    for (const NodeId voter : {B, C})
        sim::apply(world, sim::FireTimer{voter}, look);
    while (world.network.in_flight_count() > 0 && world.servers[A].node.role == Role::Candidate)
        sim::apply(world, sim::Deliver{world.network.in_flight().front()->id}, look);
    ASSERT_EQ(world.servers[A].node.role, Role::Leader);
    EXPECT_TRUE(late.violations().empty()) << "B and C voted before, and are in a later term now";
}

TEST(StoredByMajority, commitOfWhatAMinorityStores_isSeen) {
    Tampered cluster(4);
    cluster.append(A, set(1, 5));
    cluster.append(B, set(1, 5));
    cluster.lead(A, 1);
    cluster.commit(A, 1);
    ASSERT_EQ(cluster.violations().size(), 1U) << "two of four are no majority";
    EXPECT_EQ(cluster.violations()[0].property, Property::StoredByMajority);
    EXPECT_EQ(cluster.violations()[0].index, 1U);
    EXPECT_EQ(cluster.violations()[0].expected, set(1, 5));
}

TEST(StoredByMajority, committedEntryThatADiskLoses_isSeen) {
    Tampered cluster;
    for (const NodeId id : {A, B})
        cluster.append(id, set(1, 5));
    cluster.lead(A, 1);
    cluster.commit(A, 1);
    ASSERT_TRUE(cluster.violations().empty());
    cluster.change(B, [](raft::Node& node) { node.log.remove_from(1); });
    ASSERT_EQ(cluster.violations().size(), 1U);
    EXPECT_EQ(cluster.violations()[0].property, Property::StoredByMajority);
    EXPECT_EQ(cluster.violations()[0].node, B);
    EXPECT_EQ(cluster.violations()[0].other, A);
}

TEST(StoredByMajority, minorityMayLoseIt) {
    Tampered cluster;
    for (const NodeId id : {A, B, C})
        cluster.append(id, set(1, 5));
    cluster.lead(A, 1);
    cluster.commit(A, 1);
    cluster.change(C, [](raft::Node& node) { node.log.remove_from(1); });
    EXPECT_TRUE(cluster.violations().empty());
}

TEST(NodeInOrder, whatIsCommittedOrKnownOfOthersAndFalls_isSeen) {
    const auto falls = [](auto before, auto after) {
        Tampered cluster;
        for (const NodeId id : {A, B, C})
            cluster.append(id, set(1, 5));
        cluster.lead(A, 1);
        cluster.change(A, before);
        EXPECT_TRUE(cluster.violations().empty());
        cluster.change(A, after);
        return cluster.of(Property::NodeInOrder).size() == 1 && cluster.violations().size() == 1;
    };
    EXPECT_TRUE(falls([](raft::Node& node) { node.commit_index = node.last_applied = 1; },
                      [](raft::Node& node) { node.commit_index = node.last_applied = 0; }));
    EXPECT_TRUE(
        falls([](raft::Node& node) { node.match_index[B] = 1; }, [](raft::Node& node) { node.match_index[B] = 0; }));
    EXPECT_TRUE(falls([](raft::Node&) {}, [](raft::Node& node) { node.next_index[B] = 0; }));
    EXPECT_TRUE(falls([](raft::Node&) {}, [](raft::Node& node) { node.match_index[C] = 1, node.next_index[C] = 1; }));
    EXPECT_TRUE(falls([](raft::Node&) {}, [](raft::Node& node) { node.last_applied = 1; }));
    EXPECT_TRUE(falls([](raft::Node&) {}, [](raft::Node& node) { node.commit_index = 2; }));
}

TEST(NodeInOrder, restartedNodeBeginsAnew) {
    Tampered cluster;
    for (const NodeId id : {A, B})
        cluster.append(id, set(1, 5));
    cluster.lead(A, 1);
    cluster.commit(A, 1);
    cluster.restart(A);
    cluster.follow(A, 1);
    EXPECT_TRUE(cluster.violations().empty());
}

TEST(Monitor, madeInTheMiddleOfARun_goesOnFromThere) {
    Tampered cluster;
    cluster.append(A, set(1, 5));
    cluster.lead(A, 1);
    cluster.commit(A, 1);
    Monitor late(cluster.world());
    cluster.lead(B, 2);
    const raft::NodeEvent acted;
    for (const NodeId id : {C, B})
        late.look(cluster.world(), {.at = 1, .number = 1, .node = id, .what = sim::NodeActed{acted}});
    ASSERT_EQ(late.violations().size(), 1U);
    EXPECT_EQ(late.violations()[0].property, Property::LeaderCompleteness);
}

TEST(Monitor, copyGoesOnAsTheOriginalDoes) {
    const Schedule schedule = random_schedule(4, [] {
        raft::RuleSet off;
        off.insert(raft::Rule::VoteOnlyIfUpToDate);
        return off;
    }());
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
    EXPECT_FALSE(whole.violations().empty());
    EXPECT_EQ(whole.violations(), parts.violations());
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
