#include "app/files/assets.h"

#include <algorithm>

namespace app {

std::optional<std::filesystem::path> find_assets(const std::string& named, const std::filesystem::path& program) {
    const std::filesystem::path beside = program.parent_path();
    std::vector<std::filesystem::path> places;
    if (!named.empty()) places.emplace_back(named);
    places.push_back(beside / "assets");
    places.push_back(beside / ".." / "assets");
    places.push_back(beside / ".." / "share" / "raftarium");
#ifdef RAFTARIUM_ASSETS_DIR
    places.emplace_back(RAFTARIUM_ASSETS_DIR);
#endif
    for (const auto& place : places) {
        std::error_code error;
        if (std::filesystem::is_regular_file(place / "i18n" / "en.json", error)) return place.lexically_normal();
    }
    return std::nullopt;
}

std::filesystem::path program_file() {
    std::error_code error;
    return std::filesystem::read_symlink("/proc/self/exe", error);
}

std::vector<std::filesystem::path> scenario_files(const std::filesystem::path& assets) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(assets / "scenarios", error)) {
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

} // namespace app
