#include "raft/lesson/check.h"

#include <algorithm>

#include "raft/lesson/every_text.h"

namespace lesson {
namespace {

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

std::size_t marks(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = text.find("**"); at != std::string_view::npos; at = text.find("**", at + 2))
        ++count;
    return count;
}

void check_text(const TextPlace& place, const Texts& texts, const std::vector<std::string>& languages,
                std::vector<Flaw>& flaws) {
    for (const std::string& language : languages) {
        const std::string where = place.where + '.' + language;
        if (!texts.has(language)) {
            flaws.push_back({place.beat, where, "is missing, expected the text in every language of the lesson"});
            continue;
        }
        const std::string text = plain(texts.in(language));
        if (text.empty()) flaws.push_back({place.beat, where, "is empty, expected a text"});
        if (const std::size_t length = characters(text); length > kLongestText) {
            flaws.push_back(
                {place.beat, where,
                 "has " + std::to_string(length) + " characters, expected at most " + std::to_string(kLongestText)});
        }
        if (marks(texts.in(language)) % 2 != 0) {
            flaws.push_back({place.beat, where, "has a ** without its other, expected pairs"});
        }
    }
}

// By which part a pointer's thing is shown; "" for nodes, which always are.
struct ShownBy {
    std::string_view operator()(const PointNodes& pointer) const {
        switch (pointer.part) {
            case sim::NodePart::Node: break;
            case sim::NodePart::Timer: return "rings";
            case sim::NodePart::Value: return "values";
            case sim::NodePart::Term: return "terms";
            case sim::NodePart::Votes: return "roles";
            case sim::NodePart::Log: return "logs";
        }
        return {};
    }
    std::string_view operator()(const PointEntry&) const { return "logs"; }
    std::string_view operator()(const PointMessages& pointer) const {
        const bool of_client = pointer.message.type && *pointer.message.type >= MessageType::ClientRequest;
        return of_client ? "clients" : "messages";
    }
    std::string_view operator()(const PointLink&) const { return "links"; }
    std::string_view operator()(const PointClient&) const { return "clients"; }
    std::string_view operator()(const PointPart& pointer) const { return pointer.name; }
};

void check_beat(const Beat& beat, const HiddenParts& hidden, const TextPlace& place, std::vector<Flaw>& flaws) {
    if (beat.until && beat.until->condition && beat.waits_for.empty()) {
        flaws.push_back(
            {place.beat, place.where + "waits_for", "is missing, expected a few words for what the beat waits for"});
    }
    for (std::size_t i = 0; i < beat.points.size(); ++i) {
        if (!hidden.contains(std::visit(ShownBy{}, beat.points[i]))) continue;
        flaws.push_back({place.beat, place.where + "point[" + std::to_string(i) + ']',
                         "points at what is hidden here, expected something that is shown"});
    }
}

} // namespace

CompiledLesson check(Lesson lesson) {
    CompiledLesson out = compile(std::move(lesson));
    const Lesson& checked = out.lesson;
    for_each_text(checked, [&](const TextPlace& place, const Texts& texts) {
        check_text(place, texts, checked.languages, out.flaws);
    });
    for (std::size_t i = 0; i < out.beats.size(); ++i) {
        const CompiledBeat& compiled = out.beats[i];
        const std::string name = name_of_beat(checked, compiled.chapter, compiled.number);
        check_beat(out.beat(i), compiled.hidden, {i, name + ": "}, out.flaws);
    }
    std::ranges::stable_sort(out.flaws, {}, &Flaw::beat);
    return out;
}

} // namespace lesson
