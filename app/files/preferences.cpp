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

// A file has words for light and dark.
constexpr auto kTheme = &Preferences::dark;
constexpr const char* kLight = "light";
constexpr const char* kDark = "dark";

void read_one(Preferences& read, std::string Preferences::*language, const nlohmann::json& json,
              const Languages& languages) {
    if (!json.is_string()) return;
    if (const Language* known = languages.find(json.get<std::string>())) read.*language = known->code;
}

void read_one(Preferences& read, bool Preferences::*flag, const nlohmann::json& json, const Languages&) {
    if (flag != kTheme) {
        if (json.is_boolean()) read.*flag = json.get<bool>();
    } else if (json == kLight || json == kDark) {
        read.*flag = json == kDark;
    }
}

void read_one(Preferences& read, int Preferences::*number, const nlohmann::json& json, const Languages&) {
    if (!json.is_number_integer()) return;
    const bool text = number == &Preferences::text_percent;
    const std::int64_t least = text ? kLeastText : 0;
    const std::int64_t most = text ? kMostText : kFastestReading;
    read.*number = static_cast<int>(std::clamp(json.get<std::int64_t>(), least, most));
}

nlohmann::ordered_json written(const Preferences& preferences, bool Preferences::*flag) {
    if (flag == kTheme) return preferences.*flag ? kDark : kLight;
    return preferences.*flag;
}

template <class Value>
nlohmann::ordered_json written(const Preferences& preferences, Value Preferences::*member) {
    return preferences.*member;
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
    for_each_preference([&](const char* name, auto member) {
        if (root.contains(name)) read_one(read, member, root[name], languages);
    });
    return read;
}

std::string write_preferences(const Preferences& preferences) {
    nlohmann::ordered_json root;
    for_each_preference([&](const char* name, auto member) { root[name] = written(preferences, member); });
    return root.dump(2) + "\n";
}

} // namespace app
