// Virtual time: integer microseconds since the start of the run. Files speak of milliseconds.
#pragma once

#include <cstdint>
#include <limits>

namespace sim {

using Time = std::int64_t;

inline constexpr Time kMillisecond = 1'000;
inline constexpr Time kSecond = 1'000'000;

// Later than everything.
inline constexpr Time kNever = std::numeric_limits<Time>::max();

// The latest moment a scenario may name: about eleven and a half days.
inline constexpr Time kLatest = 1'000'000 * kSecond;

} // namespace sim
