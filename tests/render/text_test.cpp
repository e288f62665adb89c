#include "render/text.h"

#include <gtest/gtest.h>

#include <limits>

#include "render/short_words.h"
#include "render/text_measure.h"

namespace render {
namespace {

Words with(std::map<std::string, std::string, std::less<>> words) {
    return Words(std::move(words));
}

TEST(WordsTest, get_missing_key_shows_the_key) {
    const Words words = with({{"a", "Alpha"}});
    EXPECT_EQ(words.get("a"), "Alpha");
    EXPECT_EQ(words.get("b"), "b");
}

TEST(WordsTest, fill_replaces_names_wherever_they_stand) {
    const Words words = with({{"order", "{b}, then {a}, then {b}"}});
    EXPECT_EQ(words.fill("order", {{"a", "1"}, {"b", "2"}}), "2, then 1, then 2");
}

TEST(WordsTest, fill_keeps_unknown_names_and_loose_braces) {
    const Words words = with({{"odd", "{x} and { not closed"}});
    EXPECT_EQ(words.fill("odd", {{"a", "1"}}), "{x} and { not closed");
}

TEST(ShortWordsTest, short_number_is_whole_up_to_six_digits) {
    EXPECT_EQ(short_number(0), "0");
    EXPECT_EQ(short_number(-999999), "-999999");
    EXPECT_EQ(short_number(1234567), "1.23e6");
    EXPECT_EQ(short_number(std::numeric_limits<std::int64_t>::max()), "9.22e18");
    EXPECT_EQ(short_number(std::numeric_limits<std::int64_t>::min()), "-9.22e18");
}

TEST(ShortWordsTest, short_command_names_the_operation) {
    EXPECT_EQ(short_command({raft::Op::Set, 5}), "SET 5");
    EXPECT_EQ(short_command({raft::Op::Add, -2}), "ADD -2");
    EXPECT_EQ(short_command({raft::Op::Get, 0}), "GET");
}

TEST(ShortWordsTest, seconds_rounds_to_the_decimals_asked_for) {
    EXPECT_EQ(seconds(3'412'000, 3), "3.412");
    EXPECT_EQ(seconds(50'000, 1), "0.1");
    EXPECT_EQ(seconds(2'000'000, 0), "2");
    EXPECT_EQ(seconds(7, 6), "0.000007");
}

TEST(ShortWordsTest, a_range_with_equal_ends_is_one_number) {
    EXPECT_EQ(milliseconds(sim::Range{8'000, 15'000}), "8–15 ms");
    EXPECT_EQ(milliseconds(sim::Range{8'000, 8'000}), "8 ms");
    EXPECT_EQ(milliseconds(sim::Range{500, 3'000}), "0.5–3 ms");
    EXPECT_EQ(milliseconds(sim::Range{0, 0}), "0 ms");
}

TEST(TextMeasureTest, text_width_grows_with_size_and_length) {
    EXPECT_GT(text_width("Follower", 14, Weight::SemiBold), text_width("Leader", 14, Weight::SemiBold));
    EXPECT_FLOAT_EQ(text_width("Leader", 28, Weight::Bold), 2 * text_width("Leader", 14, Weight::Bold));
    EXPECT_GT(text_width("领导者", 14, Weight::Regular), 30);
    EXPECT_EQ(text_width("", 14, Weight::Regular), 0);
}

} // namespace
} // namespace render
