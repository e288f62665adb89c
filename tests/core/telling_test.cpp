// What a step tells of itself is so, is news, and leaves out nothing that did not happen because a rule is off.
#include "tests/core/node_setup.h"

namespace raft::testing {
namespace {

AppendEntriesReply acknowledged(Index match) {
    return {.success = true, .prev_log_index = 0, .match_index = match, .last_log_index = match};
}

AppendEntries entries_of(const std::vector<Term>& terms, Index prev = 0, Index leader_commit = 0) {
    return {.prev_log_index = prev,
            .prev_log_term = log_of(terms).term_at(prev),
            .leader_commit = leader_commit,
            .entries = slice_behind(prev, terms)};
}

TEST(KeepsUncommitted, is_told_of_the_entry_that_was_acknowledged) {
    Node node = leader(3, {3, 3, 3});
    receive(node, B, 3, acknowledged(1));
    const Effects out = receive(node, B, 3, acknowledged(2));
    const NodeEvent keeps = event_of(out, NodeEventKind::KeepsUncommitted);
    EXPECT_EQ(keeps.index, 2U);
    EXPECT_EQ(keeps.by.facts[1], (FactValue{Fact::Stored, 2}));
}

TEST(KeepsUncommitted, is_not_told_where_a_follower_catches_up_with_what_is_committed) {
    Node node = leader(3, {3, 3, 3});
    for (const NodeId peer : {B, C})
        receive(node, peer, 3, acknowledged(2));
    ASSERT_EQ(node.commit_index, 2U);
    EXPECT_FALSE(told(receive(node, D, 3, acknowledged(1)), NodeEventKind::KeepsUncommitted));
    EXPECT_FALSE(told(receive(node, D, 3, acknowledged(2)), NodeEventKind::KeepsUncommitted));
    EXPECT_TRUE(told(receive(node, D, 3, acknowledged(3)), NodeEventKind::KeepsUncommitted));
}

TEST(KeepsUncommitted, of_an_earlier_term_is_told_again_only_where_more_is_known_of_it) {
    Node node = leader(4, {1, 2});
    ask(node, 1);
    receive(node, B, 4, acknowledged(2));
    EXPECT_TRUE(told(receive(node, C, 4, acknowledged(2)), NodeEventKind::KeepsUncommitted));
    EXPECT_FALSE(told(receive(node, D, 4, acknowledged(1)), NodeEventKind::KeepsUncommitted));
    EXPECT_TRUE(told(receive(node, D, 4, acknowledged(2)), NodeEventKind::KeepsUncommitted));
}

TEST(GrantsVote, told_once_more_says_so) {
    Node node = follower(2);
    EXPECT_FALSE(event_of(receive(node, B, 3, RequestVote{}), NodeEventKind::GrantsVote).again);
    EXPECT_TRUE(event_of(receive(node, B, 3, RequestVote{}), NodeEventKind::GrantsVote).again);
    EXPECT_FALSE(event_of(receive(node, B, 4, RequestVote{}), NodeEventKind::GrantsVote).again) << "a new term";
}

TEST(RecognisesRetry, says_whether_it_waits_or_was_applied_or_is_out_of_date) {
    Node node = leader(3, {}, 1);
    node.options.slow_disk = true; // so that nothing is committed before it is stored
    ask(node, 1);
    const NodeEvent waits = event_of(ask(node, 1), NodeEventKind::RecognisesRetry);
    EXPECT_EQ(waits.by.facts[3], (FactValue{Fact::EntryIndex, 1}));
    checked_step(node, Stored{3, 1});
    EXPECT_EQ(event_of(ask(node, 1), NodeEventKind::RecognisesRetry).by.facts[3], (FactValue{Fact::AppliedRequest, 1}));
    ask(node, 2);
    checked_step(node, Stored{3, 2});
    EXPECT_EQ(event_of(ask(node, 1), NodeEventKind::RecognisesRetry).by.facts[3], (FactValue{Fact::AppliedRequest, 2}));
}

TEST(StartsElection, of_a_candidate_tells_the_votes_that_it_had) {
    Node node = candidate(3);
    const NodeEvent again = event_of(fire_timer(node), NodeEventKind::StartsElection);
    EXPECT_EQ(again.by.facts[1], (FactValue{Fact::Votes, 1}));
    EXPECT_EQ(again.by.facts[2], (FactValue{Fact::Needed, 3}));
    Node other = follower(3);
    EXPECT_EQ(event_of(fire_timer(other), NodeEventKind::StartsElection).by.why().size(), 1U);
}

TEST(LeavesEntriesOut, is_told_where_entries_are_missing_and_not_appended) {
    Node node = without(Rule::AppendMissing, follower(3, {3}));
    const Effects out = receive(node, B, 3, entries_of({3, 3, 3}, 0));
    EXPECT_FALSE(told(out, NodeEventKind::AcceptsHeartbeat));
    const NodeEvent left_out = event_of(out, NodeEventKind::LeavesEntriesOut);
    EXPECT_EQ(left_out.first, 2U);
    EXPECT_EQ(left_out.index, 3U);
    EXPECT_TRUE(left_out.ignored.contains(Rule::AppendMissing));
    EXPECT_TRUE(told(receive(node, B, 3, entries_of({3}, 0)), NodeEventKind::AcceptsHeartbeat)) << "nothing is missing";
}

// The step's only word of the rule is that it was not kept to.
void expect_ignored(const Effects& out, Rule rule) {
    const NodeEvent ignores = event_of(out, NodeEventKind::IgnoresRule);
    EXPECT_EQ(ignores.by.rule, rule);
    EXPECT_TRUE(ignores.ignored.contains(rule));
    EXPECT_EQ(std::ranges::count(out.events, NodeEventKind::IgnoresRule, &NodeEvent::kind), 1);
    EXPECT_EQ(out.told, out.events.size());
}

TEST(IgnoresRule, is_told_where_nothing_else_comes_of_a_step) {
    Node waits = without(Rule::StartElectionOnTimeout, follower(3));
    expect_ignored(fire_timer(waits), Rule::StartElectionOnTimeout);
    Node leads = without(Rule::HeartbeatWhenDue, leader(3));
    expect_ignored(fire_timer(leads), Rule::HeartbeatWhenDue);
    Node deaf = without(Rule::MatchWhatIsAcknowledged, leader(3, {3}));
    expect_ignored(receive(deaf, B, 3, acknowledged(1)), Rule::MatchWhatIsAcknowledged);
    Node stubborn = without(Rule::BackUpOnMismatch, leader(3, {3, 3}));
    expect_ignored(
        receive(stubborn, B, 3, AppendEntriesReply{.success = false, .prev_log_index = 2, .last_log_index = 1}),
        Rule::BackUpOnMismatch);
    Node keeps = without(Rule::RemoveConflicts, follower(3, {1}));
    expect_ignored(receive(keeps, B, 3, entries_of({2})), Rule::RemoveConflicts);
}

TEST(IgnoresRule, is_told_beside_what_else_a_step_tells) {
    Node unknowing = without(Rule::CommitWhatLeaderCommitted, follower(3, {3}));
    const Effects heard = receive(unknowing, B, 3, entries_of({3}, 1, 1));
    EXPECT_TRUE(told(heard, NodeEventKind::AcceptsHeartbeat));
    expect_ignored(heard, Rule::CommitWhatLeaderCommitted);
    Node idle = without(Rule::ApplyWhatIsCommitted, follower(3, {3}));
    const Effects learned = receive(idle, B, 3, entries_of({3}, 1, 1));
    EXPECT_TRUE(told(learned, NodeEventKind::LearnsCommit));
    expect_ignored(learned, Rule::ApplyWhatIsCommitted);
}

TEST(IgnoresRule, counts_the_same_whether_or_not_anybody_listens) {
    for (const RuleInfo& rule : kRules) {
        for (const Telling telling : {Telling::Nothing, Telling::Events, Telling::Facts}) {
            Node node = without(rule.rule, follower(0));
            Effects listens(Telling::Facts);
            Effects out(telling);
            Node same = node;
            const Message request{.from = kClientSide, .to = A, .term = 0, .body = ClientRequest{1, 1, {}}};
            const Message entries{.from = B, .to = A, .term = 1, .body = entries_of({1, 1}, 0, 1)};
            const auto both = [&](const Event& event) {
                step(node, event, listens);
                step(same, event, out);
                EXPECT_EQ(listens.told, out.told) << rule.id;
            };
            both(Received{request});
            both(Received{entries});
            both(TimerFired{});
        }
    }
}

} // namespace
} // namespace raft::testing
