// The scenarios that ship with the program tell the stories that their names promise.
#include <gmock/gmock.h>

#include <set>

#include "tests/file/played.h"

namespace file {
namespace {

using raft::NodeEventKind;
using raft::NodeId;
using raft::Role;
using sim::Time;
using testing::ElementsAre;

TEST(FirstElection, elects_one_leader_whom_all_follow) {
    Played played("first-election");
    EXPECT_EQ(played.all(NodeEventKind::StartsElection).size(), 1U);
    const auto elected = played.all(NodeEventKind::BecomesLeader);
    ASSERT_EQ(elected.size(), 1U);
    EXPECT_EQ(elected[0].event.term, 1U);

    const sim::World& world = played.at_end();
    EXPECT_THAT(leaders_of(world), ElementsAre(elected[0].node));
    for (const sim::Server& server : world.servers) {
        EXPECT_EQ(server.node.current_term, 1U);
        EXPECT_EQ(server.node.leader, elected[0].node);
        EXPECT_EQ(server.node.voted_for, elected[0].node);
    }
}

TEST(FirstElection, begins_without_a_leader) {
    Played played("first-election");
    std::set<Time> timeouts;
    for (const sim::Server& server : played.at(0).servers)
        timeouts.insert(server.timer_due);
    EXPECT_EQ(timeouts.size(), 5U) << "each waits for a time of its own";
    EXPECT_TRUE(leaders_of(played.at(0)).empty());
    EXPECT_GE(played.all(NodeEventKind::StartsElection)[0].at, 150 * sim::kMillisecond);
}

TEST(Replication, brings_set_5_and_add_2_to_every_node) {
    Played played("replication");
    const sim::World& world = played.at_end();
    expect_everywhere(world, 7, 2, 1);
    EXPECT_THAT(log_of(world, A), ElementsAre("SET 5 t1", "ADD 2 t1"));
    EXPECT_EQ(played.all(NodeEventKind::Applies).size(), 10U);
}

TEST(Replication, answers_the_client_each_time) {
    Played played("replication");
    const sim::Client* client = find_client(played.at_end(), 1);
    ASSERT_NE(client, nullptr);
    EXPECT_EQ(client->state, sim::Client::State::Done);
    EXPECT_EQ(client->request, 2U);
    EXPECT_EQ(client->result, 7);
}

TEST(Replication, commits_only_what_a_majority_stores) {
    Played played("replication");
    for (const Deed& commit : played.all(NodeEventKind::Commits)) {
        int stored = 0;
        for (const sim::Server& server : played.at(commit.at).servers) {
            stored += server.node.log.last_index() >= commit.event.index ? 1 : 0;
        }
        EXPECT_GE(stored, 3);
    }
}

TEST(Replication, lets_the_leader_know_of_a_commit_first_and_tell_the_others_by_heartbeat) {
    Played played("replication");
    const auto commits = played.all(NodeEventKind::Commits);
    ASSERT_EQ(commits.size(), 2U);
    const auto learned = played.all(NodeEventKind::LearnsCommit);
    ASSERT_EQ(learned.size(), 8U);
    for (const Deed& deed : learned) {
        const Deed& commit = commits[deed.event.index - 1];
        EXPECT_GT(deed.at, commit.at);
        EXPECT_EQ(deed.event.peer, commit.node);
        EXPECT_LT(deed.at - commit.at, 65 * sim::kMillisecond) << "a heartbeat and its way later at the latest";
    }
}

TEST(LeaderCrash, brings_a_new_leader_in_the_next_term) {
    Played played("leader-crash");
    const auto elected = played.all(NodeEventKind::BecomesLeader);
    ASSERT_EQ(elected.size(), 2U);
    const Time crash = played.time_of("kill");
    EXPECT_LT(elected[0].at, crash);
    EXPECT_THAT(log_of(played.at(crash), elected[0].node), ElementsAre("SET 5 t1"));
    EXPECT_THAT(leaders_of(played.at(crash - 1)), ElementsAre(elected[0].node));
    EXPECT_TRUE(leaders_of(played.at(crash)).empty());
    EXPECT_GT(elected[1].at, crash);
    EXPECT_EQ(elected[0].event.term, 1U);
    EXPECT_EQ(elected[1].event.term, 2U);
    EXPECT_NE(elected[0].node, elected[1].node);
}

TEST(LeaderCrash, lets_the_others_go_on_without_the_old_leader) {
    Played played("leader-crash");
    const sim::World& world = played.at(played.time_of("restart") - 1);
    EXPECT_FALSE(world.servers[A].up);
    for (const NodeId node : {B, C, D, E})
        EXPECT_EQ(world.servers[node].node.machine.value, 7);
}

TEST(LeaderCrash, has_the_old_leader_follow_and_catch_up) {
    Played played("leader-crash");
    const Time back = played.time_of("restart");
    const auto old_leader = played.all(NodeEventKind::BecomesLeader)[0].node;
    const auto new_leader = played.all(NodeEventKind::BecomesLeader)[1].node;
    EXPECT_EQ(played.at(back).servers[old_leader].node.commit_index, 0U);
    EXPECT_THAT(log_of(played.at(back), old_leader), ElementsAre("SET 5 t1"));

    const sim::World& world = played.at_end();
    EXPECT_EQ(world.servers[old_leader].node.role, Role::Follower);
    EXPECT_EQ(world.servers[old_leader].node.leader, new_leader);
    expect_everywhere(world, 7, 2, 2);
    EXPECT_THAT(log_of(world, old_leader), ElementsAre("SET 5 t1", "ADD 2 t2"));
}

TEST(SplitVote, gives_two_candidates_of_one_term_two_votes_each) {
    Played played("split-vote");
    ASSERT_EQ(played.at(0).node_count(), 4);
    const auto elections = played.all(NodeEventKind::StartsElection);
    ASSERT_GE(elections.size(), 3U);
    EXPECT_EQ(elections[0].event.term, 1U);
    EXPECT_EQ(elections[1].event.term, 1U);
    EXPECT_GT(elections[2].event.term, 1U);

    const sim::World& world = played.at(elections[2].at - 1);
    std::vector<NodeId> candidates;
    for (const sim::Server& server : world.servers) {
        if (server.node.role == Role::Candidate) candidates.push_back(server.node.id);
        EXPECT_EQ(server.node.current_term, 1U);
    }
    EXPECT_THAT(candidates, testing::UnorderedElementsAre(elections[0].node, elections[1].node));
    for (const NodeId candidate : candidates) {
        EXPECT_EQ(world.servers[candidate].node.votes_granted.size(), 2);
        EXPECT_EQ(world.servers[candidate].node.votes_refused.size(), 2);
        int votes = 0;
        for (const sim::Server& server : world.servers)
            votes += server.node.voted_for == candidate ? 1 : 0;
        EXPECT_EQ(votes, 2);
    }
}

TEST(SplitVote, elects_nobody_until_a_later_term) {
    Played played("split-vote");
    const auto elected = played.all(NodeEventKind::BecomesLeader);
    ASSERT_EQ(elected.size(), 1U);
    EXPECT_GT(elected[0].event.term, 1U);
    const sim::World& world = played.at_end();
    EXPECT_THAT(leaders_of(world), ElementsAre(elected[0].node));
    for (const sim::Server& server : world.servers)
        EXPECT_EQ(server.node.current_term, elected[0].event.term);
}

TEST(PartitionAndHeal, begins_with_two_entries_committed_under_b) {
    Played played("partition-and-heal");
    const sim::World& world = played.at(played.time_of("partition"));
    EXPECT_THAT(leaders_of(world), ElementsAre(B));
    expect_everywhere(world, 7, 2, 1);
    EXPECT_THAT(log_of(world, C), ElementsAre("SET 5 t1", "ADD 2 t1"));
    for (const NodeId from : {A, B}) {
        for (const NodeId to : {C, D, E}) {
            EXPECT_TRUE(world.network.link(from, to).cut);
            EXPECT_TRUE(world.network.link(to, from).cut);
        }
    }
    EXPECT_FALSE(world.network.link(A, B).cut);
    EXPECT_FALSE(world.network.link(D, C).cut);
}

TEST(PartitionAndHeal, leaves_set_3_uncommitted_with_b_and_a) {
    Played played("partition-and-heal");
    const sim::World& world = played.at(played.time_of("heal") - 1);
    EXPECT_EQ(world.servers[B].node.role, Role::Leader);
    EXPECT_EQ(world.servers[B].node.current_term, 1U);
    for (const NodeId node : {A, B}) {
        EXPECT_THAT(log_of(world, node), ElementsAre("SET 5 t1", "ADD 2 t1", "SET 3 t1"));
        EXPECT_EQ(world.servers[node].node.commit_index, 2U);
        EXPECT_EQ(world.servers[node].node.machine.value, 7);
    }
    EXPECT_EQ(find_client(world, 1)->state, sim::Client::State::Waiting);
}

TEST(PartitionAndHeal, has_the_majority_commit_set_8_in_a_higher_term) {
    Played played("partition-and-heal");
    const sim::World& world = played.at(played.time_of("heal") - 1);
    EXPECT_EQ(world.servers[C].node.role, Role::Leader);
    EXPECT_GT(world.servers[C].node.current_term, 1U);
    for (const NodeId node : {C, D, E}) {
        EXPECT_THAT(log_of(world, node), ElementsAre("SET 5 t1", "ADD 2 t1", "SET 8 t2"));
        EXPECT_EQ(world.servers[node].node.commit_index, 3U);
        EXPECT_EQ(world.servers[node].node.machine.value, 8);
    }
    EXPECT_EQ(find_client(world, 2)->state, sim::Client::State::Done);
    EXPECT_EQ(find_client(world, 2)->result, 8);
}

TEST(PartitionAndHeal, has_b_step_down_and_set_3_discarded_after_healing) {
    Played played("partition-and-heal");
    const Time heal = played.time_of("heal");
    const auto steps_down = played.all(NodeEventKind::StepsDown);
    ASSERT_EQ(steps_down.size(), 1U);
    EXPECT_EQ(steps_down[0].node, B);
    EXPECT_GT(steps_down[0].at, heal);

    std::set<NodeId> discarded;
    for (const Deed& removal : played.all(NodeEventKind::RemovesConflict)) {
        EXPECT_GT(removal.at, heal);
        EXPECT_EQ(removal.event.index, 3U);
        discarded.insert(removal.node);
    }
    EXPECT_THAT(discarded, ElementsAre(A, B));
    for (const Deed& applied : played.all(NodeEventKind::Applies))
        EXPECT_NE(applied.event.entry.command.number, 3);
}

TEST(PartitionAndHeal, ends_with_equal_logs_and_the_value_8) {
    Played played("partition-and-heal");
    const sim::World& world = played.at_end();
    expect_everywhere(world, 8, 3, 2);
    EXPECT_THAT(log_of(world, A), ElementsAre("SET 5 t1", "ADD 2 t1", "SET 8 t2"));
    EXPECT_THAT(leaders_of(world), ElementsAre(C));
    EXPECT_EQ(find_client(world, 1)->state, sim::Client::State::Unknown);
}

TEST(Story, has_two_leaders_crash_and_two_candidates_split_the_vote) {
    Played played("story");
    std::vector<NodeId> leaders;
    for (const Deed& elected : played.all(NodeEventKind::BecomesLeader))
        leaders.push_back(elected.node);
    EXPECT_THAT(leaders, ElementsAre(C, D, B, C));
    EXPECT_FALSE(played.at(1250 * sim::kMillisecond).servers[C].up);
    EXPECT_FALSE(played.at(2200 * sim::kMillisecond).servers[D].up);

    const sim::World& split = played.at(2400 * sim::kMillisecond);
    EXPECT_TRUE(leaders_of(split).empty());
    for (const NodeId candidate : {B, E}) {
        EXPECT_EQ(split.servers[candidate].node.role, Role::Candidate);
        EXPECT_EQ(split.servers[candidate].node.current_term, 3U);
        EXPECT_EQ(split.servers[candidate].node.votes_granted.size(), 2);
    }
}

TEST(Story, has_two_leaders_while_the_network_is_split_and_one_log_in_the_end) {
    Played played("story");
    const sim::World& split = played.at(played.time_of("heal") - 1);
    EXPECT_THAT(leaders_of(split), ElementsAre(B, C));
    EXPECT_THAT(log_of(split, B), ElementsAre("SET 5 t1", "ADD 2 t1", "SET 3 t4"));
    EXPECT_EQ(split.servers[B].node.commit_index, 2U);
    EXPECT_EQ(split.servers[D].node.machine.value, 8);

    const sim::World& world = played.at_end();
    expect_everywhere(world, 8, 3, 5);
    EXPECT_THAT(leaders_of(world), ElementsAre(C));
    EXPECT_THAT(log_of(world, A), ElementsAre("SET 5 t1", "ADD 2 t1", "SET 8 t5")) << "SET 3 is in none";
    EXPECT_EQ(find_client(world, 1)->state, sim::Client::State::Unknown);
    EXPECT_EQ(find_client(world, 2)->state, sim::Client::State::Done);
}

} // namespace
} // namespace file
