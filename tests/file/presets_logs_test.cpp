// What must come of the shipped scenarios about logs, copies and clients, as their sentences of what to look for
// (scenario.ID.look) have it.
#include <gmock/gmock.h>

#include <algorithm>
#include <map>

#include "tests/file/played.h"

namespace file {
namespace {

using raft::Index;
using raft::NodeEventKind;
using raft::NodeId;
using raft::Role;
using sim::kMillisecond;
using sim::Time;
using testing::ElementsAre;
using testing::IsEmpty;

using ClientKind = sim::ClientEvent::Kind;
using Way = sim::MessageEvent::Kind;

template <class Body>
const Body* body_of(const Travel& travel) {
    return std::get_if<Body>(&travel.in_flight.message.body);
}

bool carries_entries(const Travel& travel) {
    const auto* append = body_of<raft::AppendEntries>(travel);
    return append != nullptr && !append->entries.entries().empty();
}

Time time_of(const std::vector<Deed>& deeds, Index index) {
    for (const Deed& deed : deeds) {
        if (deed.event.index >= index) return deed.at;
    }
    ADD_FAILURE() << "nothing about entry " << index;
    return 0;
}

TEST(SlowFollower, is_waited_for_by_nobody) {
    Played played("slow-follower");
    const auto done = played.all(ClientKind::Done);
    ASSERT_EQ(done.size(), 3U);
    for (const Index index : {1U, 2U, 3U}) {
        EXPECT_LT(done[index - 1].at, time_of(played.all(NodeEventKind::AppendsEntries, E), index))
            << "the client has its answer before E has the entry";
    }
    for (const Travel& travel : played.travels()) {
        const raft::Message& message = travel.in_flight.message;
        const bool slow = (message.from == A && message.to == E) || (message.from == E && message.to == A);
        if (!slow) continue;
        EXPECT_GT(travel.in_flight.due - travel.in_flight.sent, 100 * kMillisecond);
    }
}

TEST(SlowFollower, has_everything_in_the_end) {
    Played played("slow-follower");
    EXPECT_EQ(played.all(NodeEventKind::StartsElection).size(), 1U);
    expect_everywhere(played.at_end(), 8, 3, 1);
}

TEST(SlowDisks, hold_back_what_is_sent_acknowledged_and_committed_until_it_is_written) {
    Played played("slow-disks");
    const auto on_disk = [&played](Time time, NodeId node) {
        return played.at(time).servers[node].disk.log.last_index() >= 1;
    };
    int sent = 0;
    int acknowledged = 0;
    for (const Travel& travel : played.travels()) {
        if (travel.kind != Way::Sent) continue;
        if (carries_entries(travel)) {
            EXPECT_TRUE(on_disk(travel.at, A));
            ++sent;
        }
        const auto* reply = body_of<raft::AppendEntriesReply>(travel);
        if (reply != nullptr && reply->success && reply->match_index == 1) {
            EXPECT_TRUE(on_disk(travel.at, travel.in_flight.message.from));
            ++acknowledged;
        }
    }
    EXPECT_GE(sent, 4);
    EXPECT_GE(acknowledged, 2);

    const Time commit = time_of(played.all(NodeEventKind::Commits), 1);
    int written = 0;
    for (const NodeId node : {A, B, C, D, E})
        written += on_disk(commit, node) ? 1 : 0;
    EXPECT_GE(written, 3);
    EXPECT_GT(commit - played.all(NodeEventKind::AppendsRequest)[0].at, 2 * 60 * kMillisecond)
        << "the leader's write, and after it the followers'";
    EXPECT_EQ(find_client(played.at_end(), 1)->state, sim::Client::State::Done);
}

TEST(OneCopy, is_spread_by_b_and_takes_effect_once) {
    Played played("one-copy");
    const sim::World& crash = played.at(played.time_of("kill"));
    EXPECT_FALSE(crash.servers[A].up);
    for (const NodeId node : {B, C, D, E})
        EXPECT_EQ(crash.servers[node].node.log.last_index(), node == B ? 1U : 0U) << raft::name_of(node);
    EXPECT_EQ(crash.servers[A].disk.log.last_index(), 1U);

    const sim::World& world = played.at_end();
    EXPECT_THAT(leaders_of(world), ElementsAre(B));
    EXPECT_EQ(played.all(ClientKind::Retries).size(), 1U);
    for (const NodeId node : {B, C, D, E}) {
        EXPECT_THAT(log_of(world, node), ElementsAre("SET 5 t1", "SET 5 t2"));
        EXPECT_EQ(world.servers[node].node.machine.value, 5);
        EXPECT_EQ(played.all(NodeEventKind::Applies, node).size(), 1U);
        EXPECT_EQ(played.all(NodeEventKind::AppliesWithoutEffect, node).size(), 1U);
    }
    EXPECT_EQ(find_client(world, 1)->state, sim::Client::State::Done);
}

TEST(NoCopy, has_another_leader_answer_the_client_and_a_lose_its_entry) {
    Played played("no-copy");
    const sim::World& crash = played.at(played.time_of("kill"));
    EXPECT_EQ(copies_of(crash, 1, 1), 1);
    EXPECT_EQ(crash.servers[A].disk.log.last_index(), 1U);

    const auto done = played.all(ClientKind::Done);
    ASSERT_EQ(done.size(), 1U);
    EXPECT_EQ(done[0].event.node, C);
    EXPECT_EQ(played.all(ClientKind::Retries).size(), 1U);
    EXPECT_LT(done[0].at, played.time_of("restart"));

    const auto removed = played.all(NodeEventKind::RemovesConflict);
    ASSERT_EQ(removed.size(), 1U);
    EXPECT_EQ(removed[0].node, A);
    EXPECT_GT(removed[0].at, played.time_of("restart"));
    expect_everywhere(played.at_end(), 5, 1, 2);
    EXPECT_THAT(log_of(played.at_end(), A), ElementsAre("SET 5 t2"));
}

TEST(OldLeaderIsAsked, and_gives_no_value_while_it_is_cut_off) {
    Played played("old-leader-is-asked");
    const sim::World& world = played.at(played.time_of("heal") - 1);
    EXPECT_THAT(leaders_of(world), ElementsAre(A, C));
    EXPECT_EQ(world.servers[A].node.current_term, 1U);
    EXPECT_THAT(log_of(world, A), ElementsAre("SET 5 t1", "GET t1"));
    EXPECT_EQ(world.servers[C].node.machine.value, 8);
    EXPECT_EQ(find_client(world, 1)->state, sim::Client::State::Waiting);
    EXPECT_EQ(find_client(world, 2)->state, sim::Client::State::Done);
}

TEST(OldLeaderIsAsked, nor_afterwards_since_the_entry_is_replaced) {
    Played played("old-leader-is-asked");
    expect_everywhere(played.at_end(), 8, 2, 2);
    EXPECT_EQ(find_client(played.at_end(), 1)->state, sim::Client::State::Unknown);
    const auto unknown = played.all(ClientKind::Unknown);
    ASSERT_EQ(unknown.size(), 1U);
    EXPECT_GT(unknown[0].at, played.time_of("heal"));
}

TEST(AnswerLost, has_the_second_request_recognised_and_nothing_done_twice) {
    Played played("answer-lost");
    std::vector<const Travel*> lost;
    for (const Travel& travel : played.travels()) {
        if (travel.kind == Way::Lost) lost.push_back(&travel);
    }
    ASSERT_EQ(lost.size(), 1U);
    EXPECT_EQ(lost[0]->lost_by, sim::LostBy::Hand);
    const auto* reply = body_of<raft::ClientReply>(*lost[0]);
    ASSERT_NE(reply, nullptr);
    EXPECT_EQ(reply->request, 2U);

    EXPECT_EQ(played.all(ClientKind::Retries).size(), 1U);
    const auto recognised = played.all(NodeEventKind::RecognisesRetry);
    ASSERT_EQ(recognised.size(), 1U);
    EXPECT_EQ(recognised[0].node, A);
    expect_everywhere(played.at_end(), 7, 2, 1);
    EXPECT_EQ(played.all(NodeEventKind::Applies).size(), 10U);
    EXPECT_EQ(find_client(played.at_end(), 1)->state, sim::Client::State::Done);
    EXPECT_EQ(find_client(played.at_end(), 1)->result, 7);
}

TEST(Duplicates, of_every_message_arrive_and_some_are_overtaken) {
    Played played("duplicates");
    std::map<std::pair<NodeId, NodeId>, Time> newest;
    int sent = 0;
    int copies = 0;
    int overtaken = 0;
    for (const Travel& travel : played.travels()) {
        const raft::Message& message = travel.in_flight.message;
        const int nodes = played.at(0).node_count();
        if (message.from >= nodes || message.to >= nodes) continue;
        EXPECT_NE(travel.kind, Way::Lost);
        if (travel.kind == Way::Sent) ++(travel.in_flight.duplicate ? copies : sent);
        if (travel.kind != Way::Delivered) continue;
        Time& latest = newest[{message.from, message.to}];
        overtaken += travel.in_flight.sent < latest ? 1 : 0;
        latest = std::max(latest, travel.in_flight.sent);
    }
    EXPECT_EQ(copies, sent);
    EXPECT_GT(overtaken, 0);
}

TEST(Duplicates, change_nothing) {
    Played played("duplicates");
    expect_everywhere(played.at_end(), 7, 2, 1);
    EXPECT_THAT(log_of(played.at_end(), B), ElementsAre("SET 5 t1", "ADD 2 t1"));
    EXPECT_EQ(played.all(NodeEventKind::Applies).size(), 10U);
    EXPECT_THAT(played.all(NodeEventKind::AppliesWithoutEffect), IsEmpty());
}

TEST(ThreeInTenLost, are_made_up_for_by_sending_again) {
    Played played("three-in-ten-lost");
    EXPECT_EQ(played.time_of("loss"), 200 * kMillisecond);
    int lost = 0;
    int delivered = 0;
    std::map<NodeId, int> carried; // how often entry 2 was sent to a node
    for (const Travel& travel : played.travels()) {
        if (travel.at < played.time_of("loss")) continue;
        lost += travel.kind == Way::Lost ? 1 : 0;
        delivered += travel.kind == Way::Delivered ? 1 : 0;
        const bool second = travel.kind == Way::Sent && carries_entries(travel) &&
                            body_of<raft::AppendEntries>(travel)->prev_log_index == 1;
        if (second) ++carried[travel.in_flight.message.to];
    }
    EXPECT_GE(lost * 100, (lost + delivered) * 25);
    EXPECT_LE(lost * 100, (lost + delivered) * 35);
    EXPECT_GE(carried[D], 3) << "two copies are lost";
    EXPECT_EQ(played.all(NodeEventKind::StartsElection).size(), 1U);
    EXPECT_EQ(played.all(ClientKind::Done).size(), 2U);
    expect_everywhere(played.at_end(), 7, 2, 1);
}

TEST(ForeignEntries, are_found_one_entry_back_at_a_time_and_replaced) {
    Played played("foreign-entries");
    const sim::World& start = played.at(0);
    EXPECT_EQ(start.servers[A].node.log.last_index(), start.servers[B].node.log.last_index() + 1) << "B lacks one";
    EXPECT_EQ(copies_of(start, 2, 2), 1) << "C alone has it";
    EXPECT_THAT(log_of(start, C), ElementsAre("SET 1 t1", "SET 7 t2", "SET 8 t2", "SET 9 t2", "SET 6 t2"));

    std::vector<Index> asked;
    for (const Deed& backs_up : played.all(NodeEventKind::BacksUp)) {
        if (backs_up.event.peer == C) asked.push_back(backs_up.event.index);
    }
    EXPECT_THAT(asked, ElementsAre(4, 3, 2));
    const auto removed = played.all(NodeEventKind::RemovesConflict);
    ASSERT_EQ(removed.size(), 1U);
    EXPECT_EQ(removed[0].node, C);
    EXPECT_EQ(removed[0].event.index, 2U);

    expect_everywhere(played.at_end(), 11, 5, 5);
    EXPECT_THAT(log_of(played.at_end(), C), ElementsAre("SET 1 t1", "ADD 2 t3", "ADD 3 t3", "ADD 4 t4", "ADD 1 t5"));
}

TEST(Figure8, leaves_an_old_entry_uncommitted_though_three_of_five_have_it) {
    Played played("figure-8");
    const sim::World& world = played.at(played.time_of("kill") - 1);
    EXPECT_THAT(leaders_of(world), ElementsAre(A));
    EXPECT_EQ(world.servers[A].node.current_term, 4U);
    EXPECT_EQ(copies_of(played.at(0), 2, 2), 2);
    EXPECT_EQ(copies_of(world, 2, 2), 3);
    EXPECT_EQ(world.servers[A].node.match_index[C], 2U) << "A knows that";
    EXPECT_LT(world.servers[A].node.commit_index, 2U);
}

TEST(Figure8, has_e_replace_it_everywhere) {
    Played played("figure-8");
    EXPECT_THAT(leaders_of(played.at_end()), ElementsAre(E));
    EXPECT_EQ(copies_of(played.at_end(), 2, 2), 0);
    for (const NodeId node : {A, B, C, D, E})
        EXPECT_THAT(log_of(played.at_end(), node), ElementsAre("SET 1 t1", "SET 3 t3"));
    for (const Deed& applied : played.all(NodeEventKind::Applies))
        EXPECT_NE(applied.event.entry.command.number, 2);
}

} // namespace
} // namespace file
