#include "app/panels/lesson_menu.h"

#include <algorithm>
#include <array>

#include "app/panels/controls.h"
#include "app/panels/submenu.h"
#include "app/words/chinese_signs.h"

namespace app {
namespace {

constexpr std::array kPaces{0, 120, 160, 200, 260, 340}; // words a minute

std::string count_words(const Look& look, std::size_t seen, std::size_t count) {
    return look.words.fill("lesson.seen", {{"seen", std::to_string(seen)}, {"count", std::to_string(count)}});
}

void heading(const Look& look, std::string_view words) {
    const TextStyle style(look, kSmall, render::Weight::SemiBold);
    text(words, look.theme.muted_text);
}

void chapters(const Look& look, const Shown& shown, const OfferedLesson& lesson, std::string_view language,
              Actions& actions) {
    for (std::size_t i = 0; i < lesson.chapters.size(); ++i) {
        const OfferedLesson::Chapter& chapter = lesson.chapters[i];
        const std::size_t seen = shown.lessons.progress().seen(lesson.name, chapter.id);
        const std::string label = std::to_string(i + 1) + "   " + shown_text(chapter.title, language) + "###" +
                                  lesson.name + "_" + chapter.id;
        const std::string count = count_words(look, seen, chapter.beats);
        const bool here = shown.lesson_name == lesson.name && shown.lesson->place().chapter == i;
        if (ImGui::MenuItem(label.c_str(), count.c_str(), here)) actions.emplace_back(OpenLesson{lesson.path, i});
    }
}

void lesson_item(const Look& look, const Shown& shown, const OfferedLesson& lesson, std::string_view language,
                 Actions& actions) {
    std::size_t seen = 0;
    std::size_t count = 0;
    for (const OfferedLesson::Chapter& chapter : lesson.chapters) {
        seen += shown.lessons.progress().seen(lesson.name, chapter.id);
        count += chapter.beats;
    }
    const std::string label = shown_text(lesson.title, language) + "###lesson_" + lesson.name;
    const bool here = shown.lesson_name == lesson.name;
    if (ImGui::MenuItem(label.c_str(), count_words(look, seen, count).c_str(), here)) {
        actions.emplace_back(OpenLesson{lesson.path, {}});
    }
    explain(look, shown_text(lesson.about, language));
}

void taste(const Look& look, const Preferences& preferences, Actions& actions) {
    if (ImGui::MenuItem(look.labelled("lesson.both_languages", "both_languages").c_str(), nullptr,
                        preferences.both_languages)) {
        actions.emplace_back(SwitchBothLanguages{});
    }
    if (ImGui::MenuItem(look.labelled("lesson.ask_first", "ask_first").c_str(), nullptr, preferences.ask_first)) {
        actions.emplace_back(SwitchAskFirst{});
    }
    explain(look, look.word("help.ask_first"));
    const auto words_of = [&](int pace) {
        if (pace == 0) return std::string(look.word("lesson.pace_manual"));
        return look.words.fill("lesson.pace_automatic", {{"words", std::to_string(pace)}});
    };
    float widest = 0;
    for (const int pace : kPaces)
        widest = std::max(widest, text_width(words_of(pace)));
    const Submenu menu(look.labelled("lesson.pace", "pace").c_str(), widest);
    if (!menu) return;
    for (const int pace : kPaces) {
        const std::string label = words_of(pace) + "###pace" + std::to_string(pace);
        if (ImGui::MenuItem(label.c_str(), nullptr, preferences.words_per_minute == pace)) {
            actions.emplace_back(SetReadingPace{pace});
        }
    }
}

} // namespace

void lesson_items(const Look& look, const Shown& shown, Actions& actions) {
    if (shown.lesson != nullptr && shown.lesson->own_story() && !shown.lesson->taken_over()) {
        if (ImGui::MenuItem(look.labelled("app.own_future", "own_future").c_str())) {
            actions.emplace_back(BringFutureBack{});
        }
        ImGui::Separator();
    }
    const std::string_view language = look.language;
    bool first = true;
    for (const OfferedLesson& lesson : shown.lessons.offered()) {
        // The story comes with its chapters; the others follow whole, unless one of them is being played.
        const bool with_chapters = lesson.chapters.size() > 1 && (first || shown.lesson_name == lesson.name);
        if (with_chapters) {
            if (!first) ImGui::Separator();
            heading(look, shown_text(lesson.title, language));
            chapters(look, shown, lesson, language, actions);
            ImGui::Separator();
        } else {
            lesson_item(look, shown, lesson, language, actions);
        }
        first = false;
    }
    ImGui::Separator();
    taste(look, shown.preferences, actions);
}

} // namespace app
