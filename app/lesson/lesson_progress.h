// How far somebody has come in each lesson, kept between starts.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "raft/lesson/compile.h"

namespace app {

struct LessonPlace {
    std::string beat;                                     // its id: where to go on
    std::map<std::string, std::size_t, std::less<>> seen; // by the chapter's id: so many beats from its first one

    friend bool operator==(const LessonPlace&, const LessonPlace&) = default;
};

class LessonProgress {
  public:
    // Nothing if there is none.
    const LessonPlace* find(std::string_view lesson) const;

    // So many beats of a chapter have been seen.
    std::size_t seen(std::string_view lesson, std::string_view chapter) const;

    // Somebody is at this beat. Says whether that is news.
    bool reach(std::string_view lesson, const lesson::CompiledLesson& compiled, std::size_t beat);

    // Whatever makes no sense in the text is left out: a broken file must not keep anybody from starting.
    static LessonProgress read(std::string_view json);
    std::string write() const;

    friend bool operator==(const LessonProgress&, const LessonProgress&) = default;

  private:
    std::map<std::string, LessonPlace, std::less<>> places_;
};

} // namespace app
