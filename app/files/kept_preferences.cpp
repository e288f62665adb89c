#include "app/files/kept_preferences.h"

namespace app {

std::optional<FileProblem> KeptPreferences::apply(const PreferenceAction& action, const Languages& languages) {
    app::apply(now_, action, languages);
    if (file_.empty()) return std::nullopt;
    std::error_code error;
    std::filesystem::create_directories(file_.parent_path(), error);
    return write_whole_file(file_.string(), write_preferences(now_));
}

} // namespace app
