#include "app/files/kept_preferences.h"

namespace app {

std::optional<FileProblem> KeptPreferences::apply(const PreferenceAction& action, const Languages& languages) {
    const Preferences before = now_;
    app::apply(now_, action, languages);
    // Only what the person changed is their taste.
    for_each_preference([&](const char*, auto part) {
        if (now_.*part != before.*part) kept_.*part = now_.*part;
    });
    if (file_.empty()) return std::nullopt;
    std::error_code error;
    std::filesystem::create_directories(file_.parent_path(), error);
    return write_whole_file(file_.string(), write_preferences(kept_));
}

} // namespace app
