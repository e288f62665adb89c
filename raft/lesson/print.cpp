#include "raft/lesson/print.h"

#include "raft/file/command_text.h"

namespace lesson {
namespace {

std::string with(std::string text, std::string_view place, const std::string& value) {
    const auto at = text.find(place);
    return at == std::string::npos ? text : text.replace(at, place.size(), value);
}

std::string shown_entry(const Choice& choice, const std::optional<raft::Command>& command, const PrintWords& words) {
    const std::string node(1, raft::name_of(choice.node));
    const std::string& pattern = command ? words.entry : words.no_entry;
    const std::string name = with(with(pattern, "{node}", node), "{index}", std::to_string(choice.index));
    return command ? with(name, "{op}", file::write_command(*command)) : name;
}

std::string shown(const CompiledBeat& beat, const Ask& ask, std::size_t number, const PrintWords& words,
                  std::string_view language) {
    const Choice& choice = ask.choices[number];
    switch (choice.kind) {
        case Choice::Kind::Node: return std::string(1, raft::name_of(choice.node));
        case Choice::Kind::Entry: return shown_entry(choice, beat.asked_entries[number], words);
        case Choice::Kind::Yes: return words.yes;
        case Choice::Kind::No: return words.no;
        case Choice::Kind::Text: return plain(choice.text.in(language));
    }
    return {};
}

std::string print_ask(const CompiledLesson& compiled, std::size_t i, std::string_view language,
                      const PrintWords& words) {
    const Ask& ask = *compiled.beat(i).ask;
    const CompiledBeat& beat = compiled.beats[i];
    std::string text = "     " + words.question + plain(ask.question.in(language)) + " (";
    for (std::size_t choice = 0; choice < ask.choices.size(); ++choice)
        text += (choice == 0 ? "" : " / ") + shown(beat, ask, choice, words, language);
    text += ")\n";
    if (!beat.ask) return text; // nothing decides it, one of the lesson's flaws
    return text + "     " + words.answer + shown(beat, ask, beat.ask->right, words, language) + " — " +
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
