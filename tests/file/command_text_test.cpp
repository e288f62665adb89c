// Commands as people write them.
#include "raft/file/command_text.h"

#include <gtest/gtest.h>

#include <limits>

namespace file {
namespace {

using raft::Command;
using raft::Op;

TEST(ParseCommand, reads_the_three_forms) {
    EXPECT_EQ(parse_command("SET 5"), (Command{Op::Set, 5}));
    EXPECT_EQ(parse_command("ADD -2"), (Command{Op::Add, -2}));
    EXPECT_EQ(parse_command("GET"), (Command{Op::Get, 0}));
}

TEST(ParseCommand, takes_every_number_of_64_bits_and_no_larger) {
    EXPECT_EQ(parse_command("SET 9223372036854775807"), (Command{Op::Set, std::numeric_limits<std::int64_t>::max()}));
    EXPECT_EQ(parse_command("SET -9223372036854775808"), (Command{Op::Set, std::numeric_limits<std::int64_t>::min()}));
    EXPECT_EQ(parse_command("SET 9223372036854775808"), std::nullopt);
    EXPECT_EQ(parse_command("ADD -9223372036854775809"), std::nullopt);
}

TEST(ParseCommand, refuses_everything_else) {
    for (const char* text : {"", "SET", "SET ", "set 5", "SET5", "SET 5 ", "SET  5", "SET 5.0", "SET five", "GET 1",
                             " GET", "DEL 1", "SET +5", "ADD 1e3"}) {
        EXPECT_EQ(parse_command(text), std::nullopt) << text;
    }
}

TEST(WriteCommand, is_read_back) {
    for (const Command command : {Command{Op::Set, -7}, Command{Op::Add, 0}, Command{Op::Get, 0},
                                  Command{Op::Set, std::numeric_limits<std::int64_t>::min()}}) {
        EXPECT_EQ(parse_command(write_command(command)), command);
    }
}

} // namespace
} // namespace file
