#include "app/assets.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/whole_file.h"

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

std::variant<render::Words, std::string> load_words(const std::filesystem::path& assets, Language language) {
    const auto path = assets / "i18n" / (std::string(code_of(language)) + ".json");
    const auto text = read_whole_file(path.string());
    if (const auto* error = std::get_if<FileProblem>(&text)) return path.string() + ": " + error->what;

    const auto root = nlohmann::json::parse(std::get<std::string>(text), nullptr, false);
    if (!root.is_object()) return path.string() + ": not a JSON object of texts";
    std::map<std::string, std::string, std::less<>> words;
    for (const auto& [key, value] : root.items()) {
        if (!value.is_string()) return path.string() + ": " + key + ": not a text";
        words[key] = value.get<std::string>();
    }
    return render::Words(std::move(words));
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
