#include "raft/lesson/flaw.h"

namespace lesson {

std::string name_of_beat(const Lesson& lesson, std::size_t chapter, std::size_t number) {
    std::size_t before = 0;
    for (std::size_t i = 0; i < chapter; ++i)
        before += lesson.chapters[i].beats.size();
    return "beat " + std::to_string(before + number + 1) + " '" + lesson.chapters[chapter].beats[number].id + "'";
}

} // namespace lesson
