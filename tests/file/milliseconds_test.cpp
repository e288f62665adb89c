// Times in files are decimal milliseconds, exact to the microsecond.
#include "raft/file/milliseconds.h"

#include <gtest/gtest.h>

#include <limits>

namespace file {
namespace {

sim::Time parsed(std::string_view text) {
    const auto time = parse_milliseconds(text);
    EXPECT_TRUE(std::holds_alternative<sim::Time>(time)) << text;
    return std::holds_alternative<sim::Time>(time) ? std::get<sim::Time>(time) : -1;
}

MillisecondsError refused(std::string_view text) {
    const auto time = parse_milliseconds(text);
    EXPECT_TRUE(std::holds_alternative<MillisecondsError>(time)) << text;
    return std::holds_alternative<MillisecondsError>(time) ? std::get<MillisecondsError>(time)
                                                           : MillisecondsError::NoNumber;
}

TEST(ParseMilliseconds, reads_whole_and_decimal_numbers_exactly) {
    EXPECT_EQ(parsed("0"), 0);
    EXPECT_EQ(parsed("600"), 600'000);
    EXPECT_EQ(parsed("0.001"), 1);
    EXPECT_EQ(parsed("0.29"), 290); // 0.29 * 1000 is less than 290 in floating point
    EXPECT_EQ(parsed("1.005"), 1'005);
    EXPECT_EQ(parsed("999999999.999"), 999'999'999'999);
    EXPECT_EQ(parsed("-12.5"), -12'500);
}

TEST(ParseMilliseconds, takes_what_only_looks_finer) {
    EXPECT_EQ(parsed("1.25000000"), 1'250);
    EXPECT_EQ(parsed("1.5e3"), 1'500'000);
    EXPECT_EQ(parsed("1500E-3"), 1'500);
    EXPECT_EQ(parsed("0e999999999999999999999"), 0);
}

TEST(ParseMilliseconds, refuses_more_than_three_decimals) {
    EXPECT_EQ(refused("0.0001"), MillisecondsError::TooFine);
    EXPECT_EQ(refused("600.1234"), MillisecondsError::TooFine);
    EXPECT_EQ(refused("1e-400"), MillisecondsError::TooFine);
}

TEST(ParseMilliseconds, refuses_what_is_beyond_every_time) {
    EXPECT_EQ(refused("9999999999999999999"), MillisecondsError::OutOfRange);
    EXPECT_EQ(refused("1e400"), MillisecondsError::OutOfRange);
}

TEST(ParseMilliseconds, refuses_what_json_does_not_call_a_number) {
    for (const char* text : {"", "-", "abc", "1 ", " 1", "01", "1.", ".5", "1e", "+1", "0x10", "1,5", "nan", "inf"}) {
        EXPECT_EQ(refused(text), MillisecondsError::NoNumber) << text;
    }
}

TEST(WriteMilliseconds, writes_no_more_decimals_than_needed) {
    EXPECT_EQ(write_milliseconds(0), "0");
    EXPECT_EQ(write_milliseconds(600'000), "600");
    EXPECT_EQ(write_milliseconds(1), "0.001");
    EXPECT_EQ(write_milliseconds(1'050), "1.05");
    EXPECT_EQ(write_milliseconds(12'500), "12.5");
    EXPECT_EQ(write_milliseconds(-250), "-0.25");
    EXPECT_EQ(write_milliseconds(std::numeric_limits<sim::Time>::min()), "-9223372036854775.808");
}

TEST(WriteMilliseconds, is_read_back) {
    for (sim::Time time = 0; time < 100'000'000'000; time = time * 3 + 7) {
        EXPECT_EQ(parsed(write_milliseconds(time)), time);
    }
}

} // namespace
} // namespace file
