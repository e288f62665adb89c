#include "raft/lesson/lesson_json.h"

#include <algorithm>

#include "raft/file/config_json.h"
#include "raft/file/input_list.h"
#include "raft/file/scenario.h"
#include "raft/lesson/beat_json.h"
#include "raft/lesson/field_words.h"

namespace lesson {
namespace {

using file::Field;
using file::Fields;
using file::FirstProblem;

// "en", "zh", "pt-br".
void read_languages(const Field& field, std::vector<std::string>& languages) {
    const std::size_t count = field.list("a list of languages such as [\"en\", \"zh\"]").size();
    if (count == 0) field.refuse("a list of one language or more");
    for (std::size_t i = 0; i < count; ++i) {
        const std::string language = read_id(field.element(i));
        if (std::ranges::find(languages, language) != languages.end()) field.element(i).refuse("each language once");
        languages.push_back(language);
    }
}

Setting read_setting(const Field& field, sim::Timing& in_force) {
    const Fields fields(field);
    fields.allow({"nodes", "seed", "timing", "replicate", "rules_off", "disks", "inputs", "begin"});
    Setting setting;
    setting.config = file::read_config(fields);
    in_force = setting.config.timing;
    setting.inputs = file::read_inputs(fields["inputs"], setting.config.options.nodes, in_force);
    if (fields["begin"].present()) setting.begin = read_until(fields["begin"], setting.config.options.nodes);
    return setting;
}

// Ids that must differ.
class Ids {
  public:
    void add(const Field& field, const std::string& id) {
        const auto first = std::ranges::find(taken_, id, &Taken::id);
        if (first != taken_.end()) field.refuse("a name that no other has: " + first->path + " has it");
        taken_.push_back({id, field.path()});
    }

  private:
    struct Taken {
        std::string id;
        std::string path;
    };
    std::vector<Taken> taken_;
};

Chapter read_chapter(const Field& field, const std::vector<std::string>& languages, const PartNames& names,
                     Ids& beat_ids) {
    const Fields fields(field);
    fields.allow({"id", "title", "world", "hide", "beats"});
    Chapter chapter;
    chapter.id = read_id(fields["id"]);
    chapter.title = read_texts(fields["title"], languages);
    for (std::string& name : read_parts(fields["hide"], names))
        chapter.hidden.insert(std::move(name));

    sim::Timing in_force;
    chapter.episodes.push_back({read_setting(fields["world"], in_force), 0});
    const Field beats = fields["beats"];
    const std::size_t count = beats.list("a list of beats").size();
    if (count == 0) beats.refuse("one beat or more");
    for (std::size_t i = 0; i < count && !field.problem().found(); ++i) {
        const Field beat = beats.element(i);
        const Fields parts(beat);
        if (const Field world = parts["world"]; world.present()) {
            if (i == 0)
                world.problem().add(world.path(), "stands in a chapter's first beat, expected it in the chapter");
            chapter.episodes.push_back({read_setting(world, in_force), i});
        }
        const int nodes = chapter.episodes.back().setting.config.options.nodes;
        chapter.beats.push_back(read_beat(beat, {names, languages, nodes, in_force}));
        beat_ids.add(parts["id"], chapter.beats.back().id);
    }
    return chapter;
}

void read_misconceptions(const Field& field, Lesson& lesson) {
    if (!field.present()) return;
    const std::size_t count = field.list("a list of texts").size();
    for (std::size_t i = 0; i < count; ++i)
        lesson.misconceptions.push_back(read_texts(field.element(i), lesson.languages));
}

void read_format(const Field& format, FirstProblem& problem) {
    if (format.integer(1, 1'000'000) > file::kFormat) {
        problem.add(format.path(),
                    "is a newer format than this program knows, expected " + std::to_string(file::kFormat));
    }
}

} // namespace

std::variant<Lesson, file::Problem> read_lesson(std::string_view json_text, const PartNames& parts) {
    const auto parsed = file::parse_json(json_text);
    if (const auto* problem = std::get_if<file::Problem>(&parsed)) return *problem;
    const auto& root = std::get<file::JsonValue>(parsed);
    if (!std::holds_alternative<file::JsonValue::Object>(root.value)) {
        return file::Problem{"lesson", "is " + file::shown(root) + ", expected an object"};
    }

    FirstProblem problem;
    const Fields fields(Field(&root, "", problem));
    read_format(fields["raftarium"], problem);
    fields.allow({"raftarium", "languages", "title", "about", "misconceptions", "order", "chapters"});
    Lesson lesson;
    read_languages(fields["languages"], lesson.languages);
    lesson.title = read_texts(fields["title"], lesson.languages);
    if (fields["about"].present()) lesson.about = read_texts(fields["about"], lesson.languages);
    read_misconceptions(fields["misconceptions"], lesson);
    if (fields["order"].present()) lesson.order = fields["order"].integer(0, 1'000'000);

    const Field chapters = fields["chapters"];
    const std::size_t count = chapters.list("a list of chapters").size();
    if (count == 0) chapters.refuse("one chapter or more");
    Ids chapter_ids;
    Ids beat_ids;
    for (std::size_t i = 0; i < count && !problem.found(); ++i) {
        lesson.chapters.push_back(read_chapter(chapters.element(i), lesson.languages, parts, beat_ids));
        chapter_ids.add(Fields(chapters.element(i))["id"], lesson.chapters.back().id);
    }
    if (problem.found()) return *problem.get();
    return lesson;
}

bool is_lesson(std::string_view json_text) {
    const auto parsed = file::parse_json(json_text);
    const auto* root = std::get_if<file::JsonValue>(&parsed);
    const auto* object = root == nullptr ? nullptr : std::get_if<file::JsonValue::Object>(&root->value);
    return object != nullptr && std::ranges::find(*object, "chapters", &file::JsonMember::key) != object->end();
}

} // namespace lesson
