#include "app/files/user_folders.h"

#include <cstdlib>

namespace app {
namespace {

std::filesystem::path base(const std::string& named, const std::string& home, const char* below_home) {
    const std::filesystem::path path = named;
    if (path.is_absolute()) return path / "raftarium";
    if (home.empty()) return {};
    return std::filesystem::path(home) / below_home / "raftarium";
}

} // namespace

UserFolders user_folders(const std::function<std::string(const char*)>& variable) {
    const std::string home = variable("HOME");
    return {.config = base(variable("XDG_CONFIG_HOME"), home, ".config"),
            .state = base(variable("XDG_STATE_HOME"), home, ".local/state")};
}

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

} // namespace app
