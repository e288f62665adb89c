#include "app/command/unknown_letters.h"

#include <fmt/format.h>

#include <set>

#include "app/command/command_report.h"
#include "raft/file/problem.h"
#include "raft/lesson/every_text.h"
#include "render/utf8.h"
#include "third_party/fonts/font_metrics.h"

namespace app {
namespace {

// "holds ก (U+0E01), ข (U+0E02), which no font here has, …"; "" where everything can be shown.
std::string complaint(std::string_view text) {
    const std::u32string missing = fonts::not_shown(text);
    if (missing.empty()) return "";
    std::string named;
    while (!text.empty()) {
        const render::Character next = render::first_character(text);
        if (missing.find(next.code) != std::u32string::npos) {
            const std::string name =
                fmt::format("{} (U+{:04X})", text.substr(0, next.bytes), static_cast<std::uint32_t>(next.code));
            if (named.find(name) == std::string::npos) named += (named.empty() ? "" : ", ") + name;
        }
        text.remove_prefix(next.bytes);
    }
    return fmt::format(
        "holds {}, which no font here has, expected letters of Europe, China, Japan or Korea, or common signs", named);
}

} // namespace

void add_unknown_letters(lesson::CompiledLesson& lesson) {
    lesson::for_each_text(lesson.lesson, [&](const lesson::TextPlace& place, const lesson::Texts& texts) {
        for (const auto& [language, text] : texts.all()) {
            const std::string what = complaint(text);
            if (!what.empty()) lesson.flaws.push_back({place.beat, place.where + '.' + language, what});
        }
    });
}

void report_unknown_letters(const std::string& file, std::span<const render::Scene> scenes) {
    std::set<std::string> told; // a name may stand in several places
    for (const render::Scene& scene : scenes) {
        for (const render::Shape& shape : scene.shapes) {
            const auto* text = std::get_if<render::Text>(&shape);
            if (text == nullptr || !told.insert(text->text).second) continue;
            const std::string what = complaint(text->text);
            if (!what.empty()) report_bad_input(file, '"' + text->text + '"', what);
        }
    }
}

} // namespace app
