#include "app/lesson/lesson_words.h"

#include <algorithm>

#include "app/words/phrase.h"
#include "render/utf8.h"

namespace app {
namespace {

void add(CardBody& body, const lesson::Texts& texts, const CardLanguages& languages, bool small) {
    const std::string_view first = texts.in(languages.first);
    if (first.empty()) return;
    body.paragraphs.push_back({std::string(first), small, false});
    if (languages.second.empty()) return;
    const std::string_view second = texts.in(languages.second);
    // A lesson of one language says everything once.
    if (second != first) body.paragraphs.push_back({std::string(second), small, true});
}

std::string name_of(const lesson::Choice& choice, const render::Words& words, const CardLanguages& languages) {
    switch (choice.kind) {
        case lesson::Choice::Kind::Node: return node_name(choice.node, words);
        case lesson::Choice::Kind::Entry:
            return words.fill("facts.entry_n",
                              {{"index", std::to_string(choice.index)}, {"node", node_name(choice.node, words)}});
        case lesson::Choice::Kind::Yes: return std::string(words.get("lesson.yes"));
        case lesson::Choice::Kind::No: return std::string(words.get("lesson.no"));
        case lesson::Choice::Kind::Text: break;
    }
    return std::string(choice.text.in(languages.first));
}

CardBody question(const lesson::Ask& ask, const render::Words& words, const CardLanguages& languages) {
    CardBody body;
    add(body, ask.question, languages, false);
    for (const lesson::Choice& choice : ask.choices) {
        body.choices.push_back(name_of(choice, words, languages));
        const bool on_stage = choice.kind == lesson::Choice::Kind::Node || choice.kind == lesson::Choice::Kind::Entry;
        body.on_stage = body.on_stage || on_stage;
    }
    return body;
}

void add_outcome(CardBody& body, const lesson::Ask& ask, std::size_t chosen, std::size_t right,
                 const render::Words& words, const CardLanguages& languages) {
    const std::string said = name_of(ask.choices[chosen], words, languages);
    const std::string is = name_of(ask.choices[right], words, languages);
    const std::string told = chosen == right ? words.fill("lesson.outcome_right", {{"choice", said}})
                                             : words.fill("lesson.outcome_other", {{"choice", said}, {"right", is}});
    const std::size_t place = body.paragraphs.size();
    add(body, ask.why, languages, true);
    if (body.paragraphs.size() == place) body.paragraphs.push_back({"", true, false});
    std::string& why = body.paragraphs[place].text;
    const bool spaced = !render::is_chinese(render::first_character(why).code);
    why = "**" + told + "**" + (spaced ? " " : "") + why;
}

CardBody waiting_for_answer(const lesson::Ask& ask, std::size_t chosen, const render::Words& words,
                            const CardLanguages& languages) {
    CardBody body;
    add(body, ask.question, languages, false);
    body.paragraphs.push_back(
        {words.fill("lesson.you_said", {{"choice", name_of(ask.choices[chosen], words, languages)}}), true, false});
    return body;
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
    if (lesson.phase() == LessonSession::Phase::Asking) return question(*lesson.said().ask, words, languages);
    if (lesson.expects_answer()) return waiting_for_answer(*lesson.said().ask, lesson.chosen(), words, languages);
    CardBody body;
    add(body, lesson.said().text, languages, false);
    if (const auto outcome = lesson.outcome()) {
        add_outcome(body, *lesson.lesson().beat(outcome->asked_at).ask, outcome->chosen, outcome->right, words,
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
        const lesson::Ask& asked = *lesson.beat(beat).ask;
        bodies.push_back(question(asked, words, languages));
        const std::size_t other = ask->right == 0 && asked.choices.size() > 1 ? 1 : 0;
        CardBody decided = bodies[ask->decided_at];
        add_outcome(decided, asked, other, ask->right, words, languages);
        bodies.push_back(std::move(decided));
    }
    return bodies;
}

} // namespace app
