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

std::string told_outcome(const lesson::Ask& ask, std::optional<std::size_t> chosen, std::size_t right,
                         const render::Words& words, const CardLanguages& languages) {
    const std::string is = name_of(ask.choices[right], words, languages);
    if (!chosen) return words.fill("lesson.outcome", {{"right", is}});
    const std::string said = name_of(ask.choices[*chosen], words, languages);
    if (chosen == right) return words.fill("lesson.outcome_right", {{"choice", said}});
    return words.fill("lesson.outcome_other", {{"choice", said}, {"right", is}});
}

void add_outcome(CardBody& body, const lesson::Ask& ask, std::optional<std::size_t> chosen, std::size_t right,
                 const render::Words& words, const CardLanguages& languages) {
    const std::string told = told_outcome(ask, chosen, right, words, languages);
    const std::size_t place = body.paragraphs.size();
    add(body, ask.why, languages, true);
    if (body.paragraphs.size() == place) body.paragraphs.push_back({"", true, false});
    std::string& why = body.paragraphs[place].text;
    const bool spaced = !render::is_chinese(render::first_character(why).code);
    why = "**" + told + "**" + (spaced ? " " : "") + why;
}

void add_choice(CardBody& body, const lesson::Ask& ask, std::size_t chosen, const render::Words& words,
                const CardLanguages& languages) {
    body.paragraphs.push_back(
        {words.fill("lesson.you_said", {{"choice", name_of(ask.choices[chosen], words, languages)}}), true, false});
}

// The one that takes most room.
std::size_t longest_choice(const lesson::Ask& ask, std::size_t but, const render::Words& words,
                           const CardLanguages& languages) {
    std::size_t longest = but == 0 && ask.choices.size() > 1 ? 1 : 0;
    const auto length = [&](std::size_t choice) { return name_of(ask.choices[choice], words, languages).size(); };
    for (std::size_t i = 0; i < ask.choices.size(); ++i) {
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
    if (lesson.phase() == LessonSession::Phase::Asking) return question(*lesson.said().ask, words, languages);
    CardBody body;
    // What comes of it is in the beat's text.
    add(body, lesson.expects_answer() ? lesson.said().ask->question : lesson.said().text, languages, false);
    if (const auto choice = lesson.open_choice()) {
        add_choice(body, *lesson.lesson().beat(choice->asked_at).ask, choice->chosen, words, languages);
    }
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
        CardBody decided = bodies[ask->decided_at];
        add_outcome(decided, asked, longest_choice(asked, ask->right, words, languages), ask->right, words, languages);
        bodies.push_back(std::move(decided));
        // Until then the choice stands there.
        const std::size_t longest = longest_choice(asked, asked.choices.size(), words, languages);
        for (std::size_t open = beat; open <= ask->decided_at; ++open) {
            CardBody waiting = bodies[open];
            if (open == ask->decided_at && open == beat) {
                waiting = {};
                add(waiting, asked.question, languages, false);
            }
            add_choice(waiting, asked, longest, words, languages);
            bodies.push_back(std::move(waiting));
        }
    }
    return bodies;
}

} // namespace app
