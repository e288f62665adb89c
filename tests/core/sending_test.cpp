// How a leader sends its log: how much at once, and how it backs up where a follower's log does not match (§5.3).
#include "tests/core/node_setup.h"

namespace raft::testing {
namespace {

Node with(std::uint32_t max_entries, Node node) {
    node.options.max_entries = max_entries;
    return node;
}

TEST(MaxEntries, unlessSaid_oneMessageBringsAll) {
    Node node = leader(3, {1, 1, 2, 3});
    node.next_index[B] = 1;
    EXPECT_EQ(sent_to<AppendEntries>(fire_timer(node), B).entries.size(), 4U);
}

TEST(MaxEntries, boundsEachMessage_andTheNextHeartbeatBringsMore) {
    Node node = with(2, leader(3, {1, 1, 2, 3, 3}));
    node.next_index[B] = 2;
    AppendEntries request = sent_to<AppendEntries>(fire_timer(node), B);
    EXPECT_EQ(request.prev_log_index, 1U);
    ASSERT_EQ(request.entries.size(), 2U);
    EXPECT_EQ(request.entries.entries()[1], node.log.at(3));

    receive(node, B, 3, AppendEntriesReply{.success = true, .prev_log_index = 1, .match_index = 3});
    request = sent_to<AppendEntries>(fire_timer(node), B);
    EXPECT_EQ(request.prev_log_index, 3U);
    EXPECT_EQ(request.entries.size(), 2U);
    EXPECT_EQ(sent_to<AppendEntries>(fire_timer(node), C).entries.size(), 0U) << "C lacks nothing";
}

TEST(MaxEntries, sendingAtOnce_goesOnWhenTheFollowerHasTheFirstPart) {
    Node node = with(2, leader(3, {1, 1, 2, 3, 3}));
    node.options.replicate = Replicate::AtOnce;
    node.next_index[B] = 2;
    const AppendEntriesReply first{.success = true, .prev_log_index = 1, .match_index = 3};
    EXPECT_EQ(only<AppendEntries>(receive(node, B, 3, first)).prev_log_index, 3U);
    EXPECT_TRUE(receive(node, B, 3, first).messages.empty()) << "a doubled reply starts nothing";
    const AppendEntriesReply last{.success = true, .prev_log_index = 3, .match_index = 5};
    EXPECT_TRUE(receive(node, B, 3, last).messages.empty());
}

// The follower may hold an entry behind those of the message that the leader never had: it must not commit that one.
TEST(MaxEntries, followerCommitsNoFurtherThanTheMessageReaches) {
    Node node = follower(3, {1, 2});
    receive(
        node, B, 3,
        AppendEntries{.prev_log_index = 0, .prev_log_term = 0, .leader_commit = 2, .entries = slice_behind(0, {1})});
    EXPECT_EQ(node.commit_index, 1U);
}

// Figure 7: the leader of term 8 and a follower's log. How often is AppendEntries refused until the follower's log
// begins as the leader's does?
int refusals(const std::vector<Term>& follower_log, BackUp back_up) {
    Node front = leader(8, {1, 1, 1, 4, 4, 5, 5, 6, 6, 6}, 7);
    Node back = follower(8, follower_log, 7, B);
    front.options.back_up = back.options.back_up = back_up;
    int refused = 0;
    AppendEntries request = sent_to<AppendEntries>(fire_timer(front), B);
    while (refused < 100) {
        const auto reply = only<AppendEntriesReply>(receive(back, A, 8, request));
        const Effects out = receive(front, B, 8, reply);
        if (reply.success) break;
        ++refused;
        request = only<AppendEntries>(out);
    }
    EXPECT_EQ(first_difference(front.log, back.log), 11U);
    EXPECT_EQ(front.match_index[B], 10U);
    return refused;
}

const std::vector<Term> kOneMissing{1, 1, 1, 4, 4, 5, 5, 6, 6};       // (a)
const std::vector<Term> kManyMissing{1, 1, 1, 4};                     // (b)
const std::vector<Term> kOneMore{1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 6};    // (c)
const std::vector<Term> kOtherTail{1, 1, 1, 4, 4, 4, 4};              // (e)
const std::vector<Term> kOtherTerms{1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3}; // (f)

TEST(BackUp, byOne_refusesForEachEntry) {
    EXPECT_EQ(refusals(kOneMissing, BackUp::ByOne), 1);
    EXPECT_EQ(refusals(kManyMissing, BackUp::ByOne), 1) << "a short log is met in one step";
    EXPECT_EQ(refusals(kOneMore, BackUp::ByOne), 0);
    EXPECT_EQ(refusals(kOtherTail, BackUp::ByOne), 3);
    EXPECT_EQ(refusals(kOtherTerms, BackUp::ByOne), 7);
}

TEST(BackUp, byTerm_bypassesTheConflictingTermsAtOnce) {
    EXPECT_EQ(refusals(kOneMissing, BackUp::ByTerm), 1);
    EXPECT_EQ(refusals(kManyMissing, BackUp::ByTerm), 1);
    EXPECT_EQ(refusals(kOneMore, BackUp::ByTerm), 0);
    EXPECT_EQ(refusals(kOtherTail, BackUp::ByTerm), 2) << "its end is met first, then what it has of term 4";
    EXPECT_EQ(refusals(kOtherTerms, BackUp::ByTerm), 1);
}

TEST(BackUp, byTerm_refusalNamesTheConflictingTermAndItsFirstIndex) {
    Node node = follower(8, kOtherTerms);
    node.options.back_up = BackUp::ByTerm;
    AppendEntries request{.prev_log_index = 10, .prev_log_term = 6, .leader_commit = 0, .entries = {}};
    AppendEntriesReply reply = only<AppendEntriesReply>(receive(node, B, 8, request));
    EXPECT_EQ(reply.conflict_term, 3U);
    EXPECT_EQ(reply.conflict_index, 7U);
    request.prev_log_index = 12;
    reply = only<AppendEntriesReply>(receive(node, B, 8, request));
    EXPECT_EQ(reply.conflict_term, 0U) << "there is nothing at 12";
    EXPECT_EQ(reply.last_log_index, 11U);
}

// Where the leader has entries of the conflicting term, too, they may agree up to its last one.
TEST(BackUp, byTerm_triesBehindItsOwnLastEntryOfThatTerm) {
    Node node = leader(8, {1, 2, 2, 5, 5, 5}, 3);
    node.options.back_up = BackUp::ByTerm;
    const Effects out = receive(node, B, 8,
                                AppendEntriesReply{.success = false,
                                                   .prev_log_index = 6,
                                                   .match_index = 0,
                                                   .last_log_index = 9,
                                                   .conflict_term = 2,
                                                   .conflict_index = 2});
    EXPECT_EQ(node.next_index[B], 4U);
    EXPECT_EQ(only<AppendEntries>(out).prev_log_index, 3U);
}

TEST(BackUp, byTerm_neverGoesBackBehindWhatIsKnownToMatch) {
    Node node = leader(8, {1, 1, 1, 5, 5, 5}, 3);
    node.options.back_up = BackUp::ByTerm;
    node.match_index[B] = 4;
    receive(node, B, 8,
            AppendEntriesReply{.success = false,
                               .prev_log_index = 6,
                               .match_index = 0,
                               .last_log_index = 9,
                               .conflict_term = 2,
                               .conflict_index = 2});
    EXPECT_EQ(node.next_index[B], 5U);
}

} // namespace
} // namespace raft::testing
