// Times as files have them: decimal milliseconds. Exact in both directions; no floating point takes part.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "raft/sim/time.h"

namespace file {

enum class MillisecondsError : std::uint8_t {
    NoNumber,   // not a JSON number
    TooFine,    // not a whole number of microseconds
    OutOfRange, // further from 0 than any time
};

std::variant<sim::Time, MillisecondsError> parse_milliseconds(std::string_view text);

// "600", "0.5", "12.375": no more decimals than needed.
std::string write_milliseconds(sim::Time time);

} // namespace file
