// Where this user's own files live: the XDG base directories.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace app {

struct UserFolders {
    std::filesystem::path config; // …/raftarium under $XDG_CONFIG_HOME or ~/.config
    std::filesystem::path state;  // …/raftarium under $XDG_STATE_HOME or ~/.local/state

    // Empty where nothing is kept.
    std::filesystem::path settings_file() const { return within(config, "settings.json"); }
    std::filesystem::path recording_file() const { return within(state, "last.json"); }
    std::filesystem::path progress_file() const { return within(state, "lessons.json"); }

  private:
    static std::filesystem::path within(const std::filesystem::path& folder, const char* name) {
        return folder.empty() ? folder : folder / name;
    }
};

// `variable` looks up an environment variable, "" if it is not set. A relative path in one is ignored, as the
// specification asks. Empty paths where not even a home is known: then nothing is kept.
UserFolders user_folders(const std::function<std::string(const char*)>& variable);

// The environment of this process.
std::string environment(const char* name);

} // namespace app
