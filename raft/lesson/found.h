// What is the case where a condition is not met: for whoever writes a lesson and wonders why.
#pragma once

#include <string>

#include "raft/lesson/condition.h"

namespace lesson {

// In a few words: "A is follower, of term 3", "it happened 2 times". Of a condition that does not hold.
std::string found_instead(const Condition& condition, const BeatSoFar& so_far);

// Every node on one line: "A: leader, term 2, log [1: SET 5], commit 1; B: stopped, …".
std::string shown_nodes(const sim::World& world);

} // namespace lesson
