#include "app/files/folder.h"

#include <algorithm>

namespace app {

std::vector<std::filesystem::path> json_files(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    each_entry(folder, [&](const std::filesystem::directory_entry& entry) {
        const bool hidden = entry.path().filename().string().starts_with('.');
        if (entry.path().extension() == ".json" && !hidden) files.push_back(entry.path());
        return true;
    });
    std::ranges::sort(files);
    return files;
}

} // namespace app
