// Numbers and commands in few letters, for places where little fits. The same in every language.
#pragma once

#include <cstdint>
#include <string>

#include "raft/core/types.h"
#include "raft/sim/config.h"
#include "raft/sim/time.h"

namespace render {

// Whole up to six digits, then like 9.22e18.
std::string short_number(std::int64_t number);

// The same in at most six characters: "1234", "-1e18".
std::string brief_number(std::int64_t number);

// "SET 5", "ADD -2", "GET".
std::string short_command(const raft::Command& command);
std::string brief_command(const raft::Command& command);

// Seconds with `decimals` (0 to 6) digits behind the point.
std::string seconds(sim::Time time, int decimals);

// "126 ms", "0.5 ms"; a range is "8–15 ms", and one number where its ends are equal.
std::string milliseconds(sim::Time time);
std::string milliseconds(const sim::Range& range);

// "A B | C D E" and the like: names parted by a blank.
inline std::string node_name(raft::NodeId node) {
    return {raft::name_of(node)};
}

} // namespace render
