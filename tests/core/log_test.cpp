#include "raft/core/log.h"

#include <gtest/gtest.h>

#include "tests/core/node_setup.h"

namespace raft {
namespace {

using testing::entry_of;
using testing::log_of;
using testing::terms_of;
using Terms = std::vector<Term>;

bool share_memory(const Log& a, const Log& b) {
    return a.entries().data() == b.entries().data();
}

TEST(Log, empty_endsAtIndexZeroInTermZero) {
    const Log log;
    EXPECT_EQ(log.last_index(), 0U);
    EXPECT_EQ(log.last_term(), 0U);
    EXPECT_EQ(log.term_at(0), 0U);
    EXPECT_TRUE(log.entries().empty());
    EXPECT_TRUE(log.slice_from(1).empty());
}

TEST(Log, append_countsFromOneAndKeepsEntries) {
    Log log;
    log.append(entry_of(1, 1));
    log.append(entry_of(3, 2));
    EXPECT_EQ(log.last_index(), 2U);
    EXPECT_EQ(log.last_term(), 3U);
    EXPECT_EQ(log.at(1), entry_of(1, 1));
    EXPECT_EQ(log.at(2), entry_of(3, 2));
}

TEST(Log, append_keepsEverythingWhileItGrows) {
    Log log;
    for (Index index = 1; index <= 1000; ++index)
        log.append(entry_of(index / 10, index));
    for (Index index = 1; index <= 1000; ++index)
        ASSERT_EQ(log.at(index), entry_of(index / 10, index));
}

TEST(Log, copy_sharesMemory) {
    const Log log = log_of({1, 1, 2});
    const Log copy = log;
    EXPECT_TRUE(share_memory(log, copy));
    EXPECT_EQ(log, copy);
}

TEST(Log, append_behindSharedEntriesIsNotSeenByCopies) {
    Log log = log_of({1, 1});
    const Log before = log;
    log.append(entry_of(2, 3));
    EXPECT_TRUE(share_memory(log, before)) << "the copy's entries did not change, so nothing had to move";
    EXPECT_EQ(terms_of(before), (Terms{1, 1}));
    EXPECT_EQ(terms_of(log), (Terms{1, 1, 2}));
    EXPECT_NE(log, before);
}

TEST(Log, append_ofTheSameEntryByACopyStaysShared) {
    Log log = log_of({1, 1});
    Log copy = log;
    log.append(entry_of(2, 3));
    copy.append(entry_of(2, 3));
    EXPECT_TRUE(share_memory(log, copy));
    EXPECT_EQ(log, copy);
}

TEST(Log, append_ofAnotherEntryByACopyForks) {
    Log log = log_of({1, 1});
    Log copy = log;
    log.append(entry_of(2, 3));
    copy.append(entry_of(3, 3));
    EXPECT_FALSE(share_memory(log, copy));
    EXPECT_EQ(terms_of(log), (Terms{1, 1, 2}));
    EXPECT_EQ(terms_of(copy), (Terms{1, 1, 3}));
}

TEST(Log, append_afterAFullBufferLeavesCopiesAlone) {
    Log log;
    while (log.last_index() < 16)
        log.append(entry_of(1, log.last_index() + 1));
    Log copy = log;
    log.append(entry_of(2, 17));
    copy.append(entry_of(3, 17));
    EXPECT_EQ(log.at(17), entry_of(2, 17));
    EXPECT_EQ(copy.at(17), entry_of(3, 17));
    EXPECT_EQ(log.at(16), copy.at(16));
}

TEST(Log, removeFrom_keepsWhatStandsBefore) {
    Log log = log_of({1, 1, 2, 2});
    log.remove_from(3);
    EXPECT_EQ(terms_of(log), (Terms{1, 1}));
    log.remove_from(1);
    EXPECT_EQ(log, Log{});
}

TEST(Log, removeFrom_isNotSeenByCopies) {
    Log log = log_of({1, 1, 2});
    const Log before = log;
    log.remove_from(2);
    log.append(entry_of(5, 2));
    EXPECT_EQ(terms_of(before), (Terms{1, 1, 2}));
    EXPECT_EQ(terms_of(log), (Terms{1, 5}));
}

TEST(Log, equality_looksAtEntriesNotAtMemory) {
    EXPECT_EQ(log_of({1, 2}), log_of({1, 2}));
    EXPECT_NE(log_of({1, 2}), log_of({1, 3}));
    EXPECT_NE(log_of({1, 2}), log_of({1, 2, 2}));

    Log other_command = log_of({1});
    other_command.append(entry_of(2, 99));
    EXPECT_NE(log_of({1, 2}), other_command);
}

TEST(Log, slice_holdsTheEntriesToTheEnd) {
    const Log log = log_of({1, 1, 2});
    const LogSlice slice = log.slice_from(2);
    ASSERT_EQ(slice.size(), 2U);
    EXPECT_EQ(slice.entries()[0], entry_of(1, 2));
    EXPECT_EQ(slice.entries()[1], entry_of(2, 3));
    EXPECT_TRUE(log.slice_from(4).empty());
    EXPECT_TRUE(log.slice_from(4).entries().empty());
}

TEST(Log, slice_outlivesTheLogAndItsChanges) {
    LogSlice slice;
    {
        Log log = log_of({1, 1, 2});
        slice = log.slice_from(2);
        log.remove_from(2);
        log.append(entry_of(9, 2));
    }
    ASSERT_EQ(slice.size(), 2U);
    EXPECT_EQ(slice.entries()[0], entry_of(1, 2));
    EXPECT_EQ(slice.entries()[1], entry_of(2, 3));
}

TEST(Log, sliceEquality_looksAtEntriesNotAtMemory) {
    EXPECT_EQ(log_of({1, 2}).slice_from(2), log_of({1, 2}).slice_from(2));
    EXPECT_NE(log_of({1, 2}).slice_from(1), log_of({1, 2}).slice_from(2));
    EXPECT_NE(log_of({1, 2}).slice_from(2), log_of({1, 3}).slice_from(2));
    EXPECT_EQ(LogSlice{}, log_of({1}).slice_from(2));
}

} // namespace
} // namespace raft
