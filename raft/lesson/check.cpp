#include "raft/lesson/check.h"

#include <algorithm>
#include <array>

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

void check_text(const std::string& place, const Texts& texts, const std::vector<std::string>& languages,
                std::vector<file::Problem>& problems) {
    for (const std::string& language : languages) {
        const std::string where = place + '.' + language;
        if (!texts.has(language)) {
            problems.push_back({where, "is missing, expected the text in every language of the lesson"});
            continue;
        }
        const std::string text = plain(texts.in(language));
        if (text.empty()) problems.push_back({where, "is empty, expected a text"});
        if (const std::size_t length = characters(text); length > kLongestText) {
            problems.push_back({where, "has " + std::to_string(length) + " characters, expected at most " +
                                           std::to_string(kLongestText)});
        }
        if (marks(texts.in(language)) % 2 != 0) {
            problems.push_back({where, "has a ** without its other, expected pairs"});
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

void check_beat(const Beat& beat, const HiddenParts& hidden, const std::string& place,
                std::vector<file::Problem>& problems) {
    if (beat.until && beat.until->condition && beat.waits_for.empty()) {
        problems.push_back({place + "waits_for", "is missing, expected a few words for what the beat waits for"});
    }
    for (std::size_t i = 0; i < beat.points.size(); ++i) {
        if (!hidden.contains(std::visit(ShownBy{}, beat.points[i]))) continue;
        problems.push_back({place + "point[" + std::to_string(i) + ']',
                            "points at what is hidden here, expected something that is shown"});
    }
}

// "chapters[1].beats[10].text": so that beat 10 comes after beat 2.
std::array<std::size_t, 2> position(const std::string& place) {
    std::array<std::size_t, 2> numbers{};
    std::size_t from = 0;
    for (std::size_t& number : numbers) {
        const std::size_t open = place.find('[', from);
        if (open == std::string::npos) break;
        from = open + 1;
        for (; from < place.size() && place[from] >= '0' && place[from] <= '9'; ++from)
            number = number * 10 + static_cast<std::size_t>(place[from] - '0');
        ++number;
    }
    return numbers;
}

} // namespace

Compilation check(Lesson lesson) {
    Compilation out = compile(std::move(lesson));
    const Lesson& checked = out.lesson.lesson;
    for_each_text(checked, [&](const std::string& place, const Texts& texts) {
        check_text(place, texts, checked.languages, out.problems);
    });
    for (const CompiledBeat& compiled : out.lesson.beats) {
        const std::string place =
            "chapters[" + std::to_string(compiled.chapter) + "].beats[" + std::to_string(compiled.number) + "].";
        check_beat(checked.chapters[compiled.chapter].beats[compiled.number], compiled.hidden, place, out.problems);
    }
    std::ranges::stable_sort(out.problems, {}, [](const file::Problem& problem) { return position(problem.where); });
    return out;
}

} // namespace lesson
