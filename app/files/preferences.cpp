#include "app/files/preferences.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/overloaded.h"

namespace app {
namespace {

constexpr int kLeastText = 50;
constexpr int kMostText = 300;
constexpr int kTextStep = 10;
constexpr int kFastestReading = 1000; // words a minute

int clamp_text(int percent) {
    return std::clamp(percent, kLeastText, kMostText);
}

} // namespace

void apply(Preferences& preferences, const PreferenceAction& action, const Languages& languages) {
    std::visit(Overloaded{
                   [&](SwitchLanguage) { preferences.language = languages.after(preferences.language).code; },
                   [&](SwitchTheme) { preferences.dark = !preferences.dark; },
                   [&](TextLarger) { preferences.text_percent = clamp_text(preferences.text_percent + kTextStep); },
                   [&](TextSmaller) { preferences.text_percent = clamp_text(preferences.text_percent - kTextStep); },
                   [&](TextNormal) { preferences.text_percent = 100; },
                   [&](SwitchPresenting) { preferences.presenting = !preferences.presenting; },
                   [&](SwitchMotion) { preferences.reduced_motion = !preferences.reduced_motion; },
                   [&](SwitchBothLanguages) { preferences.both_languages = !preferences.both_languages; },
                   [&](SwitchAskFirst) { preferences.ask_first = !preferences.ask_first; },
                   [&](const SetReadingPace& pace) {
                       preferences.words_per_minute = std::clamp(pace.words_per_minute, 0, kFastestReading);
                   },
               },
               action);
}

Preferences read_preferences(std::string_view json, const Preferences& otherwise, const Languages& languages) {
    Preferences read = otherwise;
    const auto root = nlohmann::json::parse(json, nullptr, false);
    if (!root.is_object()) return read;

    const auto find = [&](const char* key) { return root.contains(key) ? root[key] : nlohmann::json(); };
    if (const auto language = find("language"); language.is_string()) {
        if (const Language* known = languages.find(language.get<std::string>())) read.language = known->code;
    }
    if (find("theme") == "light") read.dark = false;
    if (find("theme") == "dark") read.dark = true;
    if (const auto text = find("text_percent"); text.is_number_integer()) {
        read.text_percent = static_cast<int>(std::clamp<std::int64_t>(text.get<std::int64_t>(), kLeastText, kMostText));
    }
    if (const auto presents = find("presenting"); presents.is_boolean()) read.presenting = presents.get<bool>();
    if (const auto motion = find("reduced_motion"); motion.is_boolean()) read.reduced_motion = motion.get<bool>();
    if (const auto both = find("both_languages"); both.is_boolean()) read.both_languages = both.get<bool>();
    if (const auto ask = find("ask_first"); ask.is_boolean()) read.ask_first = ask.get<bool>();
    if (const auto pace = find("words_per_minute"); pace.is_number_integer()) {
        read.words_per_minute =
            static_cast<int>(std::clamp<std::int64_t>(pace.get<std::int64_t>(), 0, kFastestReading));
    }
    return read;
}

std::string write_preferences(const Preferences& preferences) {
    const nlohmann::ordered_json root{{"language", preferences.language},
                                      {"theme", preferences.dark ? "dark" : "light"},
                                      {"text_percent", preferences.text_percent},
                                      {"presenting", preferences.presenting},
                                      {"reduced_motion", preferences.reduced_motion},
                                      {"both_languages", preferences.both_languages},
                                      {"ask_first", preferences.ask_first},
                                      {"words_per_minute", preferences.words_per_minute}};
    return root.dump(2) + "\n";
}

} // namespace app
