// What a lesson says at one beat, in one language or two, as paragraphs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/lesson/lesson_session.h"
#include "app/words/languages.h"

namespace app {

// Whose words the card shows, by their codes.
struct CardLanguages {
    std::string first;
    std::string second; // empty: only the first

    friend bool operator==(const CardLanguages&, const CardLanguages&) = default;
};

// `both`: also in the next one that the lesson has.
CardLanguages card_languages(const Languages& languages, const lesson::Lesson& lesson, std::string_view first,
                             bool both);

struct CardParagraph {
    std::string text; // with **double stars**
    bool small = false;
    bool muted = false;
};

struct CardBody {
    std::vector<CardParagraph> paragraphs;
    std::vector<std::string> choices; // below them: one button each
    bool on_stage = false;            // some choices can be clicked there, too
};

// What the card says now.
CardBody body_of(const LessonSession& lesson, const render::Words& words, const CardLanguages& languages);

// All of it as one text, for whoever wants to know how long that takes to read.
std::string spoken(const LessonSession& lesson, const render::Words& words, const CardLanguages& languages);

// Everything that the card may say at any beat, to find out which is the longest.
std::vector<CardBody> all_bodies(const lesson::CompiledLesson& lesson, const render::Words& words,
                                 const CardLanguages& languages);

} // namespace app
