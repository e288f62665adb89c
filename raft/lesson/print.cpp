#include "raft/lesson/print.h"

namespace lesson {
namespace {

std::string shown(const Choice& choice, const PrintWords& words, std::string_view language) {
    switch (choice.kind) {
        case Choice::Kind::Node: return std::string(1, raft::name_of(choice.node));
        case Choice::Kind::Entry: return raft::name_of(choice.node) + std::to_string(choice.index);
        case Choice::Kind::Yes: return words.yes;
        case Choice::Kind::No: return words.no;
        case Choice::Kind::Text: return plain(choice.text.in(language));
    }
    return {};
}

std::string print_ask(const CompiledLesson& compiled, std::size_t i, std::string_view language,
                      const PrintWords& words) {
    const Ask& ask = *compiled.beat(i).ask;
    std::string text = "     " + words.question + plain(ask.question.in(language)) + " (";
    for (std::size_t choice = 0; choice < ask.choices.size(); ++choice)
        text += (choice == 0 ? "" : " / ") + shown(ask.choices[choice], words, language);
    text += ")\n";
    if (!compiled.beats[i].ask) return text; // nothing decides it, one of the lesson's flaws
    const std::size_t right = compiled.beats[i].ask->right;
    return text + "     " + words.answer + shown(ask.choices[right], words, language) + " — " +
           plain(ask.why.in(language)) + '\n';
}

} // namespace

std::string print(const CompiledLesson& compiled, std::string_view language, const PrintWords& words) {
    const Lesson& lesson = compiled.lesson;
    std::string text = plain(lesson.title.in(language)) + '\n';
    if (!lesson.about.empty()) text += plain(lesson.about.in(language)) + '\n';
    for (const Texts& misconception : lesson.misconceptions)
        text += words.misconception + plain(misconception.in(language)) + '\n';
    for (std::size_t i = 0; i < compiled.beats.size(); ++i) {
        const CompiledBeat& place = compiled.beats[i];
        if (place.number == 0) {
            text += '\n' + std::to_string(place.chapter + 1) + ". " + plain(compiled.chapter_of(i).title.in(language)) +
                    "\n\n";
        }
        const std::string number = std::to_string(i + 1);
        text += std::string(number.size() < 3 ? 3 - number.size() : 0, ' ') + number + "  " +
                plain(compiled.beat(i).text.in(language)) + '\n';
        if (compiled.beat(i).ask) text += print_ask(compiled, i, language, words);
    }
    return text;
}

} // namespace lesson
