#include "app/lesson/lesson_words.h"

#include <algorithm>
#include <utility>

#include "app/words/chinese_signs.h"
#include "app/words/phrase.h"
#include "render/utf8.h"

namespace app {
namespace {

void add(CardBody& body, const lesson::Texts& texts, const CardLanguages& languages, bool small) {
    const std::string first = shown_text(texts, languages.first);
    if (first.empty()) return;
    body.paragraphs.push_back({first, small, false});
    if (languages.second.empty()) return;
    std::string second = shown_text(texts, languages.second);
    // A lesson of one language says everything once.
    if (second != first) body.paragraphs.push_back({std::move(second), small, true});
}

// A beat's question, and what stood where its choices are when it was asked.
struct Question {
    const lesson::Ask& ask;
    const lesson::CompiledBeat& place;
};

Question question_of(const lesson::CompiledLesson& lesson, std::size_t beat) {
    return {*lesson.beat(beat).ask, lesson.beats[beat]};
}

std::string name_of_entry(const lesson::Choice& choice, const std::optional<raft::Command>& command,
                          const render::Words& words) {
    const std::string index = std::to_string(choice.index);
    const std::string node = node_name(choice.node, words);
    if (!command) return words.fill("facts.entry_n", {{"index", index}, {"node", node}});
    return words.fill("lesson.entry", {{"node", node}, {"index", index}, {"op", command_text(*command)}});
}

std::string name_of(const Question& question, std::size_t number, const render::Words& words,
                    const CardLanguages& languages) {
    const lesson::Choice& choice = question.ask.choices[number];
    switch (choice.kind) {
        case lesson::Choice::Kind::Node: return node_name(choice.node, words);
        case lesson::Choice::Kind::Entry: return name_of_entry(choice, question.place.asked_entries[number], words);
        case lesson::Choice::Kind::Yes: return std::string(words.get("lesson.yes"));
        case lesson::Choice::Kind::No: return std::string(words.get("lesson.no"));
        case lesson::Choice::Kind::Text: break;
    }
    return shown_text(choice.text, languages.first);
}

CardBody asking(const Question& question, const render::Words& words, const CardLanguages& languages) {
    CardBody body;
    add(body, question.ask.question, languages, false);
    for (std::size_t i = 0; i < question.ask.choices.size(); ++i) {
        const lesson::Choice& choice = question.ask.choices[i];
        body.choices.push_back(name_of(question, i, words, languages));
        const bool on_stage = choice.kind == lesson::Choice::Kind::Node || choice.kind == lesson::Choice::Kind::Entry;
        body.on_stage = body.on_stage || on_stage;
    }
    return body;
}

std::string told_outcome(const Question& question, std::optional<std::size_t> chosen, std::size_t right,
                         const render::Words& words, const CardLanguages& languages) {
    const std::string is = name_of(question, right, words, languages);
    if (!chosen) return words.fill("lesson.outcome", {{"right", is}});
    const std::string said = name_of(question, *chosen, words, languages);
    if (chosen == right) return words.fill("lesson.outcome_right", {{"choice", said}});
    return words.fill("lesson.outcome_other", {{"choice", said}, {"right", is}});
}

void add_outcome(CardBody& body, const Question& question, std::optional<std::size_t> chosen, std::size_t right,
                 const render::Words& words, const CardLanguages& languages) {
    const std::string told = told_outcome(question, chosen, right, words, languages);
    const std::size_t place = body.paragraphs.size();
    add(body, question.ask.why, languages, true);
    if (body.paragraphs.size() == place) body.paragraphs.push_back({"", true, false});
    std::string& why = body.paragraphs[place].text;
    const bool spaced = !render::is_chinese(render::first_character(why).code);
    why = "**" + told + "**" + (spaced ? " " : "") + why;
}

void add_choice(CardBody& body, const Question& question, std::size_t chosen, const render::Words& words,
                const CardLanguages& languages) {
    body.paragraphs.push_back(
        {words.fill("lesson.you_said", {{"choice", name_of(question, chosen, words, languages)}}), true, false});
}

// The one that takes most room.
std::size_t longest_choice(const Question& question, std::size_t but, const render::Words& words,
                           const CardLanguages& languages) {
    const std::size_t choices = question.ask.choices.size();
    std::size_t longest = but == 0 && choices > 1 ? 1 : 0;
    const auto length = [&](std::size_t choice) { return name_of(question, choice, words, languages).size(); };
    for (std::size_t i = 0; i < choices; ++i) {
        if (i != but && length(i) > length(longest)) longest = i;
    }
    return longest;
}

} // namespace

CardLanguages card_languages(const Languages& languages, const lesson::Lesson& lesson, std::string_view first,
                             bool both) {
    CardLanguages spoken{std::string(first), {}};
    if (!both) return spoken;
    const Language* next = &languages.after(first);
    while (next->code != first && std::ranges::find(lesson.languages, next->code) == lesson.languages.end())
        next = &languages.after(next->code);
    if (next->code != first) spoken.second = next->code;
    return spoken;
}

CardBody body_of(const LessonSession& lesson, const render::Words& words, const CardLanguages& languages) {
    if (lesson.phase() == LessonSession::Phase::Asking) {
        return asking(question_of(lesson.lesson(), lesson.beat()), words, languages);
    }
    CardBody body;
    // What comes of it is in the beat's text.
    add(body, lesson.expects_answer() ? lesson.said().ask->question : lesson.said().text, languages, false);
    if (const auto choice = lesson.open_choice()) {
        add_choice(body, question_of(lesson.lesson(), choice->asked_at), choice->chosen, words, languages);
    }
    if (const auto outcome = lesson.outcome()) {
        add_outcome(body, question_of(lesson.lesson(), outcome->asked_at), outcome->chosen, outcome->right, words,
                    languages);
    }
    return body;
}

std::string spoken(const LessonSession& lesson, const render::Words& words, const CardLanguages& languages) {
    std::string all;
    for (const CardParagraph& paragraph : body_of(lesson, words, languages).paragraphs)
        all += paragraph.text + " ";
    return all;
}

std::vector<CardBody> all_bodies(const lesson::CompiledLesson& lesson, const render::Words& words,
                                 const CardLanguages& languages) {
    std::vector<CardBody> bodies;
    for (std::size_t beat = 0; beat < lesson.beats.size(); ++beat) {
        CardBody body;
        add(body, lesson.beat(beat).text, languages, false);
        bodies.push_back(std::move(body));
    }
    // A question's outcome comes below the text of the beat that decides it.
    for (std::size_t beat = 0; beat < lesson.beats.size(); ++beat) {
        const auto& ask = lesson.beats[beat].ask;
        if (!ask) continue;
        const Question asked = question_of(lesson, beat);
        bodies.push_back(asking(asked, words, languages));
        CardBody decided = bodies[ask->decided_at];
        add_outcome(decided, asked, longest_choice(asked, ask->right, words, languages), ask->right, words, languages);
        bodies.push_back(std::move(decided));
        // Until then the choice stands there.
        const std::size_t longest = longest_choice(asked, asked.ask.choices.size(), words, languages);
        for (std::size_t open = beat; open <= ask->decided_at; ++open) {
            CardBody waiting = bodies[open];
            if (open == ask->decided_at && open == beat) {
                waiting = {};
                add(waiting, asked.ask.question, languages, false);
            }
            add_choice(waiting, asked, longest, words, languages);
            bodies.push_back(std::move(waiting));
        }
    }
    return bodies;
}

} // namespace app
