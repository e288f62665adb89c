// All texts of a lesson, one after the other.
#pragma once

#include <string>

#include "raft/lesson/flaw.h"

namespace lesson {

// Where a text stands, as a flaw says it.
struct TextPlace {
    std::size_t beat = 0;
    std::string where; // "beat 4 'after': text"
};

// Calls `act(place, texts)` with every text of the lesson.
template <class Act>
void for_each_text(const Lesson& lesson, const Act& act) {
    act(TextPlace{0, "title"}, lesson.title);
    if (!lesson.about.empty()) act(TextPlace{0, "about"}, lesson.about);
    for (std::size_t i = 0; i < lesson.misconceptions.size(); ++i)
        act(TextPlace{0, "misconceptions[" + std::to_string(i) + ']'}, lesson.misconceptions[i]);
    std::size_t number = 0;
    for (std::size_t c = 0; c < lesson.chapters.size(); ++c) {
        const Chapter& chapter = lesson.chapters[c];
        act(TextPlace{number, "chapters[" + std::to_string(c) + "].title"}, chapter.title);
        for (std::size_t b = 0; b < chapter.beats.size(); ++b, ++number) {
            const Beat& beat = chapter.beats[b];
            const auto of_beat = [&](const std::string& part, const Texts& texts) {
                act(TextPlace{number, name_of_beat(lesson, c, b) + ": " + part}, texts);
            };
            of_beat("text", beat.text);
            if (!beat.waits_for.empty()) of_beat("waits_for", beat.waits_for);
            if (!beat.ask) continue;
            of_beat("ask.question", beat.ask->question);
            for (std::size_t i = 0; i < beat.ask->choices.size(); ++i) {
                const Choice& choice = beat.ask->choices[i];
                if (choice.kind == Choice::Kind::Text) {
                    of_beat("ask.choices[" + std::to_string(i) + "].text", choice.text);
                }
            }
            of_beat("ask.why", beat.ask->why);
        }
    }
}

} // namespace lesson
