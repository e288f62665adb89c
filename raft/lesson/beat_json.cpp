#include "raft/lesson/beat_json.h"

#include <algorithm>

#include "raft/file/input_list.h"
#include "raft/lesson/condition_json.h"
#include "raft/lesson/field_words.h"
#include "raft/lesson/pointer_json.h"

namespace lesson {
namespace {

using file::Field;
using file::Fields;

// No beat plays longer than this: a minute of the cluster's time is an age for a class.
constexpr sim::Time kLongestBeat = 60 * sim::kSecond;

constexpr std::array<Word<Choice::Kind>, 2> kAnswers{{{"yes", Choice::Kind::Yes}, {"no", Choice::Kind::No}}};

// Calls `read` with every element of a list that may be missing.
template <class Read>
void for_elements(const Field& list, std::string_view expected, const Read& read) {
    if (!list.present()) return;
    const std::size_t count = list.list(expected).size();
    for (std::size_t i = 0; i < count && !list.problem().found(); ++i)
        read(list.element(i));
}

Choice read_choice(const Field& field, const BeatContext& context) {
    const Fields fields(field);
    fields.allow({"node", "entry", "answer", "text", "right_when"});
    Choice choice;
    if (fields["node"].present()) {
        choice.kind = Choice::Kind::Node;
        choice.node = fields["node"].node(context.nodes);
    } else if (fields["entry"].present()) {
        const Fields entry(fields["entry"]);
        entry.allow({"node", "index"});
        choice.kind = Choice::Kind::Entry;
        choice.node = entry["node"].node(context.nodes);
        choice.index = static_cast<raft::Index>(entry["index"].integer(1, 1'000'000));
    } else if (fields["answer"].present()) {
        choice.kind = read_word(fields["answer"], kAnswers);
    } else {
        choice.text = read_texts(fields["text"], context.languages);
    }
    choice.right_when = read_condition(fields["right_when"], context.nodes);
    return choice;
}

Ask read_ask(const Field& field, const BeatContext& context, const std::string& beat) {
    const Fields fields(field);
    fields.allow({"question", "choices", "decided_at", "why"});
    Ask ask;
    ask.question = read_texts(fields["question"], context.languages);
    for_elements(fields["choices"], "a list of choices",
                 [&](const Field& choice) { ask.choices.push_back(read_choice(choice, context)); });
    if (ask.choices.size() < 2) fields["choices"].refuse("a list of two choices or more");
    ask.decided_at = fields["decided_at"].present() ? read_id(fields["decided_at"]) : beat;
    ask.why = read_texts(fields["why"], context.languages);
    return ask;
}

} // namespace

Until read_until(const Field& field, int nodes) {
    Until until;
    const bool number = field.present() && std::holds_alternative<file::JsonNumber>(field.value()->value);
    if (number) {
        until.time = field.time(0, kLongestBeat);
        return until;
    }
    const Fields fields(field);
    fields.allow({"when", "then", "within"});
    until.condition = read_condition(fields["when"], nodes);
    if (fields["then"].present()) until.then = fields["then"].time(0, kLongestBeat);
    if (fields["within"].present()) until.within = fields["within"].time(sim::kMillisecond, kLongestBeat);
    return until;
}

std::vector<std::string> read_parts(const Field& field, const PartNames& parts) {
    std::vector<std::string> names;
    for_elements(field, "a list of what is to be seen",
                 [&](const Field& name) { names.push_back(read_name(name, parts.to_hide)); });
    return names;
}

std::string read_id(const Field& field) {
    constexpr std::string_view kExpected = "a name of lower-case letters, digits and dashes";
    const std::string& id = field.text(kExpected);
    const bool good = !id.empty() && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
    if (!good) field.refuse(kExpected);
    return id;
}

Beat read_beat(const Field& field, const BeatContext& context) {
    const Fields fields(field);
    fields.allow({"id", "world", "text", "point", "dim_rest", "camera", "speed", "inputs", "until", "waits_for",
                  "goes_on", "show", "hide", "expect", "ask"});
    Beat beat;
    beat.id = read_id(fields["id"]);
    beat.text = read_texts(fields["text"], context.languages);
    for_elements(fields["point"], "a list of pointers", [&](const Field& pointer) {
        beat.points.push_back(read_pointer(pointer, context.nodes, context.parts));
    });
    if (fields["dim_rest"].present()) beat.dim_rest = fields["dim_rest"].boolean();
    if (fields["camera"].present()) beat.camera = read_group(fields["camera"], context.nodes);
    if (fields["speed"].present()) beat.speed = fields["speed"].integer(1, 4000);
    beat.inputs = file::read_later_inputs(fields["inputs"], context.nodes, context.in_force);
    if (fields["until"].present()) beat.until = read_until(fields["until"], context.nodes);
    if (fields["waits_for"].present()) beat.waits_for = read_texts(fields["waits_for"], context.languages);
    if (fields["goes_on"].present()) beat.goes_on = fields["goes_on"].boolean();
    beat.show = read_parts(fields["show"], context.parts);
    beat.hide = read_parts(fields["hide"], context.parts);
    for_elements(fields["expect"], "a list of conditions",
                 [&](const Field& claim) { beat.expect.push_back(read_condition(claim, context.nodes)); });
    if (fields["ask"].present()) beat.ask = read_ask(fields["ask"], context, beat.id);
    return beat;
}

} // namespace lesson
