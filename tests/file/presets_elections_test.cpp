// What must come of the shipped scenarios about majorities, elections and time, as their sentences of what to look for
// (scenario.ID.look) have it.
#include <gmock/gmock.h>

#include "tests/file/played.h"

namespace file {
namespace {

using raft::NodeEventKind;
using raft::NodeId;
using raft::Role;
using sim::kMillisecond;
using sim::Time;
using testing::ElementsAre;
using testing::IsEmpty;

using ClientKind = sim::ClientEvent::Kind;

std::vector<NodeId> nodes_of(const std::vector<Deed>& deeds) {
    std::vector<NodeId> nodes;
    for (const Deed& deed : deeds)
        nodes.push_back(deed.node);
    return nodes;
}

std::vector<Deed> before(std::vector<Deed> deeds, Time time) {
    std::erase_if(deeds, [time](const Deed& deed) { return deed.at >= time; });
    return deeds;
}

// By which a leader was elected.
std::vector<std::uint64_t> votes_and_needed(const Deed& elected) {
    std::vector<std::uint64_t> numbers;
    for (const raft::FactValue& fact : elected.event.by.why()) {
        if (fact.fact() == raft::Fact::Votes || fact.fact() == raft::Fact::Needed) numbers.push_back(fact.value());
    }
    return numbers;
}

Deed commit_of(const Played& played, raft::Index index) {
    for (const Deed& commit : played.all(NodeEventKind::Commits)) {
        if (commit.event.index >= index) return commit;
    }
    ADD_FAILURE() << "entry " << index << " is never committed";
    return {};
}

TEST(OneOfThreeDown, answers_with_two_copies) {
    Played played("one-of-three-down");
    ASSERT_EQ(played.at(0).node_count(), 3);
    const Deed commit = commit_of(played, 2);
    EXPECT_FALSE(played.at(commit.at).servers[C].up);
    EXPECT_EQ(copies_of(played.at(commit.at), 2, 1), 2);
    const auto done = played.all(ClientKind::Done);
    ASSERT_EQ(done.size(), 2U);
    EXPECT_LT(done[1].at, played.time_of("restart"));
}

TEST(OneOfThreeDown, has_c_catch_up) {
    Played played("one-of-three-down");
    EXPECT_THAT(log_of(played.at(played.time_of("restart")), C), ElementsAre("SET 5 t1"));
    expect_everywhere(played.at_end(), 7, 2, 1);
}

TEST(FourNodesTwoDown, goes_on_with_three_and_waits_with_two) {
    Played played("four-nodes-two-down");
    ASSERT_EQ(played.at(0).node_count(), 4);
    const auto done = played.all(ClientKind::Done);
    ASSERT_EQ(done.size(), 2U);
    EXPECT_FALSE(played.at(done[0].at).servers[D].up);
    EXPECT_TRUE(played.at(done[0].at).servers[C].up);
    EXPECT_LT(done[0].at - played.time_of("request"), 100 * kMillisecond) << "at once";

    const Time restart = played.time_of("restart");
    const sim::World& waiting = played.at(restart - 1);
    EXPECT_EQ(copies_of(waiting, 2, 1), 2) << "half of the nodes";
    EXPECT_THAT(leaders_of(waiting), ElementsAre(A));
    EXPECT_EQ(waiting.servers[A].node.commit_index, 1U);
    EXPECT_EQ(find_client(waiting, 1)->state, sim::Client::State::Waiting);
}

TEST(FourNodesTwoDown, commits_the_other_request_with_a_third_node) {
    Played played("four-nodes-two-down");
    const Deed commit = commit_of(played, 2);
    EXPECT_GT(commit.at, played.time_of("restart"));
    EXPECT_GE(copies_of(played.at(commit.at), 2, 1), 3);
    EXPECT_EQ(find_client(played.at_end(), 1)->result, 7);
    EXPECT_FALSE(played.at_end().servers[D].up);
}

TEST(NineNodesFourDown, needs_five_votes_and_five_copies_and_has_five_nodes) {
    Played played("nine-nodes-four-down");
    const Time crash = played.time_of("kill");
    EXPECT_THAT(leaders_of(played.at(crash - 1)), ElementsAre(A));
    int up = 0;
    for (const sim::Server& server : played.at(crash).servers)
        up += server.up ? 1 : 0;
    EXPECT_EQ(up, 5);
    EXPECT_FALSE(played.at(crash).servers[A].up);

    const auto elected = played.all(NodeEventKind::BecomesLeader);
    ASSERT_EQ(elected.size(), 2U);
    EXPECT_THAT(votes_and_needed(elected[1]), ElementsAre(5, 5));
    const Deed commit = commit_of(played, 2);
    EXPECT_GT(commit.at, crash);
    EXPECT_EQ(copies_of(played.at(commit.at), 2, 2), 5);
    EXPECT_EQ(find_client(played.at_end(), 1)->state, sim::Client::State::Done);
    EXPECT_EQ(find_client(played.at_end(), 1)->result, 7);
}

TEST(EqualTimeouts, give_everybody_only_its_own_vote_in_every_term) {
    Played played("equal-timeouts");
    const Time change = played.time_of("timing");
    EXPECT_EQ(change, 550 * kMillisecond);
    std::vector<std::uint64_t> terms;
    for (const Deed& stands : before(played.all(NodeEventKind::StartsElection), change + 100 * kMillisecond))
        terms.push_back(stands.event.term);
    EXPECT_THAT(terms, ElementsAre(1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3));
    for (const Deed& vote : before(played.all(NodeEventKind::GrantsVote), change + 100 * kMillisecond))
        ADD_FAILURE() << raft::name_of(vote.node) << " votes for another";
    for (const sim::Server& server : played.at(change).servers) {
        EXPECT_EQ(server.node.voted_for, server.node.id);
        EXPECT_EQ(server.node.role, Role::Candidate);
        EXPECT_EQ(server.timer_due - server.timer_armed, 200 * kMillisecond);
    }
}

TEST(EqualTimeouts, end_with_a_leader_once_they_are_random) {
    Played played("equal-timeouts");
    const auto stands = played.all(NodeEventKind::StartsElection);
    ASSERT_EQ(stands.size(), 16U) << "one alone stands in term 4";
    const auto elected = played.all(NodeEventKind::BecomesLeader);
    ASSERT_EQ(elected.size(), 1U);
    EXPECT_EQ(elected[0].node, stands[15].node);
    EXPECT_THAT(leaders_of(played.at_end()), ElementsAre(elected[0].node));
    for (const sim::Server& server : played.at_end().servers)
        EXPECT_EQ(server.node.voted_for, elected[0].node);
}

TEST(SlowMessages, have_no_leader_until_messages_get_faster) {
    Played played("slow-messages");
    const sim::Timing& timing = played.scenario().config.timing;
    EXPECT_EQ(timing.latency, (sim::Range{120 * kMillisecond, 240 * kMillisecond}));
    EXPECT_EQ(timing.election, (sim::Range{150 * kMillisecond, 300 * kMillisecond}));
    const Time faster = played.time_of("latency");
    EXPECT_EQ(faster, 1200 * kMillisecond);
    EXPECT_GT(before(played.all(NodeEventKind::StartsElection), faster).back().event.term, 3U);

    const auto elected = played.all(NodeEventKind::BecomesLeader);
    ASSERT_EQ(elected.size(), 1U);
    EXPECT_GT(elected[0].at, faster);
    EXPECT_THAT(leaders_of(played.at_end()), ElementsAre(elected[0].node));
}

TEST(HearsNobody, costs_every_leader_its_place_and_raises_the_term) {
    Played played("hears-nobody");
    const sim::World& cut = played.at(played.time_of("cut"));
    for (const NodeId other : {A, B, C, D}) {
        EXPECT_TRUE(cut.network.link(other, E).cut);
        EXPECT_FALSE(cut.network.link(E, other).cut);
    }
    const Time heal = played.time_of("heal");
    EXPECT_THAT(nodes_of(before(played.all(NodeEventKind::BecomesLeader), heal)), ElementsAre(A, B, C));
    std::vector<NodeId> ousted;
    for (const Deed& adopts : played.all(NodeEventKind::AdoptsTerm)) {
        const bool led = played.at(adopts.at - 1).servers[adopts.node].node.role == Role::Leader;
        if (led && adopts.event.peer == E) ousted.push_back(adopts.node);
    }
    EXPECT_THAT(ousted, ElementsAre(A, B));
    EXPECT_EQ(played.at(played.time_of("cut")).servers[A].node.current_term, 1U);
    EXPECT_EQ(played.at(heal).servers[A].node.current_term, 5U);
}

TEST(HearsNobody, never_leads_and_follows_once_it_hears) {
    Played played("hears-nobody");
    EXPECT_GE(played.all(NodeEventKind::StartsElection, E).size(), 3U);
    EXPECT_THAT(played.all(NodeEventKind::BecomesLeader, E), IsEmpty());
    EXPECT_EQ(played.at(played.time_of("heal")).servers[E].node.role, Role::Candidate);
    EXPECT_THAT(leaders_of(played.at_end()), ElementsAre(C));
    for (const sim::Server& server : played.at_end().servers) {
        EXPECT_EQ(server.node.leader, C);
        EXPECT_EQ(server.node.current_term, 5U);
    }
}

TEST(ThreeGroups, let_the_term_grow_where_there_is_no_leader_and_commit_nothing) {
    Played played("three-groups");
    const Time heal = played.time_of("heal");
    const sim::World& world = played.at(heal - 1);
    for (const NodeId node : {A, B})
        EXPECT_EQ(world.servers[node].node.current_term, 1U);
    for (const NodeId node : {C, D, E})
        EXPECT_EQ(world.servers[node].node.current_term, 3U);
    EXPECT_THAT(leaders_of(world), ElementsAre(A));
    for (const sim::Server& server : world.servers)
        EXPECT_EQ(server.node.commit_index, 1U);
    EXPECT_THAT(log_of(world, B), ElementsAre("SET 5 t1", "ADD 2 t1"));
    EXPECT_EQ(find_client(world, 1)->state, sim::Client::State::Waiting);
}

TEST(ThreeGroups, answer_once_the_network_is_whole) {
    Played played("three-groups");
    const auto done = played.all(ClientKind::Done);
    ASSERT_EQ(done.size(), 2U);
    EXPECT_GT(done[1].at, played.time_of("heal"));
    EXPECT_EQ(done[1].event.result, 7);
    expect_everywhere(played.at_end(), 7, 2, 4);
}

TEST(LeaderPauses, while_another_is_elected_and_serves) {
    Played played("leader-pauses");
    const sim::World& world = played.at(played.time_of("resume") - 1);
    EXPECT_TRUE(world.servers[A].up);
    EXPECT_TRUE(world.servers[A].paused);
    EXPECT_EQ(world.servers[A].node.role, Role::Leader) << "to itself";
    EXPECT_EQ(world.servers[A].node.current_term, 1U);
    EXPECT_EQ(world.servers[C].node.role, Role::Leader);
    EXPECT_EQ(world.servers[C].node.current_term, 2U);
    EXPECT_EQ(find_client(world, 1)->state, sim::Client::State::Done);
}

TEST(LeaderPauses, and_steps_down_when_it_goes_on) {
    Played played("leader-pauses");
    const auto steps_down = played.all(NodeEventKind::StepsDown);
    ASSERT_EQ(steps_down.size(), 1U);
    EXPECT_EQ(steps_down[0].node, A);
    EXPECT_EQ(steps_down[0].at, played.time_of("resume"));
    expect_everywhere(played.at_end(), 2, 1, 2);
    EXPECT_THAT(leaders_of(played.at_end()), ElementsAre(C));
}

TEST(SplitVote, ends_since_one_alone_stands_in_the_next_term) {
    Played played("split-vote");
    const auto stands = played.all(NodeEventKind::StartsElection);
    ASSERT_EQ(stands.size(), 3U);
    EXPECT_EQ(stands[2].event.term, 2U);
    const auto elected = played.all(NodeEventKind::BecomesLeader);
    EXPECT_THAT(nodes_of(elected), ElementsAre(stands[2].node));
    EXPECT_THAT(votes_and_needed(elected.at(0)), ElementsAre(3, 3));
}

} // namespace
} // namespace file
