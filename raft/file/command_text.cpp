#include "raft/file/command_text.h"

#include <charconv>
#include <cstdint>
#include <system_error>

namespace file {

std::optional<raft::Command> parse_command(std::string_view text) {
    if (text == "GET") return raft::Command{raft::Op::Get, 0};
    const bool sets = text.starts_with("SET ");
    if (!sets && !text.starts_with("ADD ")) return std::nullopt;

    const std::string_view digits = text.substr(4);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return raft::Command{sets ? raft::Op::Set : raft::Op::Add, number};
}

std::string write_command(const raft::Command& command) {
    if (command.op == raft::Op::Get) return "GET";
    return (command.op == raft::Op::Set ? "SET " : "ADD ") + std::to_string(command.number);
}

} // namespace file
