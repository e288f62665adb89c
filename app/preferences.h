// A person's lasting taste, kept in settings.json.
#pragma once

#include <string>
#include <string_view>

#include "app/action.h"

namespace app {

enum class Language { English, Chinese };

// "en", "zh": the file of words in assets/i18n, and the name in settings.
std::string_view code_of(Language language);

struct Preferences {
    Language language = Language::English;
    bool dark = false;
    int text_percent = 100; // 50 to 300
    bool reduced_motion = false;

    // Of lessons.
    bool both_languages = false;
    bool ask_first = true;
    int words_per_minute = 0; // 0: the person goes on

    friend bool operator==(const Preferences&, const Preferences&) = default;
};

void apply(Preferences& preferences, const PreferenceAction& action);

// Whatever is missing or makes no sense in the text is as in `otherwise`: a broken settings file must not keep
// anybody from starting the program.
Preferences read_preferences(std::string_view json, const Preferences& otherwise);
std::string write_preferences(const Preferences& preferences);

// Before anybody chose: the language of the system, by LC_ALL, LC_MESSAGES or LANG.
Language language_of_locale(std::string_view locale);

} // namespace app
