#include "app/files/assets.h"

#include "app/files/folder.h"

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
    return json_files(assets / "scenarios");
}

} // namespace app
