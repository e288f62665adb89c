// A person's lasting taste, kept in settings.json.
#pragma once

#include <string>
#include <string_view>

#include "app/action.h"
#include "app/words/languages.h"

namespace app {

struct Preferences {
    std::string language = "en"; // its code
    bool dark = false;
    int text_percent = 100;  // 50 to 300
    bool presenting = false; // all of it to be read from the last row
    bool reduced_motion = false;

    // Of lessons.
    bool both_languages = false;
    bool ask_first = true;
    int words_per_minute = 0; // 0: the person goes on

    friend bool operator==(const Preferences&, const Preferences&) = default;
};

void apply(Preferences& preferences, const PreferenceAction& action, const Languages& languages);

// Whatever is missing or makes no sense in the text is as in `otherwise`: a broken settings file must not keep
// anybody from starting the program.
Preferences read_preferences(std::string_view json, const Preferences& otherwise, const Languages& languages);
std::string write_preferences(const Preferences& preferences);

} // namespace app
