// The text of the card at one beat, as paragraphs.
#pragma once

#include <string>
#include <vector>

#include "app/lesson/lesson_session.h"
#include "app/look.h"
#include "app/panels/lesson_card.h"

namespace app {

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

// Everything that the card may say at any beat, to find out which is the longest.
std::vector<CardBody> all_bodies(const lesson::CompiledLesson& lesson, const render::Words& words,
                                 const CardLanguages& languages);

} // namespace app
