#include "raft/lesson/translation.h"

#include <algorithm>

#include "raft/file/field.h"
#include "raft/lesson/beat_json.h"

namespace lesson {
namespace {

using file::Field;
using file::Fields;

class Translator {
  public:
    Translator(Lesson& lesson, std::string language) : lesson_(lesson), language_(std::move(language)) {}

    void read(const Fields& fields) const {
        add(fields["title"], lesson_.title);
        add(fields["about"], lesson_.about);
        read_list(fields["misconceptions"], "no more texts than the lesson has", lesson_.misconceptions.size(),
                  [this](std::size_t i, const Field& text) { add(text, lesson_.misconceptions[i]); });
        read_each(fields["chapters"], "chapter", [this](const std::string& id, const Field& field) {
            const auto chapter = std::ranges::find(lesson_.chapters, id, &Chapter::id);
            if (chapter == lesson_.chapters.end()) return false;
            read_chapter(field, *chapter);
            return true;
        });
    }

  private:
    void add(const Field& field, Texts& texts) const {
        if (field.present()) texts.add(language_, field.text("a text"));
    }

    // Of an object whose keys are ids: `read_one` says whether it knows them.
    template <class ReadOne>
    void read_each(const Field& field, std::string_view what, const ReadOne& read_one) const {
        if (!field.present()) return;
        const Fields fields(field);
        const auto* members = std::get_if<file::JsonValue::Object>(&field.value()->value);
        if (members == nullptr) return;
        for (const file::JsonMember& member : *members) {
            if (read_one(member.key, fields[member.key])) continue;
            field.problem().add(field.path() + '.' + file::shown(member.key),
                                "unknown key, expected the id of a " + std::string(what));
        }
    }

    // Of a list with at most `most` texts, in their order.
    template <class ReadOne>
    static void read_list(const Field& field, std::string_view expected, std::size_t most, const ReadOne& read_one) {
        if (!field.present()) return;
        const std::size_t count = field.list("a list of texts").size();
        for (std::size_t i = 0; i < std::min(count, most); ++i)
            read_one(i, field.element(i));
        if (count > most) field.element(most).refuse(expected);
    }

    void read_chapter(const Field& field, Chapter& chapter) const {
        const Fields fields(field);
        fields.allow({"title", "beats"});
        add(fields["title"], chapter.title);
        read_each(fields["beats"], "beat of this chapter", [&](const std::string& id, const Field& beat_field) {
            const auto beat = std::ranges::find(chapter.beats, id, &Beat::id);
            if (beat == chapter.beats.end()) return false;
            read_beat(beat_field, *beat);
            return true;
        });
    }

    void read_beat(const Field& field, Beat& beat) const {
        const Fields fields(field);
        fields.allow({"text", "waits_for", "question", "why", "choices"});
        add(fields["text"], beat.text);
        add(fields["waits_for"], beat.waits_for);
        for (const std::string_view key : {"question", "why", "choices"}) {
            if (!beat.ask && fields[key].present()) return fields[key].refuse("nothing: this beat asks nothing");
        }
        if (!beat.ask) return;
        add(fields["question"], beat.ask->question);
        add(fields["why"], beat.ask->why);
        read_choices(fields["choices"], beat.ask->choices);
    }

    // Of those choices that are texts, in their order.
    void read_choices(const Field& field, std::vector<Choice>& choices) const {
        std::vector<Choice*> texts;
        for (Choice& choice : choices) {
            if (choice.kind == Choice::Kind::Text) texts.push_back(&choice);
        }
        read_list(field, "no more texts than the question has", texts.size(),
                  [&](std::size_t i, const Field& text) { add(text, texts[i]->text); });
    }

    Lesson& lesson_;
    std::string language_;
};

} // namespace

std::optional<file::Problem> add_translation(Lesson& lesson, std::string_view json_text) {
    const auto parsed = file::parse_json(json_text);
    if (const auto* problem = std::get_if<file::Problem>(&parsed)) return *problem;
    file::FirstProblem problem;
    const Fields fields(Field(&std::get<file::JsonValue>(parsed), "", problem));
    fields.allow({"raftarium", "language", "title", "about", "misconceptions", "chapters"});
    fields["raftarium"].integer(1, 1);
    const std::string language = read_id(fields["language"]);
    if (std::ranges::find(lesson.languages, language) != lesson.languages.end()) {
        fields["language"].refuse("a language that the lesson does not have yet");
    }
    Lesson translated = lesson;
    translated.languages.push_back(language);
    if (!problem.found()) Translator(translated, language).read(fields);
    if (problem.found()) return *problem.get();
    lesson = std::move(translated);
    return std::nullopt;
}

} // namespace lesson
