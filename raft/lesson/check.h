// Is a lesson sound?
#pragma once

#include "raft/lesson/compile.h"

namespace lesson {

// A text longer than this does not fit the card on the smallest window; in characters, without the stars.
inline constexpr std::size_t kLongestText = 300;

// Everything that compile() finds, and what no playing shows: every text in every language and short enough, every
// condition with words for who waits, nothing pointed at that is hidden. In the order of the file.
CompiledLesson check(Lesson lesson);

} // namespace lesson
