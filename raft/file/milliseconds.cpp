#include "raft/file/milliseconds.h"

#include <charconv>
#include <cstdint>
#include <system_error>

namespace file {
namespace {

// A number as the JSON grammar has it: value = (negative ? -1 : 1) * digits * 10^(exponent - decimals).
struct Decimal {
    bool negative = false;
    std::string digits;
    std::int64_t decimals = 0;
    std::int64_t exponent = 0;
};

constexpr std::int64_t kHugeExponent = 1'000'000'000;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string_view take_digits(std::string_view& text) {
    std::size_t count = 0;
    while (count < text.size() && is_digit(text[count]))
        ++count;
    const std::string_view digits = text.substr(0, count);
    text.remove_prefix(count);
    return digits;
}

bool take(std::string_view& text, char c) {
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
}

bool read_exponent(std::string_view& text, std::int64_t& exponent) {
    if (!take(text, 'e') && !take(text, 'E')) return true;
    const bool negative = take(text, '-');
    if (!negative) take(text, '+');
    const std::string_view digits = take_digits(text);
    if (digits.empty()) return false;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
    if (result.ec != std::errc{} || exponent > kHugeExponent) exponent = kHugeExponent;
    if (negative) exponent = -exponent;
    return true;
}

bool read_decimal(std::string_view text, Decimal& decimal) {
    decimal.negative = take(text, '-');
    const std::string_view whole = take_digits(text);
    if (whole.empty() || (whole.size() > 1 && whole.front() == '0')) return false;
    decimal.digits = whole;
    if (take(text, '.')) {
        const std::string_view fraction = take_digits(text);
        if (fraction.empty()) return false;
        decimal.digits += fraction;
        decimal.decimals = static_cast<std::int64_t>(fraction.size());
    }
    return read_exponent(text, decimal.exponent) && text.empty();
}

} // namespace

std::variant<sim::Time, MillisecondsError> parse_milliseconds(std::string_view text) {
    Decimal decimal;
    if (!read_decimal(text, decimal)) return MillisecondsError::NoNumber;

    std::string& digits = decimal.digits;
    digits.erase(0, digits.find_first_not_of('0'));
    if (digits.empty()) return sim::Time{0};
    std::int64_t zeros = decimal.exponent - decimal.decimals + 3; // to append for microseconds
    while (digits.back() == '0') {
        digits.pop_back();
        ++zeros;
    }
    if (zeros < 0) return MillisecondsError::TooFine;
    if (static_cast<std::int64_t>(digits.size()) + zeros > 18) return MillisecondsError::OutOfRange;

    digits.append(static_cast<std::size_t>(zeros), '0');
    sim::Time time = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), time);
    return decimal.negative ? -time : time;
}

std::string write_milliseconds(sim::Time time) {
    const auto size = time < 0 ? 0 - static_cast<std::uint64_t>(time) : static_cast<std::uint64_t>(time);
    std::string text = (time < 0 ? "-" : "") + std::to_string(size / 1000);
    std::uint64_t rest = size % 1000;
    if (rest == 0) return text;
    text += '.';
    for (std::uint64_t place = 100; rest != 0; rest %= place, place /= 10)
        text += static_cast<char>('0' + rest / place);
    return text;
}

} // namespace file
