// The laws about one step see what the engine does not do: each test tells them a step that went wrong in one way.
#include "raft/core/check_node.h"

#include "tests/core/node_setup.h"

namespace raft::testing {
namespace {

Message message_from(NodeId from, Term term, Body body) {
    return {.from = from, .to = A, .term = term, .body = std::move(body)};
}

// What the laws say of the step that the engine takes, changed by `mistake` afterwards.
template <class Mistake>
std::string_view wrong(const Node& before, const Message& message, Mistake mistake) {
    Node after = before;
    Effects out(Telling::Facts);
    const Received event{message};
    step(after, event, out);
    EXPECT_EQ(check_node(before, event, after), "") << "without the mistake";
    EXPECT_EQ(check_effects(before, event, after, out), "") << "without the mistake";
    mistake(after, out);
    const std::string_view broken = check_node(before, event, after);
    return broken.empty() ? check_effects(before, event, after, out) : broken;
}

AppendEntries append(Index prev, Term prev_term, Index commit, const std::vector<Term>& log) {
    return {.prev_log_index = prev,
            .prev_log_term = prev_term,
            .leader_commit = commit,
            .entries = slice_behind(prev, log)};
}

Node committed(Node node, Index index) {
    node.commit_index = node.last_applied = index;
    return node;
}

TEST(CheckNode, stepsAsTheyAre_areFine) {
    Node node = follower(1);
    receive(node, B, 2, append(0, 0, 1, {1, 2}));
    receive(node, C, 3, RequestVote{2, 2});
    fire_timer(node);
    for (const NodeId voter : {B, C})
        receive(node, voter, 4, RequestVoteReply{true});
    ask(node, 1);
    for (const NodeId follower : {B, C})
        receive(node, follower, 4, AppendEntriesReply{.success = true, .match_index = 3});
    EXPECT_EQ(node.commit_index, 3U);
}

TEST(CheckNode, termAndVote_thatAreForgotten_areSeen) {
    const Message request = message_from(B, 3, RequestVote{});
    EXPECT_EQ(wrong(follower(3), request, [](Node& node, Effects&) { node.current_term = 2; }),
              "current_term went back");
    Node voted = follower(3);
    voted.voted_for = C;
    EXPECT_EQ(wrong(voted, request, [](Node& node, Effects&) { node.voted_for = B; }),
              "it votes a second time in one term");
    EXPECT_EQ(wrong(voted, request, [](Node& node, Effects&) { node.voted_for = kNobody; }),
              "it votes a second time in one term");
}

TEST(CheckNode, voteForAShorterLog_isSeen) {
    EXPECT_EQ(wrong(follower(3, {1, 1}), message_from(B, 3, RequestVote{1, 1}),
                    [](Node& node, Effects&) { node.voted_for = B; }),
              "it votes for somebody whose log is behind its own, or not for one whose log is up to date");
}

TEST(CheckNode, leaderWithoutAMajority_isSeen) {
    EXPECT_EQ(
        wrong(candidate(3), message_from(B, 3, RequestVoteReply{true}), [](Node& node, Effects&) { node = leader(3); }),
        "it leads without the votes of a majority");
}

TEST(CheckNode, leaderThatRemovesAnEntry_isSeen) {
    EXPECT_EQ(wrong(leader(3, {1, 3}), message_from(B, 3, AppendEntriesReply{.success = true, .match_index = 1}),
                    [](Node& node, Effects&) { node.log.remove_from(2); }),
              "a leader's log did not only grow");
}

TEST(CheckNode, commitIndexThatFalls_isSeen) {
    EXPECT_EQ(wrong(committed(follower(1, {1, 1}), 2), message_from(B, 1, append(0, 0, 3, {1})),
                    [](Node& node, Effects&) { node.commit_index = 1; }),
              "commit_index went back");
}

TEST(CheckNode, commitIndexBeyondWhatTheLeaderSent_isSeen) {
    EXPECT_EQ(wrong(follower(1, {1, 1}), message_from(B, 1, append(0, 0, 2, {1})),
                    [](Node& node, Effects&) { node.commit_index = node.last_applied = 2; }),
              "a follower did not commit what the leader did, as far as it has it");
}

TEST(CheckNode, commitOfAnOlderTermsEntry_isSeen) {
    Node old = leader(3, {1});
    old.match_index[B] = 1;
    EXPECT_EQ(wrong(old, message_from(C, 3, AppendEntriesReply{.success = true, .match_index = 1}),
                    [](Node& node, Effects&) { node.commit_index = node.last_applied = 1; }),
              "a leader committed by counting an entry of another term");
}

TEST(CheckNode, commitOfWhatAMinorityStores_isSeen) {
    EXPECT_EQ(wrong(leader(3, {3}), message_from(B, 3, AppendEntriesReply{.success = true, .match_index = 1}),
                    [](Node& node, Effects&) { node.commit_index = node.last_applied = 1; }),
              "a leader committed what no majority stores");
}

TEST(CheckNode, matchIndexThatFallsOrComesOfARefusal_isSeen) {
    Node knows = leader(3, {3, 3});
    knows.match_index[B] = 2;
    knows.next_index[B] = 3;
    EXPECT_EQ(wrong(knows, message_from(B, 3, AppendEntriesReply{.success = true, .match_index = 1}),
                    [](Node& node, Effects&) { node.match_index[B] = 1; }),
              "match_index fell within a leadership");
    EXPECT_EQ(wrong(leader(3, {3, 3}),
                    message_from(B, 3, AppendEntriesReply{.success = false, .prev_log_index = 2, .last_log_index = 1}),
                    [](Node& node, Effects&) { node.match_index[B] = 1; }),
              "match_index is not what this follower acknowledged in this term");
}

TEST(CheckNode, entriesThatAgree_mustNotBeRemoved) {
    EXPECT_EQ(wrong(follower(1, {1, 1, 1}), message_from(B, 1, append(1, 1, 0, {1, 1})),
                    [](Node& node, Effects&) { node.log.remove_from(3); }),
              "entries that agree with the leader's are removed, or others kept");
}

TEST(CheckNode, committedEntryThatGoes_isSeen) {
    EXPECT_EQ(wrong(committed(follower(2, {1, 1}), 2), message_from(B, 2, append(2, 1, 2, {1, 1})),
                    [](Node& node, Effects&) { node.log.remove_from(2); }),
              "a committed entry is gone");
}

TEST(CheckNode, logThatNobodyAskedToChange_isSeen) {
    EXPECT_EQ(wrong(follower(1), message_from(B, 1, RequestVote{}),
                    [](Node& node, Effects&) { node.log.append(entry_of(1, 1)); }),
              "the log changed though nobody asked for it");
}

TEST(CheckNode, answerOwedForARemovedEntry_isSeen) {
    Node once_led = follower(2, {1});
    once_led.owed.push_back({1, 0, 0});
    EXPECT_EQ(wrong(once_led, message_from(B, 2, append(0, 0, 0, {2})),
                    [](Node& node, Effects&) {
                        node.owed.push_back({1, kClient, 1});
                    }),
              "an answer is owed for what is not in the log");
}

TEST(CheckNode, lawsOfARuleThatIsOff_sayNothing) {
    Node voted = without(Rule::VoteOncePerTerm, follower(3));
    voted.voted_for = C;
    receive(voted, B, 3, RequestVote{});
    EXPECT_EQ(voted.voted_for, B);
}

TEST(CheckEffects, changeThatIsNotPersisted_isSeen) {
    EXPECT_EQ(wrong(follower(3), message_from(B, 3, RequestVote{}), [](Node&, Effects& out) { out.persist = false; }),
              "term, vote or log changed, and it does not persist them");
}

TEST(CheckEffects, voteGrantedToAnother_isSeen) {
    Node voted = follower(3);
    voted.voted_for = C;
    EXPECT_EQ(wrong(voted, message_from(B, 3, RequestVote{}),
                    [](Node&, Effects& out) { out.messages[0].body = RequestVoteReply{true}; }),
              "grants a vote that it does not remember");
}

TEST(CheckEffects, acknowledgementOfMoreThanWasSent_isSeen) {
    EXPECT_EQ(wrong(follower(1, {1, 1}), message_from(B, 1, append(0, 0, 0, {1})),
                    [](Node&, Effects& out) { std::get<AppendEntriesReply>(out.messages[0].body).match_index = 2; }),
              "acknowledges what was not sent");
}

TEST(CheckEffects, answerToAClientBeforeItsEntryIsApplied_isSeen) {
    EXPECT_EQ(
        wrong(leader(1), message_from(kClientSide, 0, ClientRequest{kClient, 1, {Op::Set, 5}}),
              [](Node&, Effects& out) { out.send(A, kClientSide, 1, ClientReply{.client = kClient, .request = 1}); }),
        "says done of what it did not apply");
}

TEST(CheckEffects, timerThatIsNotArmed_isSeen) {
    EXPECT_EQ(
        wrong(follower(1), message_from(B, 1, append(0, 0, 0, {})), [](Node&, Effects& out) { out.arm_timer = false; }),
        "does not arm its timer");
}

} // namespace
} // namespace raft::testing
