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

// All of them, each under the name that the file has for it: Act(name, member).
template <class Act>
void for_each_preference(Act act) {
    act("language", &Preferences::language);
    act("theme", &Preferences::dark);
    act("text_percent", &Preferences::text_percent);
    act("presenting", &Preferences::presenting);
    act("reduced_motion", &Preferences::reduced_motion);
    act("both_languages", &Preferences::both_languages);
    act("ask_first", &Preferences::ask_first);
    act("words_per_minute", &Preferences::words_per_minute);
}

void apply(Preferences& preferences, const PreferenceAction& action, const Languages& languages);

// Whatever is missing or makes no sense in the text is as in `otherwise`: a broken settings file must not keep
// anybody from starting the program.
Preferences read_preferences(std::string_view json, const Preferences& otherwise, const Languages& languages);
std::string write_preferences(const Preferences& preferences);

} // namespace app
