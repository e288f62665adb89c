#include "render/short_words.h"

#include <string_view>

namespace render {

namespace {

constexpr std::string_view op_name(raft::Op op) {
    switch (op) {
        case raft::Op::Set: return "SET";
        case raft::Op::Add: return "ADD";
        case raft::Op::Get: return "GET";
    }
    return "";
}

// With more digits than `whole` it is cut, not rounded: it never shows a number that is too large to exist.
std::string cut_number(std::int64_t number, std::size_t whole, std::size_t decimals) {
    std::string digits = std::to_string(number);
    const std::string sign = number < 0 ? "-" : "";
    digits.erase(0, sign.size());
    if (digits.size() <= whole) return sign + digits;
    const std::string fraction = decimals > 0 ? "." + digits.substr(1, decimals) : "";
    return sign + digits[0] + fraction + "e" + std::to_string(digits.size() - 1);
}

} // namespace

std::string short_number(std::int64_t number) {
    return cut_number(number, 6, 2);
}

std::string brief_number(std::int64_t number) {
    return cut_number(number, 4, 0);
}

std::string short_command(const raft::Command& command) {
    std::string text(op_name(command.op));
    if (command.op != raft::Op::Get) text += " " + short_number(command.number);
    return text;
}

std::string brief_command(const raft::Command& command) {
    std::string text(op_name(command.op));
    if (command.op != raft::Op::Get) text += " " + brief_number(command.number);
    return text;
}

std::string seconds(sim::Time time, int decimals) {
    sim::Time unit = 1;
    for (int i = decimals; i < 6; ++i)
        unit *= 10;
    const sim::Time rounded = (time + unit / 2) / unit;
    std::string digits = std::to_string(rounded);
    const auto behind = static_cast<std::size_t>(decimals);
    if (digits.size() <= behind) digits.insert(0, behind + 1 - digits.size(), '0');
    if (decimals > 0) digits.insert(digits.size() - behind, ".");
    return digits;
}

namespace {

std::string count_of_milliseconds(sim::Time time) {
    return seconds(time * 1000, time % sim::kMillisecond == 0 ? 0 : 1);
}

} // namespace

std::string milliseconds(sim::Time time) {
    return count_of_milliseconds(time) + " ms";
}

std::string milliseconds(const sim::Range& range) {
    const std::string most = milliseconds(range.most);
    return range.least == range.most ? most : count_of_milliseconds(range.least) + "–" + most;
}

} // namespace render
