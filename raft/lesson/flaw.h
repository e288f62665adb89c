// What is wrong with a lesson that can be read and played.
#pragma once

#include <cstddef>
#include <string>

#include "raft/lesson/lesson.h"

namespace lesson {

struct Flaw {
    std::size_t beat = 0; // counted through all chapters from 0; of a chapter or the lesson: the first beat after it
    std::string where;    // "beat 4 'after': expect[1]", "chapters[0].title.zh"
    std::string what;     // "what is wrong, what was expected"
};

// A beat as everybody can find it: "beat 4 'after'". Counted through all chapters from 1, as `shot --beat` counts them.
std::string name_of_beat(const Lesson& lesson, std::size_t chapter, std::size_t number);

} // namespace lesson
