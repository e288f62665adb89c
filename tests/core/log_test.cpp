#include "raft/core/log.h"

#include <gtest/gtest.h>

#include "tests/core/node_setup.h"

namespace raft {
namespace {

using testing::entry_of;
using testing::log_of;
using testing::terms_of;
using Terms = std::vector<Term>;

constexpr Index kChunk = LogChunk::kEntries;

// How many chunks these logs hold together.
std::size_t chunks(std::initializer_list<const Log*> logs) {
    LogMemory memory;
    for (const Log* log : logs)
        memory.add(*log);
    return memory.chunks();
}

bool share_memory(const Log& a, const Log& b) {
    return shared_until(a, b) == std::min(a.last_index(), b.last_index());
}

// `count` entries of one term.
Log long_log(Index count, Term term = 1) {
    Log log;
    while (log.last_index() < count)
        log.append(entry_of(term, log.last_index() + 1));
    return log;
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

TEST(Log, append_behindAFullChunkLeavesCopiesAlone) {
    Log log = long_log(kChunk);
    Log copy = log;
    log.append(entry_of(2, kChunk + 1));
    copy.append(entry_of(3, kChunk + 1));
    EXPECT_EQ(log.at(kChunk + 1), entry_of(2, kChunk + 1));
    EXPECT_EQ(copy.at(kChunk + 1), entry_of(3, kChunk + 1));
    EXPECT_EQ(chunks({&log, &copy}), 3U) << "the full one is shared";
}

TEST(Log, append_conflictCopiesOneChunkHoweverLongTheLog) {
    const Log log = long_log(100 * kChunk);
    Log other = log;
    other.remove_from(99 * kChunk + 20);
    other.append(entry_of(2, other.last_index() + 1));
    EXPECT_EQ(chunks({&log, &other}), 101U);
    EXPECT_EQ(shared_until(log, other), 99 * kChunk);
    EXPECT_EQ(first_difference(log, other), 99 * kChunk + 20);
}

TEST(Log, append_ofARunPlayedAgainFindsItsOwnChunks) {
    Log log = long_log(kChunk / 2);
    Log again = log;
    for (Index index = log.last_index() + 1; index <= 10 * kChunk; ++index)
        log.append(entry_of(1, index));
    for (Index index = again.last_index() + 1; index <= 10 * kChunk; ++index)
        again.append(entry_of(1, index));
    EXPECT_EQ(again, log);
    EXPECT_EQ(chunks({&log, &again}), 10U);
}

TEST(Log, appendSlice_followersShareTheLeadersMemory) {
    Log leader;
    Log follower;
    for (Index index = 1; index <= 5 * kChunk; ++index) {
        leader.append(entry_of(1, index));
        if (index % 7 == 0) follower.append_slice(leader.slice_from(follower.last_index() + 1));
    }
    EXPECT_EQ(follower.last_index(), 5 * kChunk - 5 * kChunk % 7);
    EXPECT_EQ(chunks({&leader, &follower}), 5U);
}

TEST(Log, appendSlice_afterAConflictSharesAgain) {
    const Index common = 3 * kChunk + 10;
    Log leader = long_log(common);
    Log follower = leader;
    follower.append(entry_of(2, common + 1));
    for (int i = 0; i < 5; ++i)
        leader.append(entry_of(3, leader.last_index() + 1));
    follower.remove_from(common + 1);
    follower.append_slice(leader.slice_from(common + 1));
    EXPECT_EQ(follower, leader);
    EXPECT_EQ(chunks({&leader, &follower}), 4U);
}

TEST(Log, appendSlice_whereThePastDiffersTakesTheEntriesAlone) {
    Log other = long_log(kChunk + 5, 1);
    const Log leader = long_log(2 * kChunk, 2);
    other.append_slice(leader.slice_from(kChunk + 6));
    ASSERT_EQ(other.last_index(), 2 * kChunk);
    EXPECT_EQ(other.at(kChunk + 5).term, 1U);
    EXPECT_EQ(other.at(kChunk + 6).term, 2U);
    Log elsewhere = log_of({1});
    elsewhere.append_slice(leader.slice(5, 6));
    EXPECT_EQ(elsewhere.at(3), leader.at(6)) << "at other indices they are entries like any others";
}

TEST(Log, appendSlice_skipsTheFirst) {
    const Log leader = log_of({1, 1, 2, 2});
    Log follower = log_of({1, 1, 2});
    follower.append_slice(leader.slice_from(2), 2);
    EXPECT_EQ(follower, leader);
    follower.append_slice(leader.slice_from(2), 3);
    EXPECT_EQ(follower, leader);
}

TEST(Log, shareWith_keepsEntriesAndHoldsWhatIsSameOnce) {
    const Log other = long_log(10 * kChunk);
    Log log = long_log(9 * kChunk);
    log.append(entry_of(4, log.last_index() + 1));
    const Log before = log;
    log.share_with(other);
    EXPECT_EQ(log, before);
    EXPECT_EQ(chunks({&log, &other}), 11U);
    EXPECT_EQ(chunks({&before, &other}), 20U);
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

TEST(Log, firstDifference_isBehindTheShorterWhereOneBeginsTheOther) {
    EXPECT_EQ(first_difference(Log{}, Log{}), 1U);
    EXPECT_EQ(first_difference(Log{}, log_of({1})), 1U);
    EXPECT_EQ(first_difference(log_of({1, 2}), log_of({1, 2, 3})), 3U);
    EXPECT_EQ(first_difference(log_of({1, 2, 4}), log_of({1, 2, 3})), 3U);
    EXPECT_EQ(first_difference(long_log(300), long_log(300)), 301U) << "in memory of their own as well";
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

TEST(Log, slice_mayEndEarlier) {
    const Log log = long_log(3 * kChunk);
    const LogSlice slice = log.slice(10, kChunk + 10);
    ASSERT_EQ(slice.size(), kChunk + 1);
    Index index = 10;
    for (const Entry& entry : slice.entries())
        EXPECT_EQ(entry, entry_of(1, index++));
    EXPECT_EQ(index, kChunk + 11);
    EXPECT_TRUE(log.slice(5, 4).empty());
}

TEST(Log, sliceEquality_looksAtEntriesNotAtMemory) {
    EXPECT_EQ(log_of({1, 2}).slice_from(2), log_of({1, 2}).slice_from(2));
    EXPECT_NE(log_of({1, 2}).slice_from(1), log_of({1, 2}).slice_from(2));
    EXPECT_NE(log_of({1, 2}).slice_from(2), log_of({1, 3}).slice_from(2));
    EXPECT_EQ(LogSlice{}, log_of({1}).slice_from(2));
}

// Logs and plain vectors, changed alike at random: both say the same of every entry and of every pair.
class LogsAndVectors {
  public:
    using Vector = std::vector<Entry>;

    explicit LogsAndVectors(std::uint32_t seed) : state_(seed) {}

    void change() {
        const std::size_t one = below(kLogs);
        const std::size_t two = below(kLogs);
        Log& log = logs_[one];
        Vector& vector = vectors_[one];
        switch (below(5)) {
            case 0:
                log = logs_[two];
                vector = vectors_[two];
                break;
            case 1:
                if (vector.empty()) return;
                vector.resize(vector.size() - 1 - below(std::min<std::size_t>(vector.size(), 2 * kChunk)));
                log.remove_from(vector.size() + 1);
                break;
            case 2: append_some_of(two, log, vector); break;
            case 3: log.share_with(logs_[two]); break;
            default:
                for (std::size_t count = below(2 * kChunk); count > 0; --count) {
                    vector.push_back(entry_of(1 + below(200) / 199, vector.size() + 1));
                    log.append(vector.back());
                }
        }
    }

    void expect_same() const {
        for (std::size_t one = 0; one < kLogs; ++one) {
            ASSERT_TRUE(std::ranges::equal(logs_[one].entries(), vectors_[one]));
            for (Index index = 1; index <= vectors_[one].size(); index += 37)
                ASSERT_EQ(logs_[one].at(index), vectors_[one][index - 1]);
            for (std::size_t two = 0; two < one; ++two) {
                ASSERT_EQ(logs_[one] == logs_[two], vectors_[one] == vectors_[two]);
                const auto differ = std::ranges::mismatch(vectors_[one], vectors_[two]).in1 - vectors_[one].begin();
                ASSERT_EQ(first_difference(logs_[one], logs_[two]), static_cast<Index>(differ) + 1);
                ASSERT_LE(shared_until(logs_[one], logs_[two]), static_cast<Index>(differ));
            }
        }
    }

  private:
    static constexpr std::size_t kLogs = 4;

    void append_some_of(std::size_t other, Log& log, Vector& vector) {
        if (vectors_[other].empty()) return;
        const std::size_t first = below(vectors_[other].size());
        const std::size_t skip = below(vectors_[other].size() - first);
        const LogSlice slice = logs_[other].slice_from(first + 1);
        const Vector copied(vectors_[other].begin() + static_cast<std::ptrdiff_t>(first + skip), vectors_[other].end());
        if (vector.size() + copied.size() > 1000) return;
        log.append_slice(slice, skip);
        vector.insert(vector.end(), copied.begin(), copied.end());
    }

    std::size_t below(std::size_t end) {
        state_ = state_ * 1664525U + 1013904223U;
        return (state_ >> 8U) % end;
    }

    std::uint32_t state_;
    std::array<Log, kLogs> logs_;
    std::array<Vector, kLogs> vectors_;
};

TEST(Log, anyChanges_leaveWhatVectorsWouldHold) {
    for (std::uint32_t seed = 0; seed < 40; ++seed) {
        LogsAndVectors both(seed);
        for (int i = 0; i < 60; ++i) {
            both.change();
            both.expect_same();
        }
    }
}

} // namespace
} // namespace raft
