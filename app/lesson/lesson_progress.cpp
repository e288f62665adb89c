#include "app/lesson/lesson_progress.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace app {
namespace {

constexpr std::size_t kMostBeats = 100'000; // in a file; more is damage

LessonPlace place_of(const nlohmann::json& json) {
    LessonPlace place;
    if (!json.is_object()) return place;
    if (const auto beat = json.find("beat"); beat != json.end() && beat->is_string()) place.beat = *beat;
    const auto seen = json.find("seen");
    if (seen == json.end() || !seen->is_object()) return place;
    for (const auto& [chapter, count] : seen->items()) {
        if (count.is_number_unsigned()) place.seen[chapter] = std::min(count.get<std::size_t>(), kMostBeats);
    }
    return place;
}

} // namespace

const LessonPlace* LessonProgress::find(std::string_view lesson) const {
    const auto place = places_.find(lesson);
    return place == places_.end() ? nullptr : &place->second;
}

std::size_t LessonProgress::seen(std::string_view lesson, std::string_view chapter) const {
    const LessonPlace* place = find(lesson);
    if (place == nullptr) return 0;
    const auto count = place->seen.find(chapter);
    return count == place->seen.end() ? 0 : count->second;
}

bool LessonProgress::reach(std::string_view lesson, const lesson::CompiledLesson& compiled, std::size_t beat) {
    LessonPlace& place = places_[std::string(lesson)];
    const LessonPlace before = place;
    place.beat = compiled.beat(beat).id;
    std::size_t& seen = place.seen[compiled.chapter_of(beat).id];
    seen = std::max(seen, compiled.beats[beat].number + 1);
    return place != before;
}

LessonProgress LessonProgress::read(std::string_view json) {
    LessonProgress progress;
    const auto root = nlohmann::json::parse(json, nullptr, false);
    if (!root.is_object()) return progress;
    const auto lessons = root.find("lessons");
    if (lessons == root.end() || !lessons->is_object()) return progress;
    for (const auto& [lesson, place] : lessons->items())
        progress.places_[lesson] = place_of(place);
    return progress;
}

std::string LessonProgress::write() const {
    nlohmann::ordered_json lessons = nlohmann::ordered_json::object();
    for (const auto& [lesson, place] : places_) {
        nlohmann::ordered_json seen = nlohmann::ordered_json::object();
        for (const auto& [chapter, count] : place.seen)
            seen[chapter] = count;
        lessons[lesson] = {{"beat", place.beat}, {"seen", seen}};
    }
    // A lesson from a file may have any name: what is not UTF-8 in it must not end the program.
    return nlohmann::ordered_json{{"lessons", lessons}}.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) +
           "\n";
}

} // namespace app
